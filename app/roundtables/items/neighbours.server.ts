import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { invalid } from "../../errors.ts"

export type Neighbour = {
  id: string
  code: string
  name: string
  language: string
  way: "parent" | "child" | "interregional" | "member"
}

/** The tables that a table passes items to: the one above it, those under it, and interregional ties both ways. */
export const listNeighbours = async (ctx: Ctx, roundtableId: string): Promise<Neighbour[]> => {
  const { rows } = await ctx.db.execute(sql`
    select r.id, r.code, r.name, r.language, n.way
      from (select c.parent_id as id, 'parent' as way from roundtable c where c.id = ${roundtableId}
            union all select c.id, 'child' from roundtable c where c.parent_id = ${roundtableId}
            union all select m.roundtable_id, 'interregional' from roundtable_member m where m.member_id = ${roundtableId}
            union all select m.member_id, 'member' from roundtable_member m where m.roundtable_id = ${roundtableId}) n
      join roundtable r on r.id = n.id and r.closed_at is null
     order by r.name, r.code limit 200`)
  return rows as Neighbour[]
}

/** The neighbour with this code. @throws invalid where the two tables are not tied */
export const neighbour = async (ctx: Ctx, roundtableId: string, code: string): Promise<Neighbour> => {
  const tied = (await listNeighbours(ctx, roundtableId)).find((one) => one.code === code)
  if (!tied) throw invalid("toCode", "items.errors.not_tied")
  return tied
}
