import { FilesField } from "../../file-parts.tsx"
import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import type { MessageKey } from "../../i18n/translate.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import type { ToldAs } from "./commitment.ts"

type TellFormProps = {
  commitment: { progress: number; state: string; dueOn: string }
  as: ToldAs
  locales: readonly string[]
  formKey: string
  refusal: Refusal | undefined
}

const Evidence = ({ locales }: { locales: readonly string[] }) => {
  const { t, locale } = useTranslation()
  return (
    <>
      <Field
        {...{ as: "textarea", name: "words", rows: 4, maxLength: 2000, dir: "auto", optional: true }}
        label={t("commitments.tell.words")}
        help={t("commitments.tell.words_help")}
      />
      <Field
        {...{ as: "select", name: "language", width: "m", value: locale }}
        label={t("items.new.language")}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value}` as MessageKey) }))}
      />
      <Field
        {...{ name: "link", maxLength: 500, optional: true, dir: "ltr" }}
        label={t("commitments.tell.link")}
      />
      <FilesField name="evidence" label={t("commitments.tell.file")} optional />
    </>
  )
}

/** How it stands now, with evidence; the secretariat may set another day, the body asks for one. */
export const TellForm = ({ commitment, as, locales, formKey, refusal }: TellFormProps) => {
  const { t, dates } = useTranslation()
  const { progress, state, dueOn } = commitment
  const states = as === "body" ? (["open", "done"] as const) : (["open", "done", "dropped"] as const)
  return (
    <RefusableForm formKey={formKey} refusal={refusal} files>
      <Field
        {...{ name: "progress", value: progress, width: "xs", inputMode: "numeric" }}
        label={t("commitments.tell.progress")}
        help={t("commitments.tell.progress_help")}
      />
      <Choice
        {...{ name: "state", legend: t("commitments.state"), value: state, columns: true }}
        options={states.map((value) => ({ value, label: t(`commitments.states.${value}`) }))}
      />
      <Evidence locales={locales} />
      <Field
        {...{
          name: "dueOn",
          value: as === "body" ? null : dates.typed(dueOn),
          width: "s",
          optional: as === "body",
        }}
        label={t(as === "body" ? "commitments.tell.ask_day" : "commitments.due")}
        help={t(as === "body" ? "commitments.tell.ask_day_help" : "commitments.tell.day_help")}
        inputMode="numeric"
      />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("commitments.tell.button")}</Button>
      </Actions>
    </RefusableForm>
  )
}
