import { eq } from "drizzle-orm"
import { answerClarifications } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { because, DomainError, orConflict, refuse } from "../errors.ts"
import { ownAuthors } from "../proposals/policy.ts"
import { addEvent } from "../proposals/record-event.server.ts"
import type { SayWords } from "./input.ts"
import { ANSWER, type LoadedAnswer, lockAnswer } from "./lock.server.ts"
import { refuseClarify, refuseReply } from "./policy.ts"
import { wordsOf } from "./take-answer.server.ts"
import { tellOfficials, tellProposers } from "./tell.server.ts"

const ASKED_ALREADY = new DomainError("conflict", because("answers.refuse.asked_already"))

const inWhoseName = ({ voices, of }: LoadedAnswer) => {
  const signed = ownAuthors(voices, of.authors).find(({ state }) => state === "signed")
  return { organisationId: signed?.organisationId ?? null, seatId: signed?.seatId ?? null }
}

/**
 * The authors ask the body to explain its answer: once for all of them. Who answers for the body is told.
 * @throws forbidden to who is no author, before it is published, and where it was asked before
 */
export const askClarification = (ctx: Ctx, input: SayWords): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, proposal, facts } = loaded
    refuse(refuseClarify(facts))
    const { words, language } = input
    const as = inWhoseName(loaded)
    await ctx.db
      .insert(answerClarifications)
      .values({
        ...{ roundtableId: answer.roundtableId, answerId: answer.id, question: words, language, ...as },
        ...{ askedById: ctx.actor.personId, createdAt: ctx.now },
      })
      .catch(orConflict({ answer_clarification_once: ASKED_ALREADY }))
    await addEvent(ctx, proposal, { kind: "answer_questioned", as, text: words, language })
    await record(ctx, {
      ...{ action: "answer.questioned", subject: { kind: ANSWER, id: answer.id } },
      roundtableId: answer.roundtableId,
    })
    await tellOfficials(ctx, { answer, kind: "answer_questioned", params: wordsOf(loaded), page: "/clarify" })
  })

/**
 * The body explains its answer, once. The authors are told; the answer itself stays as it was published.
 * @throws forbidden unless the person answers for the body, where nothing was asked, and once it replied
 */
export const replyClarification = (ctx: Ctx, input: SayWords): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, proposal, facts } = loaded
    refuse(refuseReply(ctx.actor, facts))
    const { words, language } = input
    await ctx.db
      .update(answerClarifications)
      .set({ reply: words, replyLanguage: language, repliedAt: ctx.now, repliedById: ctx.actor.personId })
      .where(eq(answerClarifications.answerId, answer.id))
    const as = { organisationId: answer.organisationId }
    await addEvent(ctx, proposal, { kind: "answer_explained", as, text: words, language })
    await record(ctx, {
      ...{ action: "answer.explained", subject: { kind: ANSWER, id: answer.id } },
      roundtableId: answer.roundtableId,
    })
    await tellProposers(ctx, { answer, kind: "answer_explained", params: wordsOf(loaded) })
  })
