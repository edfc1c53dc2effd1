import { eq } from "drizzle-orm"
import { answers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, transact } from "../context.ts"
import { because, conflict, DomainError, refuse } from "../errors.ts"
import { type Content, lackingIn } from "./answer.ts"
import type { EndorseAnswer, ReturnAnswer } from "./input.ts"
import { ANSWER, lockAnswer } from "./lock.server.ts"
import { refuseEndorse, refuseReturn } from "./policy.ts"
import { wordsOf } from "./take-answer.server.ts"
import { tellOfficials, tellPerson } from "./tell.server.ts"

/**
 * Commits the body to the text as the person read it (visto), in the name of the office that they write under it.
 * @throws forbidden unless the person manages the body, to who wrote the text, and before it is ready; conflict where
 *   it changed meanwhile, or where what it promises is over by now
 */
export const endorseAnswer = (ctx: Ctx, input: EndorseAnswer): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, facts } = loaded
    refuse(refuseEndorse(ctx.actor, facts))
    if (input.rev !== answer.rev) throw conflict("answers.errors.changed_meanwhile")
    const [lacking] = lackingIn(loaded.content as Content, civilDay(ctx.now))
    if (lacking) throw new DomainError("conflict", because(lacking.key))
    await ctx.db
      .update(answers)
      .set({
        ...{ state: "endorsed", endorsedAt: ctx.now, endorsedById: ctx.actor.personId },
        endorsedAs: input.office,
      })
      .where(eq(answers.id, answer.id))
    await record(ctx, {
      ...{ action: "answer.endorsed", subject: { kind: ANSWER, id: answer.id } },
      values: { version: answer.rev },
    })
    await tellOfficials(ctx, { answer, kind: "answer_endorsed", params: wordsOf(loaded), page: "/publish" })
  })

/**
 * Sends the text back to who wrote it, with what is to be changed.
 * @throws forbidden unless the person manages the body, and where no text waits; conflict where it changed meanwhile
 */
export const returnAnswer = (ctx: Ctx, input: ReturnAnswer): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, facts } = loaded
    refuse(refuseReturn(ctx.actor, facts))
    if (input.rev !== answer.rev) throw conflict("answers.errors.changed_meanwhile")
    await ctx.db
      .update(answers)
      .set({
        ...{ state: "drafted", readyAt: null, returnedFor: input.words },
        ...{ endorsedAt: null, endorsedById: null, endorsedAs: null },
      })
      .where(eq(answers.id, answer.id))
    await record(ctx, {
      ...{ action: "answer.returned", subject: { kind: ANSWER, id: answer.id } },
      values: { version: answer.rev },
    })
    const told = { answer, kind: "answer_returned", params: wordsOf(loaded), page: "/draft" }
    await tellPerson(ctx, facts.writtenById, told)
  })
