import { useTranslation } from "../../i18n/translation.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Field } from "../../ui/field.tsx"
import { ITEM_KINDS } from "./item.ts"
import type { Neighbour } from "./neighbours.server.ts"

type NewItemFieldsProps = {
  neighbours: readonly Neighbour[]
  papers: readonly { code: string; title: string }[]
  locales: readonly string[]
  language: string
  mayBePublic: boolean
}

/** What an item says, to whom, and who reads it. */
export const NewItemFields = (props: NewItemFieldsProps) => {
  const { t } = useTranslation()
  const { neighbours, papers, locales, language } = props
  return (
    <>
      <Field
        as="select"
        name="toCode"
        label={t("items.new.to")}
        prompt=""
        options={neighbours.map(({ code, name, way }) => ({
          value: code,
          label: `${name} (${t(`items.ways.${way}`)})`,
        }))}
      />
      <Field
        as="select"
        name="kind"
        width="m"
        label={t("items.kind")}
        prompt=""
        options={ITEM_KINDS.map((value) => ({ value, label: t(`items.kinds.${value}`) }))}
      />
      <Field name="title" label={t("items.new.title_field")} maxLength={200} dir="auto" />
      <Field
        as="textarea"
        name="text"
        rows={8}
        label={t("items.new.text")}
        help={t("items.new.text_help")}
        maxLength={10_000}
        dir="auto"
      />
      {papers.length > 0 ? (
        <Field
          as="select"
          name="paperCode"
          optional
          label={t("items.paper")}
          prompt={t("items.new.no_paper")}
          options={papers.map(({ code, title }) => ({ value: code, label: title }))}
        />
      ) : null}
      <Field
        as="select"
        name="language"
        width="m"
        label={t("items.new.language")}
        value={language}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
      {props.mayBePublic ? (
        <CheckField name="isPublic" label={t("items.new.public")} help={t("items.new.public_help")} />
      ) : null}
    </>
  )
}
