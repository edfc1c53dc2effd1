import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { type Act, needsDestination } from "./item.ts"
import type { Neighbour } from "./neighbours.server.ts"

type ItemActsProps = {
  acts: readonly Act[]
  neighbours: readonly Neighbour[]
  locales: readonly string[]
  formKey: string
  refusal: Refusal | undefined
}

/** What whoever has the item may do with it now: one choice, its words, and where it goes. */
export const ItemActs = ({ acts, neighbours, locales, formKey, refusal }: ItemActsProps) => {
  const { t, locale } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Choice
        name="act"
        legend={t("items.do.legend")}
        options={acts.map((value) => ({
          value,
          label: t(`items.do.${value}`),
          help: t(`items.do.${value}_help`),
        }))}
      />
      {acts.some(needsDestination) ? (
        <Field
          as="select"
          name="toCode"
          optional
          label={t("items.do.to")}
          help={t("items.do.to_help")}
          prompt=""
          options={neighbours.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <Field
        as="textarea"
        name="text"
        optional
        rows={6}
        label={t("items.do.text")}
        help={t("items.do.text_help")}
        maxLength={10_000}
        dir="auto"
      />
      <Field
        as="select"
        name="language"
        width="m"
        label={t("items.new.language")}
        value={locale}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("items.do.button")}</Button>
      </Actions>
    </RefusableForm>
  )
}
