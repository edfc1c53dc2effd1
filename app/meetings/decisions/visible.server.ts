import { inArray, or, type SQL, sql } from "drizzle-orm"
import { decisions } from "#db/schema/index.ts"
import type { Actor } from "../../context.ts"
import { ownRoundtableIds } from "../../roundtables/visible.server.ts"

/** The decisions of public record: published, at a table that shows its work. */
export const PUBLIC_DECISION: SQL = sql`(decision.published_at is not null and exists (
  select 1 from roundtable r where r.id = decision.roundtable_id and r.visibility = 'public'))`

/** The rows that `refuseReadDecision` does not refuse. */
export const decisionsVisibleTo = (actor: Actor): SQL | undefined => {
  if (actor.isAdministrator) return sql`true`
  const own = ownRoundtableIds(actor)
  return or(PUBLIC_DECISION, own.length > 0 ? inArray(decisions.roundtableId, own) : undefined)
}
