import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { type ProposalFilters as Filters, PHASE_NAMES } from "./filters.ts"

type Props = {
  path: string
  filters: Filters
  regions: readonly { code: string; name: string }[]
  topics: readonly { id: string; label: string }[]
}

/** Which proposals are listed: a form that changes the address, so that a list can be kept and sent. */
export const ProposalFilters = ({ path, filters, regions, topics }: Props) => {
  const { t } = useTranslation()
  return (
    <form method="get" action={path} aria-label={t("proposals.list.filters")}>
      <div className="grid-3">
        <Field
          as="select"
          name="phase"
          label={t("proposals.list.phase")}
          value={filters.phase}
          prompt={t("proposals.list.any")}
          options={PHASE_NAMES.map((value) => ({ value, label: t(`proposals.phases.${value}`) }))}
        />
        <Field
          as="select"
          name="topic"
          label={t("proposals.topic")}
          value={filters.topic}
          prompt={t("proposals.list.any_topic")}
          options={topics.map(({ id, label }) => ({ value: id, label }))}
        />
        <Field
          as="select"
          name="region"
          label={t("proposals.territory")}
          value={filters.region}
          prompt={t("proposals.list.any")}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <Button kind="line">{t("proposals.list.filter_button")}</Button>
    </form>
  )
}
