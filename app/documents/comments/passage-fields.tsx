import { useTranslation } from "../../i18n/translation.tsx"
import { Field } from "../../ui/field.tsx"
import { headingsOf } from "../heading-list.ts"
import { LONGEST_QUOTE } from "./anchor.ts"

type PassageFieldsProps = { headings: unknown; passage: string; under: string; language: string }

/** Which words of the text a comment is about; none means all of it. */
export const PassageFields = ({ headings, passage, under, language }: PassageFieldsProps) => {
  const { t } = useTranslation()
  const named = headingsOf(headings).flatMap(({ id, text }) => (id ? [{ value: id, label: text }] : []))
  return (
    <>
      <Field
        as="textarea"
        name="passage"
        rows={3}
        optional
        label={t("comments.new.passage")}
        help={t("comments.new.passage_help")}
        value={passage}
        maxLength={LONGEST_QUOTE}
        lang={language}
        dir="auto"
      />
      {named.length > 0 ? (
        <Field
          as="select"
          name="under"
          optional
          label={t("comments.new.under")}
          help={t("comments.new.under_help")}
          value={under}
          prompt={t("comments.new.anywhere")}
          options={named}
          lang={language}
        />
      ) : null}
    </>
  )
}
