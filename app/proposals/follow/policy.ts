import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"

/** Why this person, who reads the proposal, may not follow it, or null: a draft has no steps yet. */
export const refuseFollow = (actor: Actor, { state }: { state: string }): Reason | null => {
  if (actor.personId === null) return because("follow.refuse.signed_in")
  return state === "draft" || state === "discarded" ? because("follow.refuse.draft") : null
}

export type Following = { mayFollow: boolean; follows: boolean; isSignedIn: boolean }

/** What a page about a proposal offers to its reader: to follow it, to stop, or to sign in first. */
export const followingOf = (actor: Actor, proposal: { state: string; follows: boolean }): Following => ({
  mayFollow: refuseFollow(actor, proposal) === null,
  follows: proposal.follows,
  isSignedIn: actor.personId !== null,
})
