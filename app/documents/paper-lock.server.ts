import { and, eq, isNull } from "drizzle-orm"
import { papers, roundtables } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { factsOf } from "./rights.server.ts"

/**
 * The document under a row lock, with what the policy asks.
 * Not for update: what is written into the text meanwhile refers to this row, and holds the lock of its log first.
 * @throws not_found for an unknown or deleted one
 */
export const lockPaper = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select({ paper: papers, roundtable: roundtables })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(and(eq(papers.code, code), isNull(papers.deletedAt)))
    .for("no key update", { of: papers })
  const { paper, roundtable } = found(row)
  return { paper, facts: await factsOf(ctx.db, paper, roundtable) }
}
