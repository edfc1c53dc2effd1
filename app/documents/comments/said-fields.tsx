import { useTranslation } from "../../i18n/translation.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { LONGEST_BODY } from "./limits.ts"

type Mentionable = { code: string; name: string }

type SaidFieldsProps = {
  label: string
  locales: readonly string[]
  mentionable: readonly Mentionable[]
  mayOnBehalf: boolean
  /** Folded parts that were used, or refused, stand open. */
  isOpen: boolean
  value?: { body: string; language: string }
}

/** The words of a comment and their language. */
export const WordsFields = ({
  label,
  locales,
  value,
}: Pick<SaidFieldsProps, "label" | "locales" | "value">) => {
  const { t, locale } = useTranslation()
  return (
    <>
      <Field
        as="textarea"
        name="body"
        rows={5}
        label={label}
        value={value?.body}
        maxLength={LONGEST_BODY}
        dir="auto"
      />
      <Field
        as="select"
        name="language"
        width="m"
        label={t("comments.language")}
        value={value?.language ?? locale}
        options={locales.map((code) => ({ value: code, label: t(`common.languages.${code as "it"}`) }))}
      />
    </>
  )
}

/** Whom a comment calls in, besides those whom its words name. */
export const MentionFields = ({ mentionable, isOpen }: Pick<SaidFieldsProps, "mentionable" | "isOpen">) => {
  const { t } = useTranslation()
  if (mentionable.length === 0) return null
  return (
    <Fold summary={t("comments.mentions.title")} open={isOpen}>
      <Choice
        name="mentions[]"
        several
        optional
        columns
        legend={t("comments.mentions.legend")}
        help={t("comments.mentions.help")}
        options={mentionable.map(({ code, name }) => ({ value: code, label: <bdi>{name}</bdi> }))}
      />
    </Fold>
  )
}

/** Everything that somebody says in a comment: words, whom they call in, on whose behalf. */
export const SaidFields = (props: SaidFieldsProps) => {
  const { t } = useTranslation()
  const { mentionable, mayOnBehalf, isOpen } = props
  return (
    <>
      <WordsFields {...props} />
      <MentionFields {...{ mentionable, isOpen }} />
      {mayOnBehalf ? (
        <Fold summary={t("comments.behalf.title")} open={isOpen}>
          <p className="small muted">{t("comments.behalf.help")}</p>
          <Field name="onBehalfOf" optional label={t("comments.behalf.name")} maxLength={200} dir="auto" />
          <Field
            name="onBehalfOrganisation"
            optional
            label={t("comments.behalf.organisation")}
            maxLength={200}
            dir="auto"
          />
        </Fold>
      ) : null}
    </>
  )
}

/** Whether the folded parts of a refused form hold something. */
export const usesFolds = (
  refusal: { fields: Readonly<Record<string, string>>; typed: Readonly<Record<string, unknown>> } | undefined,
): boolean =>
  refusal !== undefined &&
  ["mentions", "mentions[]", "onBehalfOf", "onBehalfOrganisation"].some(
    (name) => name in refusal.fields || Boolean(refusal.typed[name]),
  )
