import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { keepsProposals } from "../proposals/policy.ts"
import type { ProposalRule } from "../proposals/state.ts"
import { isMember } from "../roundtables/policy.ts"
import { phaseOf } from "./call.ts"

export type CallFacts = {
  roundtableId: string
  visibility: string
  isTableClosed: boolean
  state: string
  opensAt: Date
  closesAt: Date
  rule: ProposalRule
}

/** Whether the person keeps the calls of a table: the offices that its rules name for proposals. */
export const keepsCalls = (actor: Actor, { roundtableId, rule }: Pick<CallFacts, "roundtableId" | "rule">) =>
  keepsProposals(actor, roundtableId, rule)

/** Why this person may not read a call, or null. */
export const refuseReadCall = (actor: Actor, call: CallFacts): Reason | null => {
  if (keepsCalls(actor, call)) return null
  if (call.state === "draft") return because("calls.refuse.draft_of_keepers")
  if (call.visibility === "public" || actor.isAdministrator || isMember(actor, call.roundtableId)) return null
  return because("calls.refuse.members_only")
}

/** Why this person may not write a call at a table, or null. */
export const refuseWriteCall = (
  actor: Actor,
  table: Pick<CallFacts, "roundtableId" | "rule" | "isTableClosed">,
): Reason | null => {
  if (!keepsCalls(actor, table)) return because("calls.refuse.keepers_only")
  return table.isTableClosed ? because("roundtables.refuse.closed") : null
}

/** Why this person may not change a call, or null: what is published stays as everybody read it. */
export const refuseEditCall = (actor: Actor, call: CallFacts): Reason | null =>
  refuseWriteCall(actor, call) ?? (call.state === "draft" ? null : because("calls.refuse.published_already"))

/** Why this person may not publish a call, or null: who may hand in, wherever they sit, has to read it. */
export const refusePublishCall = (actor: Actor, call: CallFacts, now: Date): Reason | null =>
  refuseEditCall(actor, call) ??
  (call.visibility === "public" ? null : because("calls.refuse.table_not_public")) ??
  (now < call.closesAt ? null : because("calls.refuse.closing_is_past"))

type Moment = { now: Date; isConcerned: boolean }

/**
 * Why this person may not cancel a call, or null: at any moment before its results. Who has a part in a project of it
 * does not once it is closed.
 */
export const refuseCancelCall = (
  actor: Actor,
  call: CallFacts,
  { now, isConcerned }: Moment,
): Reason | null => {
  const reason = refuseWriteCall(actor, call)
  if (reason) return reason
  if (call.state === "results") return because("calls.refuse.results_already")
  if (call.state === "cancelled") return because("calls.refuse.cancelled")
  return isConcerned && phaseOf(call, now) === "closed" ? because("calls.refuse.concerned") : null
}

/** Why nothing is begun, changed or handed in at this instant, or null; the state first, then the clock. */
export const refuseHandingIn = (call: CallFacts, now: Date): Reason | null => {
  const phase = phaseOf(call, now)
  if (phase === "open") return call.isTableClosed ? because("roundtables.refuse.closed") : null
  if (phase === "draft") return because("calls.refuse.not_published")
  if (phase === "announced") return because("calls.refuse.not_open_yet")
  return because(phase === "cancelled" ? "calls.refuse.cancelled" : "calls.refuse.closed")
}

/** Why nothing that was handed in is taken back at this instant, or null: while the call is open, or once cancelled. */
export const refuseTakingBack = (call: CallFacts, now: Date): Reason | null =>
  call.state === "cancelled" ? null : refuseHandingIn(call, now)

/**
 * Why this person may not give points, or null. Nobody judges a call that they, or a body of theirs, handed in for, whatever
 * office they hold: `isConcerned`.
 */
export const refuseAssess = (actor: Actor, call: CallFacts, { now, isConcerned }: Moment): Reason | null => {
  const reason = refuseWriteCall(actor, call)
  if (reason) return reason
  const phase = phaseOf(call, now)
  if (phase === "results") return because("calls.refuse.results_already")
  if (phase === "cancelled") return because("calls.refuse.cancelled")
  if (phase !== "closed") return because("calls.refuse.not_closed_yet")
  return isConcerned ? because("calls.refuse.concerned") : null
}
