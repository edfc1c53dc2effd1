import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"

type Roundtable = { id: string; visibility: string }

const holds = (actor: Actor, roundtableId: string, ...roles: string[]) =>
  actor.offices.some((office) => office.roundtableId === roundtableId && roles.includes(office.role))

/** Whether the person keeps the papers of this table. */
export const isSecretary = (actor: Actor, roundtableId: string): boolean =>
  holds(actor, roundtableId, "secretary")

/** Whether the person presides or facilitates. */
export const isChair = (actor: Actor, roundtableId: string): boolean =>
  holds(actor, roundtableId, "chair", "facilitator")

/** Whether the person sits at the table or serves it, observers included. */
export const isMember = (actor: Actor, roundtableId: string): boolean =>
  actor.seats.some((seat) => seat.roundtableId === roundtableId) ||
  actor.offices.some((office) => office.roundtableId === roundtableId)

/** Why this person may not see the table, or null. Names of persons are for members only, whoever else sees it. */
export const refuseReadRoundtable = (actor: Actor, roundtable: Roundtable): Reason | null =>
  roundtable.visibility === "public" || isMember(actor, roundtable.id) || actor.isAdministrator
    ? null
    : because("roundtables.refuse.members_only")

/** Why this person may not see who sits where by name, or null. */
export const refuseReadNames = (actor: Actor, roundtableId: string): Reason | null =>
  isMember(actor, roundtableId) || actor.isAdministrator
    ? null
    : because("roundtables.refuse.names_members_only")

/** Whether the person sits at or serves a table that is closed. */
export const isClosedFor = (actor: Actor, roundtableId: string): boolean =>
  [...actor.seats, ...actor.offices].some((held) => held.roundtableId === roundtableId && held.closed)

/** Why nothing more is written at the table, or null: its term is over and everything stays readable. */
export const refuseClosed = (roundtable: { closedAt: Date | null }): Reason | null =>
  roundtable.closedAt === null ? null : because("roundtables.refuse.closed")

/** Why this person may not invite to seats, withdraw invitations or end mandates, or null. */
export const refuseManageSeats = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isSecretary(actor, roundtableId) && !actor.isAdministrator)
    return because("roundtables.refuse.secretary_only")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not hand the secretary's office over, or null: it is the secretary's own. */
export const refuseHandOverOffice = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isSecretary(actor, roundtableId)) return because("seats.refuse.own_office")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not change the table's card or close it, or null. */
export const refuseKeepCard = (actor: Actor, roundtable: Roundtable & { closedAt: Date | null }) =>
  refuseManageSeats(actor, roundtable.id) ?? refuseClosed(roundtable)

/** Why this person may not read what was done at this table, values aside, or null. */
export const refuseReadTrail = refuseManageSeats

/** Why this person may not add tables and organisations, or null. */
export const refuseAdminister = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("roundtables.refuse.administrator_only")
