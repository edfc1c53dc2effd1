import { kindName } from "../audit/names.ts"
import { directionOf } from "../i18n/locale.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Field } from "../ui/field.tsx"
import { Status } from "../ui/status.tsx"
import { LABEL_LANGUAGES, type Labels, LONGEST_LABEL } from "./input.ts"
import { shownLabel } from "./labels.ts"

/** A topic's name in the reader's language, or in Italian. */
export const TopicName = ({ labels }: { labels: Labels }) => {
  const { locale } = useTranslation()
  const { label, language } = shownLabel(labels, locale)
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {label}
    </bdi>
  )
}

/** What is marked or placed with a term: "Organizzazione 12, Tavolo 3". */
export const Uses = ({ uses }: { uses: readonly { kind: string; count: number }[] }) => {
  const { t } = useTranslation()
  if (uses.length === 0) return t("taxonomies.list.unused")
  return uses
    .map(({ kind, count }) => t("taxonomies.list.use", { kind: kindName(t, kind), count }))
    .join(", ")
}

/** Whether a topic is offered, was retired, or went into another. */
export const TopicState = ({ retired, merged }: { retired: boolean; merged: boolean }) => {
  const { t } = useTranslation()
  if (merged) return <Status tone="void">{t("taxonomies.state.merged")}</Status>
  return retired ? (
    <Status tone="plain" icon="it-minus-circle">
      {t("taxonomies.state.retired")}
    </Status>
  ) : (
    <Status tone="ok">{t("taxonomies.state.offered")}</Status>
  )
}

/** The names of a topic: Italian, which must be there, and the others, which fall back to it. */
export const TopicFields = ({ labels }: { labels?: Labels }) => {
  const { t } = useTranslation()
  return LABEL_LANGUAGES.map((language) => (
    <Field
      key={language}
      name={language}
      label={t(`taxonomies.form.${language}`)}
      help={language === "it" ? t("taxonomies.form.help") : undefined}
      value={labels?.[language]}
      maxLength={LONGEST_LABEL}
      lang={language}
      dir={directionOf(language)}
      optional={language !== "it"}
      autoComplete="off"
    />
  ))
}
