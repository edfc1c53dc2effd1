import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Form } from "../../ui/form.tsx"
import { Section } from "../../ui/page-head.tsx"

/** Gives the text as it reads now a name. */
export const NameForm = ({ formKey, refusal }: { formKey: string; refusal: Refusal | undefined }) => {
  const { t } = useTranslation()
  return (
    <Section id="name" title={t("versions.name.title")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <Field
          name="name"
          label={t("versions.name.label")}
          help={t("versions.name.help")}
          maxLength={100}
          dir="auto"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("versions.name.button")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

type CompareProps = {
  action: string
  versions: readonly { number: number; name: string | null; createdAt: string | Date }[]
  from?: string
  to?: string
}

/** Chooses two texts to compare, the one of now among them. */
export const CompareForm = ({ action, versions, from, to }: CompareProps) => {
  const { t, dates } = useTranslation()
  const options = versions.map(({ number, name, createdAt }) => ({
    value: String(number),
    label: `${t("versions.number", { number })}: ${name === null ? dates.moment(createdAt) : `\u2068${name}\u2069`}`,
  }))
  const present = { value: "now", label: t("versions.present") }
  return (
    <Form
      method="get"
      action={action}
      texts={{ error: t("common.form.error"), optional: t("common.form.optional") }}
    >
      <div className="grid-2">
        <Field
          as="select"
          name="from"
          label={t("versions.compare.from")}
          options={options}
          value={from ?? options.at(0)?.value}
        />
        <Field
          as="select"
          name="to"
          label={t("versions.compare.to")}
          options={[present, ...options]}
          value={to ?? "now"}
        />
      </div>
      <Actions>
        <Button kind="line">{t("versions.compare.button")}</Button>
      </Actions>
    </Form>
  )
}
