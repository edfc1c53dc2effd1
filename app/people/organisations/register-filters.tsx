import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Form } from "../../ui/form.tsx"
import type { RegisterFilter } from "./input.ts"
import { LEVELS, ORGANISATION_KINDS, REGISTERS } from "./organisation.ts"

/** The address of a page of the register, with only what was asked for. */
export const addressOf = (filter: RegisterFilter, after?: string): string => {
  const asked = Object.entries(filter).filter(
    ([name, value]) => value && !(name === "state" && value === "standing"),
  )
  const query = new URLSearchParams([...asked, ...(after ? [["after", after]] : [])] as [string, string][])
  return query.size > 0 ? `/organisations?${query}` : "/organisations"
}

const Words = ({ filter }: { filter: RegisterFilter }) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="name"
        type="search"
        label={t("organisations.filter.name")}
        value={filter.name}
        dir="auto"
      />
      <Field
        name="territory"
        label={t("people.organisations.territory")}
        value={filter.territory}
        dir="auto"
      />
    </>
  )
}

/** What the register is looked through by: a form that asks the same page again, so that its address says it. */
export const RegisterFilters = ({ filter }: { filter: RegisterFilter }) => {
  const { t } = useTranslation()
  const all = t("organisations.filter.all")
  return (
    <Form
      method="get"
      action="/organisations"
      className="filters"
      role="search"
      texts={{ error: "", optional: "" }}
    >
      <Words filter={filter} />
      <Field
        as="select"
        name="kind"
        label={t("people.organisations.kind")}
        value={filter.kind}
        prompt={all}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`people.kinds.${value}`) }))}
      />
      <Field
        as="select"
        name="level"
        label={t("organisations.level")}
        value={filter.level}
        prompt={all}
        options={LEVELS.map((value) => ({ value, label: t(`organisations.levels.${value}`) }))}
      />
      <Field
        as="select"
        name="register"
        label={t("organisations.filter.register")}
        value={filter.register}
        prompt={all}
        options={[...REGISTERS, "none" as const].map((value) => ({
          value,
          label: t(`organisations.filter.registers.${value}`),
        }))}
      />
      <Field
        as="select"
        name="state"
        label={t("organisations.filter.state")}
        value={filter.state}
        options={(["standing", "ended", "all"] as const).map((value) => ({
          value,
          label: t(`organisations.filter.states.${value}`),
        }))}
      />
      <Button kind="line" icon="it-funnel">
        {t("organisations.filter.button")}
      </Button>
    </Form>
  )
}
