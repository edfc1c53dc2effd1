import { eq } from "drizzle-orm"
import { answers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import { addEvent, asKeeper } from "../proposals/record-event.server.ts"
import type { WithdrawRequest } from "./input.ts"
import { ANSWER, lockAnswer } from "./lock.server.ts"
import { refuseWithdrawRequest } from "./policy.ts"
import { wordsOf } from "./take-answer.server.ts"
import { tellBothSides } from "./tell.server.ts"

/**
 * Takes back what the table asked of a body, with the reason: it owes nothing any more, and may be asked anew. What it
 * wrote stays with it, unseen outside. The body and the authors are told.
 * @throws forbidden unless the person keeps the proposals of the table that asked, and once it was answered or taken
 *   back
 */
export const withdrawRequest = (ctx: Ctx, input: WithdrawRequest): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, proposal, facts } = loaded
    refuse(refuseWithdrawRequest(facts))
    const { words } = input
    await ctx.db
      .update(answers)
      .set({
        ...{
          state: "withdrawn",
          withdrawnAt: ctx.now,
          withdrawnById: ctx.actor.personId,
          withdrawnFor: words,
        },
        ...{ readyAt: null, endorsedAt: null, endorsedById: null, endorsedAs: null },
      })
      .where(eq(answers.id, answer.id))
    const as = asKeeper(ctx.actor, { facts: loaded.of })
    await addEvent(ctx, proposal, { kind: "answer_withdrawn", as, text: words, language: "it" })
    await record(ctx, {
      ...{ action: "answer.withdrawn", subject: { kind: ANSWER, id: answer.id } },
      ...{ roundtableId: answer.roundtableId, values: { reason: words } },
    })
    const told = { answer, kind: "answer_withdrawn", params: { ...wordsOf(loaded), reason: words } }
    await tellBothSides(ctx, told)
  })
