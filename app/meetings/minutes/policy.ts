import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../../roundtables/policy.ts"

export const MINUTES_STATES = ["draft", "review", "signing", "signed", "approved", "published"] as const
export type MinutesState = (typeof MINUTES_STATES)[number]
export const WAYS = ["next_meeting", "same_sitting", "written", "signature"] as const
export type Way = (typeof WAYS)[number]

/** Why this person may not write the verbali of the table and take them on, or null. */
export const refuseKeepMinutes = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isSecretary(actor, roundtableId) && !isChair(actor, roundtableId))
    return because("minutes.refuse.secretary_or_chair")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not read a verbale with its names, or null: what is public of it is another page. */
export const refuseReadMinutes = (actor: Actor, roundtableId: string): Reason | null =>
  isMember(actor, roundtableId) || actor.isAdministrator ? null : because("minutes.refuse.members_only")

/** Why a call has no verbale yet, or null: a sitting's begins with its opening, the short one with the desertion. */
export const refuseStart = (call: { openedAt: Date | null; desertedAt: Date | null }): Reason | null =>
  call.openedAt || call.desertedAt ? null : because("minutes.refuse.not_begun")

/** Why the words of a verbale can no longer be changed, or null. */
export const refuseChangeWords = (minutes: { state: string; frozenAt: Date | null }): Reason | null =>
  minutes.frozenAt === null && (minutes.state === "draft" || minutes.state === "review")
    ? null
    : because("minutes.refuse.frozen")

/** Why this person may not make observations on verbali of the table, or null. */
export const refuseObserveAs = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isMember(actor, roundtableId)) return because("minutes.refuse.members_observe")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}
