import { and, eq, isNull } from "drizzle-orm"
import { papers } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { factsOf } from "./rights.server.ts"

/**
 * The document under a row lock, with what the policy asks.
 * @throws not_found for an unknown or deleted one
 */
export const lockPaper = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(papers)
    .where(and(eq(papers.code, code), isNull(papers.deletedAt)))
    .for("update")
  const paper = found(row)
  return { paper, facts: await factsOf(ctx.db, paper) }
}
