import { sql } from "drizzle-orm"
import type { TxCtx } from "../../context.ts"

/** Who follows a proposal, in their language; whether they may still read it is asked before anything is delivered. */
export const followersOf = async (
  ctx: TxCtx,
  proposalId: string,
): Promise<{ personId: string; language: string }[]> => {
  const { rows } = await ctx.db.execute(sql`
    select p.id as "personId", p.language from proposal_follow f join person p on p.id = f.person_id
     where f.proposal_id = ${proposalId} and p.erased_at is null and p.closed_at is null order by p.id`)
  return rows as { personId: string; language: string }[]
}
