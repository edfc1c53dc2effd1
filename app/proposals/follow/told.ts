/** What somebody who follows a proposal is told of, by what its authors are told: the steps, not the talk between authors. */
const KINDS: Readonly<Record<string, string>> = {
  proposal_edited: "proposal_edited",
  proposal_supported: "proposal_supported",
  proposal_admitted: "proposal_admitted",
  proposal_not_admitted: "followed_not_admitted",
  proposal_discussed: "proposal_discussed",
  proposal_put_to_ballot: "proposal_put_to_ballot",
  proposal_resumed: "proposal_resumed",
  proposal_voted: "proposal_voted",
  proposal_withdrawn: "proposal_withdrawn",
  proposal_merged: "followed_merged",
  proposal_split: "proposal_split",
  proposal_passed: "proposal_passed",
}

/** The kind of message for followers; null where what happened is between the authors. */
export const kindForFollowers = (kind: string): string | null =>
  Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? null) : null
