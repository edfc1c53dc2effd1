import { useTranslation } from "../../i18n/translation.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { STANCES } from "../input.ts"

type Props = {
  answerTo: { code: string; name: string | null } | null
  locales: readonly string[]
  locale: string
}

/** What somebody says, for or against, in their own language. */
export const CommentFields = ({ answerTo, locales, locale }: Props) => {
  const { t } = useTranslation()
  return (
    <>
      {answerTo ? (
        <p>
          <input type="hidden" name="parent" value={answerTo.code} />
          <bdi>{answerTo.name}</bdi>
        </p>
      ) : null}
      <Choice
        name="stance"
        legend={t("proposals.comments.stance")}
        options={STANCES.map((value) => ({ value, label: t(`proposals.comments.stances.${value}`) }))}
      />
      <Field
        as="textarea"
        name="text"
        rows={5}
        label={t("proposals.comments.text")}
        help={t("proposals.comments.text_help")}
        {...{ dir: "auto", maxLength: 4_000 }}
      />
      <Field
        as="select"
        name="language"
        width="m"
        label={t("proposals.form.language")}
        value={locale}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
    </>
  )
}
