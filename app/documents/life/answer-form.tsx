import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import type { MessageKey } from "../../i18n/translate.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { ShownSeat } from "./answers-table.tsx"
import { CHOICES } from "./outcome.ts"

type OwnSeat = ShownSeat & { whyNot: { key: string; values?: Record<string, string | number> } | null }
type AnswerProps = {
  seat: OwnSeat
  mayAbstain: boolean
  formKey: string
  refusal: Refusal | undefined
}

/** The form in which a seat answers, or why it cannot; one for each seat that the reader holds. */
export const AnswerForm = ({ seat, mayAbstain, formKey, refusal }: AnswerProps) => {
  const { t } = useTranslation()
  const { code, label, answer, whyNot } = seat
  const own = refusal?.typed.seat === code ? refusal : undefined
  return (
    <Section
      id={`answer-${code}`}
      className="no-print"
      title={t(answer ? "life.answer.change" : "life.answer.title", { seat: label })}
    >
      {whyNot ? (
        <p>{t(whyNot.key as MessageKey, whyNot.values)}</p>
      ) : (
        <RefusableForm formKey={formKey} refusal={own}>
          <input type="hidden" name="intent" value="answer" />
          <input type="hidden" name="seat" value={code} />
          <input type="hidden" name="seen" value={answer?.id ?? ""} />
          <Choice
            name="choice"
            legend={t("life.answer.legend")}
            value={answer?.choice ?? null}
            options={CHOICES.filter((choice) => mayAbstain || choice !== "abstain").map((choice) => ({
              value: choice,
              label: t(`life.answer.${choice}`),
              help: t(`life.answer.${choice}_help`),
            }))}
          />
          <Field
            as="textarea"
            rows={4}
            name="remarks"
            label={t("life.answer.words")}
            help={t("life.answer.words_help")}
            optional
            value={answer?.remarks ?? ""}
            maxLength={4000}
            dir="auto"
          />
          <Actions>
            <Button busy={t("common.form.saving")}>
              {t(answer ? "life.answer.button_change" : "life.answer.button")}
            </Button>
          </Actions>
        </RefusableForm>
      )}
    </Section>
  )
}
