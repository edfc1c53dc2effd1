import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PROFESSIONS } from "./eligibility.ts"

export type ShownFilters = { region: string | null; topic: string | null; profession: string | null }

/** The address of the catalogue under its filters, from the course after a code on. */
export const catalogueAddress = (filters: ShownFilters, after?: string): string => {
  const asked = Object.entries({ ...filters, after }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  const search = new URLSearchParams(asked).toString()
  return search ? `/courses?${search}` : "/courses"
}

type FiltersProps = {
  filters: ShownFilters
  regions: readonly { code: string; name: string }[]
  topics: readonly { id: string; label: string }[]
}

/** Which courses are listed: a form that changes the address, so that a list can be kept and sent. */
export const CourseFilters = ({ filters, regions, topics }: FiltersProps) => {
  const { t } = useTranslation()
  return (
    <form method="get" action="/courses" aria-label={t("courses.list.filters")}>
      <div className="grid-3">
        <Field
          as="select"
          name="region"
          label={t("courses.list.region")}
          value={filters.region}
          prompt={t("courses.list.any_region")}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Field
          as="select"
          name="topic"
          label={t("courses.list.topic")}
          value={filters.topic}
          prompt={t("courses.list.any_topic")}
          options={topics.map(({ id, label }) => ({ value: id, label }))}
        />
        <Field
          as="select"
          name="profession"
          label={t("courses.list.profession")}
          value={filters.profession}
          prompt={t("courses.list.any_profession")}
          options={PROFESSIONS.map((value) => ({ value, label: t(`courses.professions.${value}`) }))}
        />
      </div>
      <Button kind="line">{t("courses.list.filter_button")}</Button>
    </form>
  )
}
