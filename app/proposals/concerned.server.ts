import { type SQL, sql } from "drizzle-orm"
import type { Actor } from "../context.ts"
import { accountNow } from "../people/account-now.server.ts"

const listOf = (ids: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/**
 * Inside a statement: whether the person has a part in a project that was handed in to a call. A body that they belong
 * to, or sit anywhere for, or a seat of their own signed it; or they began or signed it themselves, also where they
 * have left that body since.
 */
export const isConcernedIn = ({ personId, memberships, seats }: Actor, callId: SQL): SQL<boolean> => {
  const bodies = listOf(memberships.map(({ organisationId }) => organisationId))
  const held = sql`select held.id from seat held where held.id in ${listOf(seats.map(({ seatId }) => seatId))}`
  const satFor = sql`select held.organisation_id from seat held where held.id in (${held})`
  return sql<boolean>`exists (
    select 1 from proposal mine join proposal_author a on a.proposal_id = mine.id
     where mine.call_id = ${callId} and mine.state = 'entered' and (
       ${accountNow(sql`mine.created_by_id`)} = ${personId}::uuid
       or a.state = 'signed' and (
         a.organisation_id in ${bodies} or a.organisation_id in (${satFor}) or a.seat_id in (${held})
         or (not a.on_paper and ${accountNow(sql`a.acted_by_id`)} = ${personId}::uuid))))`
}
