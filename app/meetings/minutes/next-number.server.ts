import { sql } from "drizzle-orm"
import { minutesCounters } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"

/**
 * The next number of a table's verbali in a year. Whoever asks at the same time waits for this transaction's end,
 * and takes the same number if it comes to nothing: the series has no gap.
 */
export const nextNumber = async (ctx: TxCtx, roundtableId: string, year: number): Promise<number> => {
  const [row] = await ctx.db
    .insert(minutesCounters)
    .values({ roundtableId, year, last: 1 })
    .onConflictDoUpdate({
      target: [minutesCounters.roundtableId, minutesCounters.year],
      set: { last: sql`${minutesCounters}.last + 1` },
    })
    .returning({ last: minutesCounters.last })
  if (!row) throw new Error("The counter of minutes gave no number")
  return row.last
}
