import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"

/** Where an item stands, in a word. */
export const ItemStatus = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  const word = t(`items.states.${state as "sent"}`)
  if (state === "answered") return <Status tone="ok">{word}</Status>
  if (state === "in_charge" || state === "received") return <Status tone="info">{word}</Status>
  if (state === "withdrawn")
    return (
      <Status tone="plain" icon="it-minus-circle">
        {word}
      </Status>
    )
  return <Status tone="wait">{word}</Status>
}
