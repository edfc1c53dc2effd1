import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Form } from "../../ui/form.tsx"
import type { RegisterFilter } from "./input.ts"

/** The address of a page of the register, of its feed or its file, with only what was asked for. */
export const registerAddress = (
  filter: RegisterFilter,
  path = "/decisions",
  after?: string | null,
): string => {
  const asked = Object.entries({ ...filter, after }).flatMap(([name, value]) =>
    value ? [[name, String(value)]] : [],
  )
  const query = new URLSearchParams(asked as [string, string][])
  return query.size > 0 ? `${path}?${query}` : path
}

type RegisterFiltersProps = {
  filter: RegisterFilter
  tables: readonly { code: string; name: string }[]
  years: readonly number[]
  topics: readonly { id: string; label: string }[]
}

/** What the register is looked through by: a form that asks the same page again, so that its address says it. */
export const RegisterFilters = ({ filter, tables, years, topics }: RegisterFiltersProps) => {
  const { t } = useTranslation()
  const all = t("decisions.filter.all")
  return (
    <Form
      method="get"
      action="/decisions"
      className="filters"
      role="search"
      texts={{ error: "", optional: "" }}
    >
      <Field name="q" type="search" label={t("decisions.filter.words")} value={filter.q} dir="auto" />
      <Field name="territory" label={t("decisions.filter.territory")} value={filter.territory} dir="auto" />
      <Field
        {...{
          as: "select",
          name: "table",
          label: t("decisions.filter.table"),
          value: filter.table,
          prompt: all,
        }}
        options={tables.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Field
        {...{
          as: "select",
          name: "topic",
          label: t("decisions.filter.topic"),
          value: filter.topic,
          prompt: all,
        }}
        options={topics.map(({ id, label }) => ({ value: id, label }))}
      />
      <Field
        {...{
          as: "select",
          name: "year",
          label: t("decisions.filter.year"),
          value: filter.year,
          prompt: all,
        }}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <Button kind="line" icon="it-funnel">
        {t("decisions.filter.button")}
      </Button>
    </Form>
  )
}
