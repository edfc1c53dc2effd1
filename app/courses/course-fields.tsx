import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"

type CourseValues = {
  title: string
  language: string
  summary: string
  target: string
  providerCode: string
  places: string
  threshold: number
  topics: readonly string[]
}

type CourseFieldsProps = {
  values: CourseValues | null
  locales: readonly string[]
  providers: readonly { code: string; name: string }[]
  topics: readonly { id: string; label: string }[]
}

/** The card of a course. */
export const CourseFields = ({ values, locales, providers, topics }: CourseFieldsProps) => {
  const { t, locale } = useTranslation()
  return (
    <>
      <Field name="title" label={t("courses.fields.title")} value={values?.title} maxLength={200} />
      <Field
        as="textarea"
        name="summary"
        label={t("courses.fields.summary")}
        help={t("courses.fields.summary_help")}
        value={values?.summary}
        rows={5}
      />
      <Field name="target" label={t("courses.fields.target")} value={values?.target} maxLength={500} />
      <Field
        as="select"
        name="language"
        label={t("courses.fields.language")}
        value={values?.language ?? locale}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value}` as MessageKey) }))}
      />
      <Field
        as="select"
        name="providerCode"
        label={t("courses.fields.provider")}
        value={values?.providerCode}
        prompt={t("courses.fields.choose")}
        options={providers.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Field
        name="places"
        label={t("courses.fields.places")}
        help={t("courses.fields.places_help")}
        value={values?.places}
      />
      <Choice
        name="topics[]"
        legend={t("courses.fields.topics")}
        optional
        several
        columns
        options={topics.map(({ id, label }) => ({
          ...{ value: id, label },
          checked: values?.topics.includes(id) ?? false,
        }))}
      />
      <Field
        name="threshold"
        label={t("courses.fields.threshold")}
        help={t("courses.fields.threshold_help")}
        inputMode="numeric"
        width="xs"
        value={values?.threshold ?? 80}
      />
      <CheckField name="excusedLeaveDenominator" value="yes" label={t("courses.fields.excused")} />
      <CheckField name="isTemplate" value="yes" label={t("courses.fields.template")} />
    </>
  )
}
