import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isClosedFor, isMember, isSecretary } from "../../roundtables/policy.ts"

export type DecisionFacts = {
  roundtableId: string
  isPublished: boolean
  isOfPublicTable: boolean
}

/** Why this person may not record, correct and publish the table's decisions, or null. */
export const refuseKeepDecisions = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isSecretary(actor, roundtableId)) return because("decisions.refuse.secretary_only")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not read a decision, or null: what is published of a public table is for everybody. */
export const refuseReadDecision = (actor: Actor, decision: DecisionFacts): Reason | null => {
  if (isMember(actor, decision.roundtableId) || actor.isAdministrator) return null
  return decision.isPublished && decision.isOfPublicTable ? null : because("decisions.refuse.members_only")
}

/** Why a decision may not be put on the public register, or null. */
export const refusePublish = (actor: Actor, decision: DecisionFacts): Reason | null =>
  refuseKeepDecisions(actor, decision.roundtableId) ??
  (decision.isOfPublicTable ? null : because("decisions.refuse.private_table")) ??
  (decision.isPublished ? because("decisions.refuse.published") : null)

/** Why a decision may not be taken off the public register, or null. */
export const refuseWithdraw = (actor: Actor, decision: DecisionFacts): Reason | null =>
  refuseKeepDecisions(actor, decision.roundtableId) ??
  (decision.isPublished ? null : because("decisions.refuse.not_published"))

/** Why nothing can be recorded of a meeting yet, or null: decisions come from a sitting that was held. */
export const refuseRecordFrom = (meeting: { state: string }): Reason | null =>
  ["open", "suspended", "closed"].includes(meeting.state) ? null : because("decisions.refuse.not_held")
