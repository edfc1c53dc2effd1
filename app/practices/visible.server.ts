import { or, type SQL, sql } from "drizzle-orm"
import type { Actor } from "../context.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"

/** The rows of `practice` that `refuseReadPractice` does not refuse. */
export const practicesVisibleTo = (actor: Actor): SQL | undefined => {
  const own = ownRoundtableIds(actor)
  const wasOut = sql`practice.published_at is not null`
  const isOpen = sql`(${wasOut} and exists (
    select 1 from roundtable r where r.id = practice.roundtable_id and r.visibility = 'public'))`
  const isInside = sql`practice.roundtable_id in (
    select jsonb_array_elements_text(${JSON.stringify(own)}::jsonb)::uuid)`
  return or(actor.isAdministrator ? wasOut : isOpen, own.length > 0 ? isInside : undefined)
}
