import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import type { ListFilters } from "./card-input.ts"
import { ROUNDTABLE_KINDS } from "./input.ts"

/** The address of the list under its filters, from the row after a code on. */
export const listAddress = (filters: ListFilters, after?: string): string => {
  const asked = Object.entries({ ...filters, after }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  const search = new URLSearchParams(asked).toString()
  return search ? `/roundtables?${search}` : "/roundtables"
}

export const isFiltered = (filters: ListFilters): boolean =>
  Object.values(filters).some((value) => value !== null)

type FiltersProps = { filters: ListFilters; territories: readonly string[] }

/** Which tables are listed: a form that changes the address, so that a list can be kept and sent. */
export const RoundtableFilters = ({ filters, territories }: FiltersProps) => {
  const { t } = useTranslation()
  return (
    <form method="get" action="/roundtables" aria-label={t("roundtables.list.filters")}>
      <div className="grid-3">
        <Field
          as="select"
          name="kind"
          label={t("roundtables.list.kind")}
          value={filters.kind}
          prompt={t("roundtables.list.any_kind")}
          options={ROUNDTABLE_KINDS.map((value) => ({ value, label: t(`roundtables.kinds.${value}`) }))}
        />
        <Field
          as="select"
          name="territory"
          label={t("roundtables.list.territory")}
          value={filters.territory}
          prompt={t("roundtables.list.any_territory")}
          options={territories.map((value) => ({ value, label: value }))}
        />
        <Field
          as="select"
          name="state"
          label={t("roundtables.list.state")}
          value={filters.state}
          prompt={t("roundtables.list.any_state")}
          options={(["active", "closed"] as const).map((value) => ({
            value,
            label: t(`roundtables.list.states.${value}`),
          }))}
        />
      </div>
      <Button kind="line">{t("roundtables.list.filter_button")}</Button>
    </form>
  )
}
