import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"

type Asked = { roundtableId: string | null }

/** Why this person may not read and decide a request, or null: the table's secretariat, or an administrator. */
export const refuseDecide = (actor: Actor, { roundtableId }: Asked): Reason | null =>
  actor.isAdministrator ||
  actor.offices.some((office) => office.role === "secretary" && office.roundtableId === roundtableId)
    ? null
    : because("organisations.refuse.adhesion")

/** Why this person has no queue of requests to look at, or null. */
export const refuseQueue = (actor: Actor): Reason | null =>
  actor.isAdministrator || actor.offices.some((office) => office.role === "secretary")
    ? null
    : because("organisations.refuse.adhesion")
