import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Empty } from "../../../ui/empty.tsx"
import { Status } from "../../../ui/status.tsx"
import { DecideForm, WithdrawForm } from "./rectification-forms.tsx"
import { SaysReads } from "./rectification-list.tsx"

type Row = {
  code: string
  number: number | null
  says: string
  reads: string
  reason: string
  language: string
  state: "asked" | "accepted" | "declined" | "withdrawn"
  ground: "slip" | "vote" | null
  answer: string | null
  name: string | null
  seat: string | null
  askedAt: string | Date
  decidedAt: string | Date | null
  sha256: string | null
  verification: string | null
  isOwn: boolean
  whyNot: string | null
}
type Votes = Parameters<typeof DecideForm>[0]["votes"]
type Props = {
  rows: readonly Row[]
  mayKeep: boolean
  votes: Votes
  formKey: string
  refusal: Refusal | undefined
}

const TONES = { asked: "wait", accepted: "ok", declined: "void", withdrawn: "void" } as const

const Decided = ({ row }: { row: Row }) => {
  const { t, dates } = useTranslation()
  if (!row.answer) return null
  return (
    <>
      <p dir="auto">
        <strong>{t("minutes.observations.answered")}</strong> {row.answer}
      </p>
      <p className="small muted">
        {dates.longDay(row.decidedAt ?? row.askedAt)}
        {row.ground ? ` · ${t(`afterwards.rectify.grounds.${row.ground}`)}` : null}
      </p>
      {row.verification && row.sha256 ? (
        <p className="small">
          {t("afterwards.rectify.code")}{" "}
          <a href={`/verify/${row.verification}`}>
            <bdi dir="ltr">{row.verification}</bdi>
          </a>
          <br />
          {t("transfer.frame.digest")}{" "}
          <code className="digest" dir="ltr">
            {row.sha256}
          </code>
          <br />
          <a href={`/minutes-rectifications/${row.code}/pdf`} download>
            {t("afterwards.rectify.file.download", { number: row.number ?? 0 })}
          </a>
          {" · "}
          <a href={`/minutes-rectifications/${row.code}/json`} download>
            {t("minutes.export.json")}
          </a>
        </p>
      ) : null}
    </>
  )
}

const Acts = ({ row, ...rest }: { row: Row } & Omit<Props, "rows">) => {
  if (row.state !== "asked") return null
  const { mayKeep, votes, formKey, refusal } = rest
  return (
    <>
      {mayKeep && !row.whyNot ? <DecideForm {...{ code: row.code, votes, formKey, refusal }} /> : null}
      {mayKeep && row.whyNot ? <p className="small muted">{row.whyNot}</p> : null}
      {row.isOwn ? <WithdrawForm code={row.code} formKey={formKey} /> : null}
    </>
  )
}

/** What was asked to be put right, each with what became of it and why. */
export const RequestList = ({ rows, ...rest }: Props) => {
  const { t, dates } = useTranslation()
  if (rows.length === 0) return <Empty>{t("afterwards.rectify.none")}</Empty>
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.code} className="stack-s">
          <p className="row-x between">
            <span>
              {row.number ? <strong>{t("afterwards.rectify.name", { number: row.number })} </strong> : null}
              <span className="small muted">
                <bdi>{[row.name, row.seat].filter(Boolean).join(", ")}</bdi> · {dates.moment(row.askedAt)}
              </span>
            </span>
            <Status tone={TONES[row.state]}>{t(`afterwards.rectify.states.${row.state}`)}</Status>
          </p>
          <SaysReads {...row} />
          <p lang={row.language} dir="auto">
            <strong>{t("afterwards.rectify.reason_is")}</strong> {row.reason}
          </p>
          <Decided row={row} />
          <Acts row={row} {...rest} />
        </li>
      ))}
    </ul>
  )
}
