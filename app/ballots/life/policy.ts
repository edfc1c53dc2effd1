import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../../roundtables/policy.ts"
import type { BallotState } from "../policy.ts"

export type BallotFacts = { roundtableId: string; state: string; isOfPublicTable: boolean }

/** Why this person may not put questions to the vote of a table, or null: who keeps and who leads it may. */
export const refuseConductBallot = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isSecretary(actor, roundtableId) && !isChair(actor, roundtableId))
    return because("ballots.refuse.secretary_or_chair")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/**
 * Why this person may not read a ballot, or null. A draft is for who prepares it; a result that is published of a
 * public table is for everybody, by seats and never by names.
 */
export const refuseReadBallot = (actor: Actor, { roundtableId, state, isOfPublicTable }: BallotFacts) => {
  if (isSecretary(actor, roundtableId) || isChair(actor, roundtableId)) return null
  if (state === "draft") return because("ballots.refuse.draft")
  if (isMember(actor, roundtableId) || actor.isAdministrator) return null
  return state === "published" && isOfPublicTable ? null : because("ballots.refuse.members_only")
}

const STEPS = {
  edit: ["draft"],
  open: ["draft"],
  close: ["open"],
  publish: ["closed"],
  cancel: ["draft", "open"],
  exclude: ["open"],
} as const satisfies Record<string, readonly BallotState[]>

/** Why a ballot in that state does not take a step of its life, or null. */
export const refuseStep = (step: keyof typeof STEPS, state: string): Reason | null =>
  (STEPS[step] as readonly string[]).includes(state) ? null : because(`ballots.refuse.not_to_${step}`)
