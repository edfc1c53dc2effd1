import { eq } from "drizzle-orm"
import { decisions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import type { PublishDecision, WithdrawDecision } from "./input.ts"
import { DECISION, factsOf, lockDecision } from "./lock.server.ts"
import { refusePublish, refuseWithdraw } from "./policy.ts"

/**
 * Puts a decision on the public register, where everybody reads it with its commitments.
 * @throws forbidden unless secretary here, at a table that is not public, and where it is published already
 */
export const publishDecision = (ctx: Ctx, input: PublishDecision): Promise<void> =>
  transact(ctx, async (ctx) => {
    const row = await lockDecision(ctx, input.decisionCode)
    refuse(refusePublish(ctx.actor, factsOf(row)))
    const { id, roundtableId } = row.decision
    await ctx.db
      .update(decisions)
      .set({
        ...{ publishedAt: ctx.now, publishedById: found(ctx.actor.personId) },
        ...{ withdrawnAt: null, withdrawReason: null },
      })
      .where(eq(decisions.id, id))
    await record(ctx, {
      ...{ action: "decision.published", subject: { kind: DECISION, id }, roundtableId },
    })
  })

/** Takes a decision off the public register, with a reason: members go on reading it. @throws as `publishDecision` */
export const withdrawDecision = (ctx: Ctx, input: WithdrawDecision): Promise<void> =>
  transact(ctx, async (ctx) => {
    const row = await lockDecision(ctx, input.decisionCode)
    refuse(refuseWithdraw(ctx.actor, factsOf(row)))
    const { id, roundtableId } = row.decision
    await ctx.db
      .update(decisions)
      .set({
        ...{ publishedAt: null, publishedById: null },
        ...{ withdrawnAt: ctx.now, withdrawReason: input.reason },
      })
      .where(eq(decisions.id, id))
    await record(ctx, {
      ...{ action: "decision.withdrawn", subject: { kind: DECISION, id }, roundtableId },
      values: { reason: input.reason },
    })
  })
