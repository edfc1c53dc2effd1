import { inArray, or, type SQL, sql } from "drizzle-orm"
import { commitments } from "#db/schema/index.ts"
import type { Actor } from "../../context.ts"
import { ownRoundtableIds } from "../../roundtables/visible.server.ts"

/** Commitments that come from a decision on the public register, or that were promised in public otherwise. */
export const PUBLIC_COMMITMENT: SQL = sql`(exists (
  select 1 from decision d join roundtable r on r.id = d.roundtable_id
   where d.id = commitment.decision_id and d.published_at is not null and r.visibility = 'public')
  or (commitment.shown_at is not null and exists (
  select 1 from roundtable r where r.id = commitment.roundtable_id and r.visibility = 'public')))`

/** The rows that `refuseReadCommitment` does not refuse. */
export const commitmentsVisibleTo = (actor: Actor): SQL | undefined => {
  if (actor.isAdministrator) return sql`true`
  const own = ownRoundtableIds(actor)
  const bodies = actor.memberships.map(({ organisationId }) => organisationId)
  return or(
    PUBLIC_COMMITMENT,
    own.length > 0 ? inArray(commitments.roundtableId, own) : undefined,
    bodies.length > 0 ? inArray(commitments.organisationId, bodies) : undefined,
  )
}
