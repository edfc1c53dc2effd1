import { eq, sql } from "drizzle-orm"
import { ballotPapers, ballotScrutineers } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import type { Totals } from "../counting/totals.ts"
import type { PaperSeat } from "./policy.ts"

export type PaperRow = PaperSeat & { code: string }

/** The seats of a roll with who acts for each and whether it took a paper. */
export const paperSeats = async (ctx: Ctx, ballotId: string): Promise<PaperRow[]> => {
  const { rows } = await ctx.db.execute(sql`
    select s.id as "seatId", s.code, b.excluded_for is not null as "isExcluded", b.took_paper as "tookPaper",
           coalesce((select json_agg(p.name) from seat_term t join person p on p.id = t.person_id
                      where t.seat_id = s.id and t.ended_at is null and p.name is not null), '[]'::json) as people
      from ballot_seat b join seat s on s.id = b.seat_id
     where b.ballot_id = ${ballotId} order by s.label, s.id`)
  return rows as PaperRow[]
}

export const scrutineersOf = async (ctx: Ctx, ballotId: string): Promise<string[]> => {
  const rows = await ctx.db
    .select({ seatId: ballotScrutineers.seatId })
    .from(ballotScrutineers)
    .where(eq(ballotScrutineers.ballotId, ballotId))
    .orderBy(ballotScrutineers.seatId)
  return rows.map(({ seatId }) => seatId)
}

export type PaperCount = { totals: Totals; enteredById: string; revision: number }

/** The count of papers as it was entered last; null before. */
export const paperCount = async (ctx: Ctx, ballotId: string): Promise<PaperCount | null> => {
  const [row] = await ctx.db.select().from(ballotPapers).where(eq(ballotPapers.ballotId, ballotId))
  return row ? { totals: row.totals as Totals, enteredById: row.enteredById, revision: row.revision } : null
}
