import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import { numberOfStep, type Question } from "../answers.ts"

type Props = {
  path: string
  missing: readonly Question[]
  waiting: readonly { name: string; language: string }[]
}

/** What keeps a draft from being submitted, each with the way to it. */
export const StillMissing = ({ path, missing, waiting }: Props) => {
  const { t } = useTranslation()
  if (missing.length + waiting.length === 0) return null
  return (
    <Note tone="wait" title={t("proposals.submit.missing")}>
      <ul className="lines">
        {missing.map((question) => (
          <li key={question}>
            <a href={`${path}/edit?step=${numberOfStep(question)}`}>{t(`proposals.questions.${question}`)}</a>
          </li>
        ))}
        {waiting.map(({ name, language }) => (
          <li key={name}>
            <bdi lang={language}>{name}</bdi>{" "}
            <a href={`${path}/authors`}>{t("proposals.submit.not_signed")}</a>
          </li>
        ))}
      </ul>
    </Note>
  )
}
