import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isClosedFor, isMember } from "../../roundtables/policy.ts"
import { refuseConvene } from "../policy.ts"

type Point = { roundtableId: string; state: string; askedById: string }

/** The seat of the table that this person asks for: their own before one they stand in for. */
export const seatToAskFor = (actor: Actor, roundtableId: string): string | null =>
  actor.seats
    .filter((seat) => seat.roundtableId === roundtableId)
    .toSorted((a, b) => a.rank - b.rank)
    .at(0)?.seatId ?? null

/** Why this person may not ask for a point of the agenda, or null: whoever sits at the table may. */
export const refuseAskPoint = (actor: Actor, roundtableId: string): Reason | null => {
  if (!seatToAskFor(actor, roundtableId)) return because("points.refuse.no_seat")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not read what is asked for, or null: the table's members see each other's requests. */
export const refuseReadPoints = (actor: Actor, roundtableId: string): Reason | null =>
  isMember(actor, roundtableId) || actor.isAdministrator ? null : because("points.refuse.members_only")

/** Why this person may not accept or refuse a request, or null. */
export const refuseDecidePoint = (actor: Actor, point: Point): Reason | null =>
  refuseConvene(actor, point.roundtableId) ??
  (point.state === "asked" ? null : because("points.refuse.decided"))

/** Why this person may not take a request back, or null: whoever asked may, until it is decided. */
export const refuseWithdrawPoint = (actor: Actor, point: Point): Reason | null => {
  if (point.askedById !== actor.personId) return because("points.refuse.not_yours")
  return point.state === "asked" ? null : because("points.refuse.decided")
}
