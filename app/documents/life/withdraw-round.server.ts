import { type Ctx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import { endRound } from "./end-round.server.ts"
import type { WithdrawRound } from "./input.ts"
import { lifeRules } from "./life-rules.server.ts"
import { lockRound } from "./lock-round.server.ts"
import { refuseStep } from "./policy.ts"

/**
 * Takes an open round back with a reason: the text can be written again under final review.
 * @throws forbidden unless the regulation names the person; conflict when it is closed already
 */
export const withdrawRound = (ctx: Ctx, input: WithdrawRound): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { round, paper } = await lockRound(ctx, input, "no key update")
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "withdraw_round", rules.documents))
    if (round.closedAt !== null) throw conflict("life.refuse.round_closed")
    await endRound(ctx, { round, paper }, "withdrawn", input.reason)
  })
