import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"

/**
 * Whether a body that the person belongs to, or sits anywhere for, or a seat of their own, signed a project that was
 * handed in to the call: then they judge none of its projects.
 */
export const isConcernedBy = async ({ db, actor }: Ctx, callId: string): Promise<boolean> => {
  const bodies = JSON.stringify(actor.memberships.map(({ organisationId }) => organisationId))
  const held = JSON.stringify(actor.seats.map(({ seatId }) => seatId))
  const { rows } = await db.execute(sql`
    with held as (select s.id, s.organisation_id from seat s
                   where s.id in (select jsonb_array_elements_text(${held}::jsonb)::uuid))
    select exists (
      select 1 from proposal p join proposal_author a on a.proposal_id = p.id
       where p.call_id = ${callId} and p.state = 'entered' and a.state = 'signed'
         and (a.organisation_id in (select jsonb_array_elements_text(${bodies}::jsonb)::uuid)
           or a.organisation_id in (select organisation_id from held) or a.seat_id in (select id from held))) as is`)
  return rows[0]?.is === true
}
