import { and, eq, isNull } from "drizzle-orm"
import { approvalRounds, papers } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import type { RoundRule } from "./outcome.ts"

export type Round = Omit<typeof approvalRounds.$inferSelect, "rule"> & {
  rule: RoundRule & { reminderDays: number }
}
export type RoundPaper = typeof papers.$inferSelect

/** A stored round with its rule, which only the opening writes. */
export const roundOf = (row: typeof approvalRounds.$inferSelect): Round => ({
  ...row,
  rule: row.rule as Round["rule"],
})

/**
 * A round with its document under a lock: who answers shares it, so that answers do not wait for each other; who
 * closes waits for those that are being given and lets no more in.
 * @throws not_found
 */
export const lockRound = async (
  ctx: TxCtx,
  { paperCode, number }: { paperCode: string; number: number },
  strength: "share" | "no key update",
): Promise<{ round: Round; paper: RoundPaper }> => {
  const [paper] = await ctx.db
    .select()
    .from(papers)
    .where(and(eq(papers.code, paperCode), isNull(papers.deletedAt)))
    .for(strength)
  const { id } = found(paper)
  const [row] = await ctx.db
    .select()
    .from(approvalRounds)
    .where(and(eq(approvalRounds.documentId, id), eq(approvalRounds.number, number)))
    .for(strength)
  return { round: roundOf(found(row)), paper: found(paper) }
}
