import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import type { Supporter } from "../support.ts"

/** The seats of the table whose turn it is that support a proposal now. */
export const supportersOf = async (
  ctx: Pick<Ctx, "db">,
  proposal: { id: string; atId: string },
): Promise<Supporter[]> => {
  const { rows } = await ctx.db.execute(sql`
    select coalesce(s.organisation_id, s.id) as "bodyId", s.constituency_id as "groupId"
      from proposal_support u join seat s on s.id = u.seat_id
     where u.proposal_id = ${proposal.id} and u.ended_at is null and s.roundtable_id = ${proposal.atId}
     limit 1000`)
  return rows as Supporter[]
}
