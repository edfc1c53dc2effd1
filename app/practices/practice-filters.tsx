import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import type { PracticeFilters as Filters } from "./filters.ts"

type Props = {
  path: string
  filters: Filters
  regions: readonly { code: string; name: string }[]
  topics: readonly { id: string; label: string }[]
}

/** Which good practices are listed: a form that changes the address, so that a list can be kept and sent. */
export const PracticeFilters = ({ path, filters, regions, topics }: Props) => {
  const { t } = useTranslation()
  return (
    <form method="get" action={path} aria-label={t("practices.list.filters")}>
      <div className="grid-3">
        <Field
          name="q"
          type="search"
          label={t("practices.list.words")}
          value={filters.q}
          {...{ dir: "auto", maxLength: 100 }}
        />
        <Field
          as="select"
          name="topic"
          label={t("practices.topic")}
          value={filters.topic}
          prompt={t("practices.list.any_topic")}
          options={topics.map(({ id, label }) => ({ value: id, label }))}
        />
        <Field
          as="select"
          name="region"
          label={t("practices.region")}
          value={filters.region}
          prompt={t("practices.list.any_region")}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <Button kind="line">{t("practices.list.filter_button")}</Button>
    </form>
  )
}
