import { eq, inArray, or, type SQL, sql } from "drizzle-orm"
import { roundtables } from "#db/schema/index.ts"
import type { Actor } from "../context.ts"

/** Ids of the tables where the person sits or serves. */
export const ownRoundtableIds = (actor: Actor): string[] => [
  ...new Set([
    ...actor.seats.map((seat) => seat.roundtableId),
    ...actor.offices.map((office) => office.roundtableId),
  ]),
]

/** The rows that `refuseReadRoundtable` does not refuse. */
export const visibleTo = (actor: Actor): SQL | undefined => {
  if (actor.isAdministrator) return sql`true`
  const own = ownRoundtableIds(actor)
  return or(eq(roundtables.visibility, "public"), own.length > 0 ? inArray(roundtables.id, own) : undefined)
}
