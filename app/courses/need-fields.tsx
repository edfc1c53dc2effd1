import { useTranslation } from "../i18n/translation.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PROFESSIONS } from "./eligibility.ts"
import { NEED_KINDS } from "./enrolment.ts"

/** What somebody does. */
export const ProfessionField = () => {
  const { t } = useTranslation()
  return (
    <Choice
      name="profession"
      legend={t("courses.enrol.profession")}
      options={PROFESSIONS.map((value) => ({ value, label: t(`courses.professions.${value}`) }))}
    />
  )
}

/** What somebody needs to take part; only the coordinator reads it. */
export const NeedFields = () => {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        name="needs[]"
        legend={t("courses.enrol.needs")}
        help={t("courses.enrol.needs_help")}
        optional
        several
        options={NEED_KINDS.map((value) => ({ value, label: t(`courses.needs.${value}`) }))}
      />
      <Field
        name="interpreterDetail"
        label={t("courses.enrol.interpreter_detail")}
        optional
        maxLength={100}
      />
      <Field name="childcareDetail" label={t("courses.enrol.childcare_detail")} optional maxLength={100} />
    </>
  )
}
