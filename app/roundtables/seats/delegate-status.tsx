import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"

/** The state of a note of delegation, in a word. */
export const DelegateStatus = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  const word = t(`seats.delegates.states.${state as "submitted"}`)
  if (state === "submitted") return <Status tone="wait">{word}</Status>
  if (state === "accepted") return <Status tone="ok">{word}</Status>
  if (state === "refused") return <Status tone="bad">{word}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {word}
    </Status>
  )
}
