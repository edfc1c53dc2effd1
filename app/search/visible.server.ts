import { type SQL, sql } from "drizzle-orm"
import type { Actor } from "../context.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"

const overlap = (column: string, ids: readonly string[]): SQL =>
  sql`${sql.raw(column)} && array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/** The rows of the index that `mayFind` lets the person find; `e` is the index. */
export const findableBy = (actor: Actor): SQL => {
  const tables = ownRoundtableIds(actor)
  const organisations = actor.memberships.map(({ organisationId }) => organisationId)
  const conditions = [
    sql`e.is_for_everybody`,
    sql`(e.open_with_id in (select r.id from roundtable r where r.visibility = 'public')
      and not e.also_open_with_ids && array(select r.id from roundtable r where r.visibility <> 'public'))`,
    ...(actor.isAdministrator ? [sql`e.is_for_administrators`] : []),
    ...(tables.length > 0 ? [overlap("e.roundtable_ids", tables)] : []),
    ...(organisations.length > 0 ? [overlap("e.organisation_ids", organisations)] : []),
  ]
  return sql`(${sql.join(conditions, sql` or `)})`
}
