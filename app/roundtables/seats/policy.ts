import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isClosedFor, refuseManageSeats } from "../policy.ts"

type Seat = { id: string; roundtableId: string; organisationId: string | null; designatedById: string | null }

/** Whether the person looks after the body that the seat belongs to or that designates to it. */
const managesBody = (actor: Actor, { organisationId, designatedById }: Seat) =>
  actor.memberships.some(
    (membership) =>
      membership.role === "manager" && membership.organisationId === (organisationId ?? designatedById),
  )

const holdsSeat = (actor: Actor, seat: Seat) => actor.seats.some((held) => held.seatId === seat.id)

/** Whether the person may speak for the body of the seat: who sits there, its manager, the secretary. */
const speaksForSeat = (actor: Actor, seat: Seat) =>
  refuseManageSeats(actor, seat.roundtableId) === null || holdsSeat(actor, seat) || managesBody(actor, seat)

/** Why this person may not send somebody to the seat for one day, or null. */
export const refuseSendDelegate = (actor: Actor, seat: Seat & { takesDelegates: boolean }): Reason | null => {
  if (!speaksForSeat(actor, seat)) return because("seats.refuse.send_delegate")
  if (isClosedFor(actor, seat.roundtableId)) return because("roundtables.refuse.closed")
  return seat.takesDelegates ? null : because("seats.refuse.no_delegates")
}

/** Why this person may not read a note of delegation, which has a name in it, or null. */
export const refuseReadDelegate = (
  actor: Actor,
  seat: Seat,
  note: { submittedById: string; personId: string | null },
): Reason | null => {
  const isConcerned = actor.personId !== null && [note.submittedById, note.personId].includes(actor.personId)
  return isConcerned || speaksForSeat(actor, seat) ? null : because("seats.refuse.read_delegate")
}

/** Why this person may not take a note of delegation back, or null. */
export const refuseWithdrawDelegate = (
  actor: Actor,
  seat: Seat,
  note: { submittedById: string },
): Reason | null =>
  (actor.personId !== null && actor.personId === note.submittedById) || managesBody(actor, seat)
    ? null
    : because("seats.refuse.withdraw_delegate")
