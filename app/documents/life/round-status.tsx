import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"

/** What came of a round, or that it is open: word, icon and colour. */
export const RoundStatus = ({ outcome }: { outcome: string | null }) => {
  const { t } = useTranslation()
  if (outcome === null)
    return (
      <Status tone="wait" icon="it-clock">
        {t("life.outcomes.open")}
      </Status>
    )
  const word = t(`life.outcomes.${outcome as "adopted"}`)
  if (outcome === "adopted") return <Status tone="ok">{word}</Status>
  return outcome === "objected" ? <Status tone="bad">{word}</Status> : <Status tone="void">{word}</Status>
}

/** What a seat answered; that it has not, once the round is over, is no answer either. */
export const AnswerStatus = ({ choice, isOpen }: { choice: string | null; isOpen: boolean }) => {
  const { t } = useTranslation()
  if (choice === null)
    return <Status tone="plain">{t(isOpen ? "life.choices.waiting" : "life.choices.silent")}</Status>
  const word = t(`life.choices.${choice as "approve"}`)
  if (choice === "approve") return <Status tone="ok">{word}</Status>
  if (choice === "remarks")
    return (
      <Status tone="info" icon="it-comment">
        {word}
      </Status>
    )
  if (choice === "object") return <Status tone="bad">{word}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {word}
    </Status>
  )
}
