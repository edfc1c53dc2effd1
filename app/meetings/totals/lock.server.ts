import { and, eq } from "drizzle-orm"
import { manualTotals } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"

/** Totals under their row lock; the caller holds the meeting's. @throws not_found */
export const lockTotals = async (ctx: TxCtx, roundtableId: string, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(manualTotals)
    .where(and(eq(manualTotals.code, code), eq(manualTotals.roundtableId, roundtableId)))
    .for("no key update")
  return found(row)
}
