import { useTranslation } from "../i18n/translation.tsx"
import { Status } from "../ui/status.tsx"
import type { Phase } from "./call.ts"

/** How far a call is, in a word. */
export const CallStatus = ({ phase }: { phase: Phase }) => {
  const { t } = useTranslation()
  const word = t(`calls.phases.${phase}`)
  if (phase === "open") return <Status tone="info">{word}</Status>
  if (phase === "announced" || phase === "closed") return <Status tone="wait">{word}</Status>
  if (phase === "results") return <Status tone="ok">{word}</Status>
  if (phase === "cancelled") return <Status tone="void">{word}</Status>
  return <Status tone="plain">{word}</Status>
}
