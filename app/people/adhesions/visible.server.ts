import { and, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm"
import { adhesionRequests } from "#db/schema/index.ts"
import type { Actor } from "../../context.ts"

/** The confirmed requests that `refuseDecide` does not refuse. */
export const decidableBy = (actor: Actor): SQL | undefined => {
  const confirmed = isNotNull(adhesionRequests.confirmedAt)
  if (actor.isAdministrator) return confirmed
  const tables = actor.offices
    .filter((office) => office.role === "secretary")
    .map((office) => office.roundtableId)
  return and(
    confirmed,
    or(sql`false`, tables.length > 0 ? inArray(adhesionRequests.roundtableId, tables) : undefined),
  )
}
