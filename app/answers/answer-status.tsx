import { useTranslation } from "../i18n/translation.tsx"
import { Status } from "../ui/status.tsx"

type Standing = { state: string; outcome: string | null }

/** How far an answer is, in a word; once it is out, what it says. */
export const AnswerStatus = ({ state, outcome }: Standing) => {
  const { t } = useTranslation()
  if (outcome) {
    const word = t(`answers.outcomes.${outcome as "accepted"}`)
    if (outcome === "accepted") return <Status tone="ok">{word}</Status>
    if (outcome === "partly")
      return (
        <Status tone="ok" icon="it-flag">
          {word}
        </Status>
      )
    if (outcome === "not_accepted") return <Status tone="bad">{word}</Status>
    return <Status tone="plain">{word}</Status>
  }
  // What is written inside is nobody's business outside: from there it is taken in charge.
  if (state === "withdrawn") return <Status tone="plain">{t("answers.states.withdrawn")}</Status>
  if (state === "requested") return <Status tone="wait">{t("answers.states.requested")}</Status>
  return (
    <Status tone="info" icon="it-refresh">
      {t("answers.states.taken")}
    </Status>
  )
}

const Late = ({ children }: { children: string }) => (
  <Status tone="bad" icon="it-warning-circle">
    {children}
  </Status>
)

type Due = { state: string; dueOn: string; late: number; left: number }

/** The last day in plain words: how many days are left, or how late it is or was. */
export const DueWords = ({ state, dueOn, late, left }: Due) => {
  const { t, dates } = useTranslation()
  const day = dates.day(dueOn)
  if (state === "withdrawn") return t("answers.due.nothing")
  if (state === "published")
    return late > 0 ? <Late>{t("answers.due.was_late", { count: late })}</Late> : t("answers.due.in_time")
  if (late > 0) return <Late>{t("answers.due.late", { count: late, day })}</Late>
  return <>{left === 0 ? t("answers.due.today") : t("answers.due.left", { count: left, day })}</>
}
