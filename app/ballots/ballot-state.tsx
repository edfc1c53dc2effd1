import { useTranslation } from "../i18n/translation.tsx"
import { Status } from "../ui/status.tsx"
import type { BallotOutcome } from "./counting/verdict.ts"

/** Where a ballot is in its life; once it is closed, what it came to. "Not valid" never looks like a rejection. */
export const BallotStatus = ({ state, outcome }: { state: string; outcome: BallotOutcome | null }) => {
  const { t } = useTranslation()
  if (outcome === "approved") return <Status tone="ok">{t("ballots.esito.approved")}</Status>
  if (outcome === "not_approved") return <Status tone="bad">{t("ballots.esito.not_approved")}</Status>
  if (outcome === "tied")
    return (
      <Status tone="wait" icon="it-warning-circle">
        {t("ballots.esito.tied")}
      </Status>
    )
  if (outcome === "not_valid") return <Status tone="void">{t("ballots.esito.not_valid")}</Status>
  if (state === "open")
    return (
      <Status tone="info" icon="it-unlocked">
        {t("ballots.states.open")}
      </Status>
    )
  if (state === "cancelled") return <Status tone="void">{t("ballots.states.cancelled")}</Status>
  return <Status tone="plain">{t("ballots.states.draft")}</Status>
}
