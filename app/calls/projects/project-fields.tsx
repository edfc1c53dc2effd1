import { euros } from "../../answers/money.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Field } from "../../ui/field.tsx"

type Typing = {
  asked: string
  own: string
  startsOn: string | null
  endsOn: string | null
  partners: string | null
  place: string | null
  language: string
}

/** What a project says besides its answers: how much, when, where, with whom. */
export const ProjectFields = ({ project, mostCents }: { project: Typing; mostCents: number }) => {
  const { t, dates, locale } = useTranslation()
  const money = { width: "s", inputMode: "decimal", dir: "ltr" } as const
  const typed = (day: string | null) => (day ? dates.typed(day) : null)
  const { language } = project
  return (
    <>
      <Field
        {...{ name: "asked", ...money, value: project.asked }}
        label={t("calls.project.asked")}
        help={t("calls.project.asked_help", { most: euros(mostCents, locale) })}
      />
      <Field
        {...{ name: "own", ...money, value: project.own }}
        label={t("calls.project.own")}
        help={t("calls.project.own_help")}
      />
      <Field
        {...{
          name: "startsOn",
          width: "s",
          inputMode: "numeric",
          dir: "ltr",
          value: typed(project.startsOn),
        }}
        label={t("calls.project.starts")}
        help={t("meetings.form.day_help")}
      />
      <Field
        {...{ name: "endsOn", width: "s", inputMode: "numeric", dir: "ltr", value: typed(project.endsOn) }}
        label={t("calls.project.ends")}
      />
      <Field
        {...{ name: "place", maxLength: 300, dir: "auto", lang: language, value: project.place }}
        label={t("calls.project.place")}
        help={t("calls.project.place_help")}
      />
      <Field
        {...{ as: "textarea", name: "partners", rows: 3, optional: true, dir: "auto", lang: language }}
        label={t("calls.project.partners")}
        help={t("calls.project.partners_help")}
        value={project.partners}
      />
    </>
  )
}
