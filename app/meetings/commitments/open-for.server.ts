import { type SQL, sql } from "drizzle-orm"
import { civilDay, daysAfter } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"

/** A body sees its commitments on the desk so many days before they are due. */
const DAYS_AHEAD = 14

const among = (ids: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/**
 * What the person's bodies promised and is soon due or late, and what is late at the tables whose papers they keep,
 * as rows of the question that asks what is open in meetings.
 */
export const openCommitments = (ctx: Ctx, roundtableId?: string): SQL => {
  const today = civilDay(ctx.now)
  const bodies = among(ctx.actor.memberships.map(({ organisationId }) => organisationId))
  const kept = ctx.actor.offices.filter(({ role, closed }) => !closed && role === "secretary")
  const tables = among(kept.map((office) => office.roundtableId))
  const here = roundtableId ? sql`and c.roundtable_id = ${roundtableId}` : sql``
  return sql`
    select case when c.organisation_id in ${bodies} then 'commitment_body' else 'commitment_table' end,
           c.code, c.due_on::timestamp at time zone 'Europe/Rome', r.name, r.language, c.title, c.language, c.due_on::text
      from commitment c join roundtable r on r.id = c.roundtable_id and r.closed_at is null
     where c.state = 'open' and ((c.organisation_id in ${bodies} and c.due_on <= ${daysAfter(today, DAYS_AHEAD)})
        or (c.roundtable_id in ${tables} and c.due_on < ${today})) ${here}`
}
