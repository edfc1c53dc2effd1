import { eq } from "drizzle-orm"
import { answers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, transact } from "../context.ts"
import { invalid, refuse } from "../errors.ts"
import { addEvent } from "../proposals/record-event.server.ts"
import { lastDay } from "./deadline.ts"
import type { ExtendAnswer } from "./input.ts"
import { ANSWER, lockAnswer } from "./lock.server.ts"
import { refuseExtend } from "./policy.ts"
import { wordsOf } from "./take-answer.server.ts"
import { tellProposers } from "./tell.server.ts"

/** The last day that an extension may set, as the rules said when the answer was asked for. */
export const latestDay = ({ dueOn, extensionDays }: { dueOn: string; extensionDays: number }): string =>
  lastDay(dueOn, extensionDays)

/**
 * Extends the term, once, to another day; everybody who reads the answer reads why. The authors are told.
 * @throws forbidden unless the person answers for the body, before it is taken in charge, once it was extended, once
 *   the term is over, or where the rules allow none; invalid for a day that is not later, or later than the rules say
 */
export const extendAnswer = (ctx: Ctx, input: ExtendAnswer): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, proposal, facts } = loaded
    refuse(refuseExtend(ctx.actor, facts, civilDay(ctx.now)))
    const { dueOn, words, language } = input
    if (dueOn <= answer.dueOn) throw invalid("dueOn", "answers.errors.extension_earlier")
    if (dueOn > latestDay(answer)) throw invalid("dueOn", "answers.errors.extension_long")
    await ctx.db
      .update(answers)
      .set({
        ...{ dueOn, extendedAt: ctx.now, extendedById: ctx.actor.personId, toldDueOn: null },
        ...{ extensionReason: words, extensionLanguage: language },
      })
      .where(eq(answers.id, answer.id))
    const as = { organisationId: answer.organisationId }
    await addEvent(ctx, proposal, { kind: "answer_extended", as, text: words, language })
    await record(ctx, {
      ...{ action: "answer.extended", subject: { kind: ANSWER, id: answer.id } },
      ...{ roundtableId: answer.roundtableId, values: { before: answer.dueOn, dueOn } },
    })
    const day = dueOn.split("-").reverse().join("/")
    await tellProposers(ctx, {
      answer,
      kind: "answer_extended",
      params: { ...wordsOf(loaded), day, reason: words },
    })
  })
