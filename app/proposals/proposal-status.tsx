import { useTranslation } from "../i18n/translation.tsx"
import { Status } from "../ui/status.tsx"

/** Where a proposal stands, in a word; of a vote, what came of it. */
export const ProposalStatus = ({ state, outcome }: { state: string; outcome: string | null }) => {
  const { t } = useTranslation()
  const word = outcome
    ? t(`proposals.outcomes.${outcome as "approved"}`)
    : t(`proposals.states.${state as "draft"}`)
  if (outcome === "approved" || state === "admitted" || state === "funded")
    return <Status tone="ok">{word}</Status>
  if (outcome === "not_approved" || state === "not_admitted") return <Status tone="bad">{word}</Status>
  if (outcome === "not_valid") return <Status tone="void">{word}</Status>
  if (state === "submitted" || state === "entered" || outcome === "tied")
    return <Status tone="wait">{word}</Status>
  if (state === "discussion")
    return (
      <Status tone="info" icon="it-comment">
        {word}
      </Status>
    )
  if (state === "ballot") return <Status tone="info">{word}</Status>
  if (state === "draft") return <Status tone="plain">{word}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {word}
    </Status>
  )
}
