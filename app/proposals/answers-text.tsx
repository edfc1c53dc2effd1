import { useTranslation } from "../i18n/translation.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { type Answers, QUESTIONS } from "./answers.ts"
import type { Version } from "./queries.server.ts"

type TextProps = { answers: Answers; language: string; level?: 2 | 3 }

/** The four answers under their questions, in the language they were written in. */
export const AnswersText = ({ answers, language, level = 2 }: TextProps) => {
  const { t } = useTranslation()
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <div className="stack">
      {QUESTIONS.map((question) => (
        <div key={question}>
          <Heading className="sec">{t(`proposals.questions.${question}`)}</Heading>
          {answers[question] ? (
            <p className="pre" lang={language} dir="auto">
              {answers[question]}
            </p>
          ) : (
            <p className="muted">{t("proposals.form.not_yet")}</p>
          )}
        </div>
      ))}
    </div>
  )
}

type BesideProps = { answers: Answers; language: string; version: Version; rev: number }

/** The original with its Italian working version beside it: who is shown, what a machine wrote is marked. */
export const AnswersBeside = ({ answers, language, version, rev }: BesideProps) => {
  const { t, dates } = useTranslation()
  const { title, today, asks, toWhom, seenBy } = version
  return (
    <div className="grid-2">
      <Section
        id="original"
        title={t("proposals.version.original", { language: t(`common.languages.${language as "it"}`) })}
      >
        <AnswersText answers={answers} language={language} level={3} />
      </Section>
      <Section id="working" title={t("proposals.version.title")}>
        <div className="stack">
          <p className="small">
            {t(version.approvedAt ? "proposals.version.approved" : "proposals.version.not_approved")}{" "}
            {t("proposals.version.made", { day: dates.day(version.at) })}
            {version.by ? (
              <>
                {" · "}
                <bdi>{version.by}</bdi>
              </>
            ) : null}
          </p>
          {version.isMachine ? <Note tone="wait">{t("proposals.version.machine")}</Note> : null}
          {version.rev === rev ? null : <Note tone="wait">{t("proposals.version.older")}</Note>}
          <p className="lead" lang="it" dir="auto">
            {title}
          </p>
          <AnswersText answers={{ today, asks, toWhom, seenBy }} language="it" level={3} />
        </div>
      </Section>
    </div>
  )
}
