import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { Choice } from "../../../ui/choice.tsx"
import { Empty } from "../../../ui/empty.tsx"
import { Field } from "../../../ui/field.tsx"
import { Fold } from "../../../ui/fold.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { Status } from "../../../ui/status.tsx"
import { keyFor } from "../../session/form-keys.ts"

type Point = { number: number; title: string; language: string }
type FormProps = { formKey: string; refusal: Refusal | undefined }

const PointName = ({ point }: { point: Point }) => {
  const { t } = useTranslation()
  return <>{t("afterwards.extract.point", { number: point.number, title: point.title })}</>
}

/** Which points somebody needs, and what for. */
export const AskExtractForm = ({
  items,
  formKey,
  refusal,
}: FormProps & { items: readonly (Point & { code: string })[] }) => {
  const { t } = useTranslation()
  return (
    <Section id="ask" title={t("afterwards.extract.ask")}>
      <RefusableForm
        formKey={keyFor(formKey, "ask")}
        refusal={refusal?.typed.intent === "ask" ? refusal : undefined}
      >
        <input type="hidden" name="intent" value="ask" />
        <Choice
          {...{ name: "items[]", legend: t("afterwards.extract.points"), several: true }}
          options={items.map((point) => ({ value: point.code, label: <PointName point={point} /> }))}
        />
        <Field
          {...{ name: "purpose", maxLength: 500, dir: "auto" }}
          label={t("afterwards.extract.purpose")}
          help={t("afterwards.extract.purpose_help")}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("afterwards.extract.send")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

type Row = {
  code: string
  purpose: string
  state: "asked" | "issued" | "declined"
  number: number | null
  name: string | null
  answer: string | null
  askedAt: string | Date
  settledAt: string | Date | null
  verification: string | null
  points: readonly Point[]
}

const SettleForm = ({ row, formKey, refusal }: FormProps & { row: Row }) => {
  const { t } = useTranslation()
  const own = refusal?.typed.extractCode === row.code ? refusal : undefined
  return (
    <Fold summary={t("afterwards.extract.settle")} open={own !== undefined}>
      <RefusableForm formKey={keyFor(formKey, row.code)} refusal={own}>
        <input type="hidden" name="intent" value="settle" />
        <input type="hidden" name="extractCode" value={row.code} />
        <Field
          {...{ name: "answer", maxLength: 500, dir: "auto", optional: true, id: `answer-${row.code}` }}
          label={t("minutes.observations.reason")}
          help={t("afterwards.extract.answer_help")}
        />
        <Actions>
          <Button name="verdict" value="issued" busy={t("common.form.saving")}>
            {t("afterwards.extract.issue")}
          </Button>
          <Button kind="line" name="verdict" value="declined" busy={t("common.form.saving")}>
            {t("afterwards.extract.decline")}
          </Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

const TONES = { asked: "wait", issued: "ok", declined: "void" } as const

const Issued = ({ row, number }: { row: Row; number: string }) => {
  const { t } = useTranslation()
  if (row.state !== "issued") return null
  return (
    <p className="row-x">
      <a href={`/minutes-extracts/${row.code}/pdf`} download>
        {t("afterwards.extract.download", { number: row.number ?? 0, minutes: number })}
      </a>
      <a href={`/minutes-extracts/${row.code}/json`} download>
        {t("minutes.export.json")}
      </a>
      <a href={`/verify/${row.verification}`}>
        <bdi dir="ltr">{row.verification}</bdi>
      </a>
    </p>
  )
}

type ListProps = FormProps & { rows: readonly Row[]; mayIssue: boolean; number: string }

/** Estratti that were asked for, each with what became of it. */
export const ExtractList = ({ rows, mayIssue, number, formKey, refusal }: ListProps) => {
  const { t, dates } = useTranslation()
  if (rows.length === 0) return <Empty>{t("afterwards.extract.none")}</Empty>
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.code} className="stack-s">
          <p className="row-x between">
            <span>
              <bdi>{row.purpose}</bdi>{" "}
              <span className="small muted">
                <bdi>{row.name}</bdi> · {dates.moment(row.askedAt)}
              </span>
            </span>
            <Status tone={TONES[row.state]}>{t(`afterwards.extract.states.${row.state}`)}</Status>
          </p>
          <ul>
            {row.points.map((point) => (
              <li key={point.number} lang={point.language}>
                <PointName point={point} />
              </li>
            ))}
          </ul>
          {row.answer ? (
            <p dir="auto">
              <strong>{t("minutes.observations.answered")}</strong> {row.answer}
            </p>
          ) : null}
          <Issued row={row} number={number} />
          {mayIssue && row.state === "asked" ? <SettleForm {...{ row, formKey, refusal }} /> : null}
        </li>
      ))}
    </ul>
  )
}
