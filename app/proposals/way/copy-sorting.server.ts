import { sql } from "drizzle-orm"
import type { TxCtx } from "../../context.ts"

/** Where a proposal applies and what it is about, for the one that comes of it. */
export const copySorting = async (ctx: TxCtx, fromId: string, toId: string): Promise<void> => {
  await ctx.db.execute(sql`
    insert into placement (subject_kind, subject_id, territory_id)
    select 'proposal', ${toId}::uuid, p.territory_id from placement p
     where p.subject_kind = 'proposal' and p.subject_id = ${fromId}`)
  await ctx.db.execute(sql`
    insert into topic_mark (subject_kind, subject_id, topic_id)
    select 'proposal', ${toId}::uuid, m.topic_id from topic_mark m
     where m.subject_kind = 'proposal' and m.subject_id = ${fromId}`)
}
