import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Status } from "../ui/status.tsx"
import { waitsFor } from "./signature-turn.ts"

export type SignatureRow = {
  code: string
  id: string
  position: number
  inOrder: boolean
  party: string
  partyKind: string
  signatory: string
  power: string
  powerDetail: string
  dueOn: string | null
  state: string
  form: string | null
  settledAt: string | Date | null
  refusal: string | null
  remindedAt: string | Date | null
  fileCode: string | null
  sha256: string | null
  hasEmail: boolean
}
type ListProps = { rows: readonly SignatureRow[]; today: string; mayKeep: boolean; isMember: boolean }

const Waiting = ({ row, all, today }: { row: SignatureRow; all: readonly SignatureRow[]; today: string }) => {
  const { t, dates } = useTranslation()
  const before = waitsFor(row, all)
  if (before) return <Status tone="wait">{t("records.states.after", { party: before.party })}</Status>
  if (row.dueOn && row.dueOn < today)
    return <Status tone="bad">{t("records.states.late", { day: dates.day(row.dueOn) })}</Status>
  return (
    <Status tone="wait">
      {row.dueOn
        ? t("records.states.waiting_until", { day: dates.day(row.dueOn) })
        : t("records.states.waiting")}
    </Status>
  )
}

const State = ({ row, all, today }: { row: SignatureRow; all: readonly SignatureRow[]; today: string }) => {
  const { t, dates } = useTranslation()
  if (row.state === "waiting")
    return (
      <>
        <Waiting row={row} all={all} today={today} />
        {row.remindedAt ? (
          <span className="small muted">
            {" "}
            {t("records.states.reminded", { day: dates.day(row.remindedAt) })}
          </span>
        ) : null}
      </>
    )
  if (row.state === "refused")
    return (
      <>
        <Status tone="bad">{t("records.states.refused")}</Status> <bdi className="small">{row.refusal}</bdi>
      </>
    )
  return (
    <>
      <Status tone="ok">{t(`records.forms.${row.form as "pades"}`)}</Status>
      <span className="small muted"> {t("records.states.not_validated")}</span>
    </>
  )
}

/** Who signs a paper, with which power, and what came of it. */
export const SignatureList = ({ rows, today, mayKeep, isMember }: ListProps) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t("records.signatures.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("records.signatures.empty")}
      columns={[
        { key: "party", heading: t("records.signatures.party"), cell: (row) => <bdi>{row.party}</bdi> },
        {
          key: "signatory",
          heading: t("records.signatures.signatory"),
          cell: (row) => (
            <>
              <bdi>{row.signatory}</bdi>{" "}
              <span className="small muted">
                {t(`records.powers.${row.power as "office"}`)}: <bdi>{row.powerDetail}</bdi>
              </span>
            </>
          ),
        },
        {
          key: "state",
          heading: t("records.signatures.state"),
          cell: (row) => <State row={row} all={rows} today={today} />,
        },
        {
          key: "act",
          heading: t("records.signatures.acts"),
          cell: (row) =>
            row.fileCode && isMember ? (
              <a href={`/files/${row.fileCode}`}>
                {t("records.signatures.download")}
                <span className="visually-hidden"> {row.party}</span>
              </a>
            ) : mayKeep && row.state === "waiting" ? (
              <ButtonLink kind="line" dense href={`/signatures/${row.code}`} hidden={row.party}>
                {t("records.signatures.settle")}
              </ButtonLink>
            ) : null,
        },
      ]}
    />
  )
}
