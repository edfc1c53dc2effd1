import { useTranslation } from "../i18n/translation.tsx"
import { Field } from "../ui/field.tsx"

export type SessionValues = {
  title: string
  day: string
  from: string
  until: string
  breakMinutes: number
  room: string | null
  link: string | null
}

/** When and where a session is, what it is about, and its link. */
export const SessionFields = ({ values }: { values: SessionValues | null }) => {
  const { t } = useTranslation()
  return (
    <>
      <Field name="title" label={t("courses.fields.session_title")} value={values?.title} maxLength={200} />
      <Field
        name="day"
        label={t("courses.fields.day")}
        help={t("courses.fields.day_help")}
        width="s"
        value={values?.day}
      />
      <Field
        name="from"
        label={t("courses.fields.from")}
        help={t("courses.fields.clock_help")}
        width="xs"
        value={values?.from}
      />
      <Field name="until" label={t("courses.fields.until")} width="xs" value={values?.until} />
      <Field
        name="breakMinutes"
        label={t("courses.fields.breaks")}
        help={t("courses.fields.breaks_help")}
        optional
        inputMode="numeric"
        width="xs"
        value={values?.breakMinutes || null}
      />
      <Field name="room" label={t("courses.fields.room")} optional value={values?.room} maxLength={300} />
      <Field
        name="link"
        type="url"
        label={t("courses.fields.link")}
        help={t("courses.fields.link_help")}
        optional
        dir="ltr"
        value={values?.link}
      />
    </>
  )
}
