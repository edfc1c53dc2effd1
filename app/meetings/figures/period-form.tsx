import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Form } from "../../ui/form.tsx"
import type { Period } from "./input.ts"

/** From which day to which a page counts. */
export const PeriodForm = ({ path, period }: { path: string; period: Period }) => {
  const { t, dates } = useTranslation()
  return (
    <Form method="get" action={path} className="filters" role="search" texts={{ error: "", optional: "" }}>
      {(["from", "to"] as const).map((name) => (
        <Field
          key={name}
          {...{ name, label: t(`attendance.${name}`), inputMode: "numeric" }}
          value={period[name] ? dates.typed(period[name]) : ""}
        />
      ))}
      <Button kind="line" icon="it-funnel">
        {t("decisions.filter.button")}
      </Button>
    </Form>
  )
}
