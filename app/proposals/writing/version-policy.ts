import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isMember } from "../../roundtables/policy.ts"
import { type ProposalFacts, refuseClosedTable, type Voices, writes } from "../policy.ts"

/** Why this person may not write the Italian working version, or null: authors, and members of the table. */
export const refuseWriteVersion = (
  actor: Actor,
  voices: Voices,
  proposal: ProposalFacts,
  language: string,
): Reason | null => {
  if (language === "it") return because("proposals.refuse.is_italian")
  const isInside = proposal.tables.some(({ id }) => isMember(actor, id))
  if (!isInside && !writes(voices, proposal)) return because("proposals.refuse.members_translate")
  const isGoing = ["draft", "submitted", "admitted", "discussion"].includes(proposal.state)
  return isGoing ? refuseClosedTable(proposal) : because("proposals.refuse.not_now")
}

/** Why this person may not approve the working version, or null: it is the authors' text. */
export const refuseApproveVersion = (voices: Voices, proposal: ProposalFacts): Reason | null => {
  if (!writes(voices, proposal)) return because("proposals.refuse.authors_only")
  const isGoing = ["draft", "submitted", "admitted", "discussion"].includes(proposal.state)
  return isGoing ? refuseClosedTable(proposal) : because("proposals.refuse.not_now")
}
