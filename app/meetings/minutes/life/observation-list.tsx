import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { Empty } from "../../../ui/empty.tsx"
import { Field } from "../../../ui/field.tsx"
import { Fold } from "../../../ui/fold.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { Status } from "../../../ui/status.tsx"
import { keyFor } from "../../session/form-keys.ts"

type Row = {
  code: string
  text: string
  language: string
  state: string
  answer: string | null
  madeAt: string | Date
  name: string | null
  seat: string | null
}
type ListProps = { rows: readonly Row[]; mayKeep: boolean; formKey: string; refusal: Refusal | undefined }

const AnswerForm = ({
  row,
  formKey,
  refusal,
}: {
  row: Row
  formKey: string
  refusal: Refusal | undefined
}) => {
  const { t } = useTranslation()
  const own = refusal?.typed.observationCode === row.code ? refusal : undefined
  return (
    <Fold summary={t("minutes.observations.answer")} open={own !== undefined}>
      <RefusableForm formKey={keyFor(formKey, row.code)} refusal={own}>
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="observationCode" value={row.code} />
        <Field
          {...{ as: "textarea", name: "answer", rows: 2, maxLength: 1000, dir: "auto", optional: true }}
          label={t("minutes.observations.reason")}
          help={t("minutes.observations.reason_help")}
        />
        <Actions>
          <Button name="verdict" value="accepted" busy={t("common.form.saving")}>
            {t("minutes.observations.accept")}
          </Button>
          <Button kind="line" name="verdict" value="declined" busy={t("common.form.saving")}>
            {t("minutes.observations.decline")}
          </Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

const TONES = { open: "wait", accepted: "ok", declined: "void" } as const

/** What members had to say about a verbale, each with its answer. */
export const ObservationList = ({ rows, mayKeep, formKey, refusal }: ListProps) => {
  const { t, dates } = useTranslation()
  if (rows.length === 0) return <Empty>{t("minutes.observations.none")}</Empty>
  return (
    <ul className="lines">
      {rows.map((row) => {
        const state = row.state as keyof typeof TONES
        return (
          <li key={row.code} className="stack-s">
            <p className="row-x between">
              <span className="small muted">
                <bdi>{[row.name, row.seat].filter(Boolean).join(", ")}</bdi> · {dates.moment(row.madeAt)}
              </span>
              <Status tone={TONES[state]}>{t(`minutes.observations.${state}`)}</Status>
            </p>
            <p lang={row.language} dir="auto">
              {row.text}
            </p>
            {row.answer ? (
              <p dir="auto">
                <strong>{t("minutes.observations.answered")}</strong> {row.answer}
              </p>
            ) : null}
            {mayKeep && state === "open" ? <AnswerForm {...{ row, formKey, refusal }} /> : null}
          </li>
        )
      })}
    </ul>
  )
}

/** The form of who has something to say, while the members are asked. */
export const ObserveForm = ({ formKey, refusal }: { formKey: string; refusal: Refusal | undefined }) => {
  const { t } = useTranslation()
  return (
    <Section id="observe" title={t("minutes.observations.make")}>
      <RefusableForm
        formKey={keyFor(formKey, "observe")}
        refusal={refusal?.typed.intent === "observe" ? refusal : undefined}
      >
        <input type="hidden" name="intent" value="observe" />
        <Field
          {...{ as: "textarea", name: "text", rows: 4, maxLength: 2000, dir: "auto" }}
          label={t("minutes.observations.text")}
          help={t("minutes.observations.text_help")}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("minutes.observations.send")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
