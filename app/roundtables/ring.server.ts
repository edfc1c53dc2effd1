import { and, desc, eq, sql } from "drizzle-orm"
import { constituencies, roundtables } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"

/** How many voting seats a constituency has, and how many of them have their titular today. */
export type SeatCount = { name: string; tone: string; seats: number; filled: number; advisory: number }

/** Seats by constituency, counted by the database. */
export const countSeats = async (ctx: Ctx, roundtableId: string): Promise<SeatCount[]> => {
  const day = civilDay(ctx.now)
  const { rows } = await ctx.db.execute(sql`
    select c.name, c.tone,
           count(s.id) filter (where s.voting)::int as seats,
           count(t.id) filter (where s.voting)::int as filled,
           count(s.id) filter (where not s.voting)::int as advisory
      from constituency c
      left join seat s on s.constituency_id = c.id and s.removed_at is null
      left join seat_term t on t.seat_id = s.id and t.rank = 0 and t.ended_at is null
            and t.starts_on <= ${day} and (t.ends_on is null or t.ends_on >= ${day})
     where c.roundtable_id = ${roundtableId}
     group by c.id order by c.position`)
  return rows as SeatCount[]
}

/** The public table with the most voting seats, for the first page. */
export const ringOfLargest = async (ctx: Ctx) => {
  const [largest] = await ctx.db
    .select({ id: roundtables.id, name: roundtables.name, language: roundtables.language })
    .from(roundtables)
    .innerJoin(constituencies, eq(constituencies.roundtableId, roundtables.id))
    .innerJoin(
      sql`seat s`,
      sql`s.constituency_id = ${constituencies.id} and s.voting and s.removed_at is null`,
    )
    .where(and(eq(roundtables.visibility, "public")))
    .groupBy(roundtables.id)
    .orderBy(desc(sql`count(*)`), roundtables.id)
    .limit(1)
  return largest
    ? { name: largest.name, language: largest.language, groups: await countSeats(ctx, largest.id) }
    : null
}
