import { eq } from "drizzle-orm"
import { decisions, roundtables } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import { type DecisionFacts, refuseReadDecision } from "./policy.ts"

type Row = { decision: typeof decisions.$inferSelect; roundtable: typeof roundtables.$inferSelect }

/** The kind under which the log, the index and the taxonomies know a decision. */
export const DECISION = "decision"

/** What the policy needs to know. */
export const factsOf = ({ decision, roundtable }: Row): DecisionFacts => ({
  roundtableId: decision.roundtableId,
  isPublished: decision.publishedAt !== null,
  isOfPublicTable: roundtable.visibility === "public",
})

const rowsOf = (ctx: Ctx, code: string) =>
  ctx.db
    .select({ decision: decisions, roundtable: roundtables })
    .from(decisions)
    .innerJoin(roundtables, eq(roundtables.id, decisions.roundtableId))
    .where(eq(decisions.code, code))

/** A decision with its table. @throws not_found, also for who may not read it */
export const findDecision = async (ctx: Ctx, code: string): Promise<Row> => {
  const [row] = await rowsOf(ctx, code)
  const one = found(row)
  if (refuseReadDecision(ctx.actor, factsOf(one))) found(null)
  return one
}

/** As `findDecision`, under the row lock. */
export const lockDecision = async (ctx: TxCtx, code: string): Promise<Row> => {
  const [row] = await rowsOf(ctx, code).for("no key update", { of: decisions })
  const one = found(row)
  if (refuseReadDecision(ctx.actor, factsOf(one))) found(null)
  return one
}
