import { type Ctx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import { countRound, endRound } from "./end-round.server.ts"
import type { CloseRound } from "./input.ts"
import { lifeRules } from "./life-rules.server.ts"
import { lockRound } from "./lock-round.server.ts"
import { judgeRound, type Outcome } from "./outcome.ts"
import { refuseEarlyClose, refuseStep } from "./policy.ts"

/**
 * Closes a round once everybody has answered, or its deadline has passed, and does what its outcome says.
 * @throws forbidden unless the regulation names the person, or while seats may still answer; conflict when it is
 *   closed already
 */
export const closeRound = (ctx: Ctx, input: CloseRound): Promise<Outcome> =>
  transact(ctx, async (ctx) => {
    const { round, paper } = await lockRound(ctx, input, "no key update")
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "close_round", rules.documents))
    if (round.closedAt !== null) throw conflict("life.refuse.round_closed")
    const counts = await countRound(ctx, round.id)
    refuse(refuseEarlyClose(round, counts.silent, ctx.now))
    const outcome = judgeRound(counts, round.rule, round.answersNeeded)
    await endRound(ctx, { round, paper }, outcome)
    return outcome
  })
