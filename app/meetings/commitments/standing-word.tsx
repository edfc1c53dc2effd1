import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"

/** How a commitment stands, in a word. */
export const StandingWord = ({ standing }: { standing: string }) => {
  const { t } = useTranslation()
  const word = t(`commitments.standings.${standing as "late"}`)
  if (standing === "done") return <Status tone="ok">{word}</Status>
  if (standing === "late")
    return (
      <Status tone="bad" icon="it-warning-circle">
        {word}
      </Status>
    )
  if (standing === "going")
    return (
      <Status tone="info" icon="it-refresh">
        {word}
      </Status>
    )
  if (standing === "waiting") return <Status tone="wait">{word}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {word}
    </Status>
  )
}

/** How far it is: a bar with its number. */
export const ProgressBar = ({ progress }: { progress: number }) => {
  const { t } = useTranslation()
  return (
    <>
      <progress max={100} value={progress} aria-label={t("commitments.progress")} />{" "}
      <bdi dir="ltr">{progress}%</bdi>
    </>
  )
}
