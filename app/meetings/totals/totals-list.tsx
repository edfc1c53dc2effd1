import { useTranslation } from "../../i18n/translation.tsx"
import { say, sayAll } from "../../roundtables/regulation/say.ts"
import { Press } from "../../roundtables/seats/press.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Note, type NoteTone } from "../../ui/note.tsx"
import { Status } from "../../ui/status.tsx"
import type { Counts, Hall, Method } from "./counted.ts"
import { type Outcome, totalsWords } from "./words.ts"

type At = Date | string
export type Totals = Outcome &
  Counts & {
    code: string
    item: string
    position: number
    proposal: string
    language: string
    matter: string
    method: Method
    votedAt: At
    present: number
    excluded: number
    parts: readonly (Counts & Hall)[]
    revision: number
    enteredAt: At
    enteredBy: string | null
    confirmedAt: At | null
    confirmedBy: string | null
    replacedAt: At | null
    reason: string | null
    corrected: { now: number } | null
    mayConfirm: boolean
    mayWithdraw: boolean
    mayCorrect: boolean
    waitsForAnother: boolean
  }

const TONES: Record<Outcome["outcome"], NoteTone> = {
  approved: "ok",
  not_approved: "bad",
  no_valid_votes: "bad",
  tied: "wait",
  not_valid: "info",
}

/** The numbers, of the whole and of each constituency where they were counted apart. */
const CountTable = ({ totals }: { totals: Totals }) => {
  const { t } = useTranslation()
  const whole = { ...totals, name: "" }
  const columns = totals.parts.length > 0 ? totals.parts : [whole]
  const rows = [
    ...(["yes", "no", "abstained", "invalid", "cast"] as const).map((key) => ({
      ...{ key, label: t(`totals.${key}`), of: (one: Counts & { present: number }) => one[key] },
    })),
    { key: "present", label: t("totals.table.present"), of: (one: { present: number }) => one.present },
    {
      ...{ key: "not_voting", label: t("totals.table.not_voting") },
      of: (one: Counts & { present: number }) => one.present - one.cast,
    },
    ...(totals.excluded > 0
      ? [
          {
            ...{ key: "excluded", label: t("totals.table.excluded") },
            of: (one: Counts & { present: number; excluded: number }) => one.excluded,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={t("totals.table.caption")}
      captionHidden
      columns={[
        { key: "what", heading: t("totals.table.what"), cell: (row) => row.label },
        ...columns.map((one, n) => ({
          ...{ key: `n${n}`, heading: one.name || t("totals.table.count"), numeric: true },
          cell: (row: (typeof rows)[number]) => row.of(one),
        })),
      ]}
      rows={rows}
      rowKey={(row) => row.key}
      empty={null}
    />
  )
}

const State = ({ totals }: { totals: Totals }) => {
  const { t } = useTranslation()
  if (totals.replacedAt) return <Status tone="void">{t("totals.replaced")}</Status>
  return totals.confirmedAt ? (
    <Status tone="ok">{t("totals.stands")}</Status>
  ) : (
    <Status tone="wait">{t("totals.waits")}</Status>
  )
}

/** Who wrote it and who confirmed it, and what else is to be known of it. */
const Trail = ({ totals }: { totals: Totals }) => {
  const { t, dates } = useTranslation()
  const { enteredBy, enteredAt, confirmedBy, confirmedAt, required, found, reason, corrected } = totals
  const nobody = t("totals.somebody")
  return (
    <div className="small">
      <p>{t("totals.quorum", { found, required })}</p>
      {corrected ? <p>{t("totals.corrected", { before: found, now: corrected.now })}</p> : null}
      {reason ? <p>{t("totals.corrects", { reason })}</p> : null}
      <p>
        {t("totals.entered", { name: enteredBy ?? nobody, time: dates.time(enteredAt) })}{" "}
        {confirmedAt
          ? t("totals.confirmed", { name: confirmedBy ?? nobody, time: dates.time(confirmedAt) })
          : null}
      </p>
      {totals.waitsForAnother ? <p className="muted">{t("totals.own")}</p> : null}
    </div>
  )
}

type ActsProps = { totals: Totals; path: string; keyOf: (name: string) => string }

const Acts = ({ totals, path, keyOf }: ActsProps) => {
  const { t } = useTranslation()
  const { code, revision, mayConfirm, mayWithdraw, mayCorrect, proposal } = totals
  const fields = { totalsCode: code, revision: String(revision) }
  if (!mayConfirm && !mayWithdraw && !mayCorrect) return null
  return (
    <div className="row-x">
      {mayConfirm ? (
        <Press
          formKey={keyOf(`confirm ${code} ${revision}`)}
          {...{ kind: "primary", dense: false, fields: { intent: "confirm", ...fields }, hidden: proposal }}
          label={t("totals.confirm")}
        />
      ) : null}
      {mayCorrect ? (
        <ButtonLink kind="line" href={`${path}/${code}`} hidden={proposal}>
          {t("totals.correct")}
        </ButtonLink>
      ) : null}
      {mayWithdraw ? (
        <Press
          formKey={keyOf(`withdraw ${code}`)}
          {...{ kind: "quiet", dense: false, fields: { intent: "withdraw", ...fields }, hidden: proposal }}
          label={t("totals.withdraw")}
        />
      ) : null}
    </div>
  )
}

/** Votes that were counted by hand, by point: what was proposed, what came of it, the numbers, and what may be done. */
export const TotalsList = ({
  totals,
  ...rest
}: Omit<ActsProps, "totals"> & { totals: readonly Totals[] }) => {
  const { t, dates } = useTranslation()
  return (
    <ol className="bare votes">
      {totals.map((one) => {
        const { says, why } = totalsWords(one)
        return (
          <li key={one.code} className="stack">
            <p className="kick">
              {one.position + 1}. <bdi>{one.item}</bdi>
            </p>
            <h3>
              <bdi lang={one.language}>{one.proposal}</bdi>
            </h3>
            <ul className="meta">
              <li>
                <State totals={one} />
              </li>
              <li>{t(`totals.methods.${one.method}`)}</li>
              <li>{t(`totals.matters.${one.matter as "ordinary"}`)}</li>
              <li>{dates.time(one.votedAt)}</li>
            </ul>
            <Note tone={TONES[one.outcome]} title={say(t, dates, says)} level={3}>
              {why.length > 0 ? sayAll(t, dates, why) : null}
            </Note>
            <CountTable totals={one} />
            <Trail totals={one} />
            <Acts totals={one} {...rest} />
          </li>
        )
      })}
    </ol>
  )
}
