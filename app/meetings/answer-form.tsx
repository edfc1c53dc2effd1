import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { type Answer, answersFor, type Mode } from "./meeting.ts"
import type { Need } from "./needs/need.ts"
import { NeedFields } from "./needs/need-parts.tsx"

type AnswerFormProps = {
  mode: Mode
  answer: string | null
  note: string | null
  needs: readonly Need[]
  formKey: string
  refusal: Refusal | undefined
}

/** Whether one comes: one question, one button. */
export const AnswerForm = ({ mode, answer, note, needs, formKey, refusal }: AnswerFormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value="answer" />
      <Choice
        {...{ name: "answer", legend: t("meetings.answer.legend"), value: answer, columns: true }}
        options={answersFor(mode).map((value: Answer) => ({ value, label: t(`meetings.answers.${value}`) }))}
      />
      <Field
        {...{ name: "note", value: note, dir: "auto", optional: true, maxLength: 500 }}
        label={t("meetings.answer.note")}
        help={t("meetings.answer.note_help")}
      />
      <NeedFields needs={needs} />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("meetings.answer.button")}</Button>
      </Actions>
    </RefusableForm>
  )
}
