import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { DataTable } from "../../ui/data-table.tsx"

type At = Date | string
type Attending = {
  key: string
  name: string
  seat: string | null
  body: string | null
  stays: readonly { from: At; until: At; isRemote: boolean }[]
  paper: { code: string; issuedAt: At; verification: string } | null
}
type TableProps = { people: readonly Attending[]; mayIssue: boolean; keyOf: (name: string) => string }

const Stays = ({ stays }: Pick<Attending, "stays">) => {
  const { t, dates } = useTranslation()
  return (
    <ul className="bare">
      {stays.map(({ from, until, isRemote }) => (
        <li key={String(from)}>
          {t(isRemote ? "attestations.stay_remote" : "attestations.stay_room", {
            ...{ from: dates.time(from), until: dates.time(until) },
          })}
        </li>
      ))}
    </ul>
  )
}

const Paper = ({ one, mayIssue, keyOf }: { one: Attending } & Omit<TableProps, "people">) => {
  const { t } = useTranslation()
  const press = (label: string) => (
    <Press
      formKey={keyOf(`issue ${one.key}`)}
      {...{ kind: "line", fields: { intent: "one", who: one.key }, hidden: one.name, label }}
    />
  )
  if (!one.paper) return mayIssue ? press(t("attestations.issue")) : null
  return (
    <>
      <a href={`/attestations/${one.paper.code}/pdf`}>
        {t("attestations.open")}
        <span className="visually-hidden"> {one.name}</span>
      </a>{" "}
      <bdi dir="ltr" className="small muted">
        {one.paper.verification}
      </bdi>
    </>
  )
}

/** Who was there with their times, and the paper that says so. */
export const AttestationTable = ({ people, ...rest }: TableProps) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t("attestations.caption")}
      captionHidden
      rows={people}
      rowKey={(one) => one.key}
      empty={t("attestations.none")}
      columns={[
        { key: "name", heading: t("attestations.name"), cell: (one) => <bdi>{one.name}</bdi> },
        {
          key: "seat",
          heading: t("attestations.seat"),
          cell: (one) => <bdi>{[one.seat, one.body].filter(Boolean).join(" – ")}</bdi>,
        },
        { key: "times", heading: t("attestations.times"), cell: (one) => <Stays stays={one.stays} /> },
        {
          key: "paper",
          heading: t("attestations.paper_column"),
          cell: (one) => <Paper one={one} {...rest} />,
        },
      ]}
    />
  )
}
