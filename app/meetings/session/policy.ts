import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../../roundtables/policy.ts"

/** Why this person may not keep the roll and conduct meetings of the table, or null. */
export const refuseConduct = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isSecretary(actor, roundtableId) && !isChair(actor, roundtableId))
    return because("assembly.refuse.secretary_or_chair")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not follow a meeting while it is held, with the names of who is there, or null. */
export const refuseFollow = (actor: Actor, roundtableId: string): Reason | null =>
  isMember(actor, roundtableId) || actor.isAdministrator ? null : because("assembly.refuse.members_only")

/** Why this person may not say that they are there, or ask for the floor, or null. */
export const refuseTakePart = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isMember(actor, roundtableId)) return because("assembly.refuse.not_called")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not give and take back proxies of a seat, or null: who sits there, or who keeps the roll. */
export const refuseSpeakFor = (
  actor: Actor,
  { roundtableId, seatId }: { roundtableId: string; seatId: string },
): Reason | null => {
  if (isClosedFor(actor, roundtableId)) return because("roundtables.refuse.closed")
  const sitsThere = actor.seats.some((held) => held.seatId === seatId)
  return sitsThere || refuseConduct(actor, roundtableId) === null
    ? null
    : because("assembly.refuse.speak_for_seat")
}
