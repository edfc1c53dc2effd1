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

/** Why this person may not invite to seats, withdraw invitations or end mandates, or null. */
export const refuseManageSeats = (actor: Actor, roundtableId: string): Reason | null =>
  isSecretary(actor, roundtableId) || actor.isAdministrator
    ? null
    : because("roundtables.refuse.secretary_only")

/** Why this person may not add tables and organisations, or null. */
export const refuseAdminister = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("roundtables.refuse.administrator_only")
