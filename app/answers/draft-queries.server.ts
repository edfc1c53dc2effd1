import { desc, eq } from "drizzle-orm"
import { answerDrafts, organisations, people } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { refuse } from "../errors.ts"
import { type Content, EMPTY } from "./answer.ts"
import { latestDay } from "./extend-answer.server.ts"
import { listFiles } from "./files.server.ts"
import { loadAnswer } from "./lock.server.ts"
import {
  type AnswerFacts,
  refuseClarify,
  refuseDraft,
  refuseEndorse,
  refuseExtend,
  refusePublish,
  refuseReadDraft,
  refuseReply,
  refuseReturn,
  refuseTake,
  refuseTranscribe,
  refuseWithdrawRequest,
} from "./policy.ts"
import { dueOf, headOf } from "./queries.server.ts"
import { listOfficials } from "./take-answer.server.ts"

/** The body that a text passes the question on to, by name. */
const passedToOf = async (ctx: Ctx, content: Content) => {
  if (!content.passedTo) return null
  const [row] = await ctx.db
    .select({ code: organisations.code, name: organisations.name, language: organisations.language })
    .from(organisations)
    .where(eq(organisations.code, content.passedTo))
  return row ?? null
}

/** The versions of a text, the latest first, with who wrote each: for the body's own people. */
const listVersions = async (ctx: Ctx, answerId: string) => {
  const rows = await ctx.db
    .select({ rev: answerDrafts.rev, at: answerDrafts.createdAt, by: people.name })
    .from(answerDrafts)
    .leftJoin(people, eq(people.id, answerDrafts.writtenById))
    .where(eq(answerDrafts.answerId, answerId))
    .orderBy(desc(answerDrafts.rev))
    .limit(50)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** The text as its writers have it, with its versions. @throws forbidden to everybody outside the body */
export const getDraft = async (ctx: Ctx, code: string) => {
  const loaded = await loadAnswer(ctx, code)
  const { answer, facts } = loaded
  refuse(refuseReadDraft(ctx.actor, facts))
  const content = (loaded.content as Content | null) ?? { ...EMPTY, language: ctx.actor.language }
  return {
    ...{ ...headOf(ctx, loaded), ...dueOf(ctx, answer), content, returnedFor: answer.returnedFor },
    ...{ passedTo: await passedToOf(ctx, content), versions: await listVersions(ctx, answer.id) },
    files: await listFiles(ctx, answer.id),
    ...{
      isReady: facts.isReady,
      endorsedAs: answer.endorsedAs,
      isOwnText: facts.writtenById === ctx.actor.personId,
    },
    mayReturn: refuseReturn(ctx.actor, facts) === null,
    whyNotEndorse: refuseEndorse(ctx.actor, facts),
  }
}
export type DraftPage = Awaited<ReturnType<typeof getDraft>>

/** As `getDraft`, for who writes, endorses or publishes it. @throws forbidden with the reason, to everybody else */
export const openDraft = async (ctx: Ctx, code: string, act: "draft" | "visto" | "publish") => {
  const { facts } = await loadAnswer(ctx, code)
  if (act === "draft") refuse(refuseDraft(ctx.actor, facts))
  if (act === "publish") refuse(refusePublish(ctx.actor, facts))
  if (act === "visto") refuse(refuseReturn(ctx.actor, facts))
  return getDraft(ctx, code)
}

/** The files beside a text, for who writes it. @throws forbidden with the reason, to everybody else */
export const openFiles = async (ctx: Ctx, code: string) => {
  const loaded = await loadAnswer(ctx, code)
  refuse(refuseDraft(ctx.actor, loaded.facts))
  return { ...headOf(ctx, loaded), files: await listFiles(ctx, loaded.answer.id) }
}

/** A version of the text as it was saved. @throws forbidden to everybody outside the body; not_found */
export const readVersion = async (ctx: Ctx, answerCode: string, rev: number) => {
  const { answer, facts } = await loadAnswer(ctx, answerCode)
  refuse(refuseReadDraft(ctx.actor, facts))
  const rows = await ctx.db.select().from(answerDrafts).where(eq(answerDrafts.answerId, answer.id))
  return (rows.find((row) => row.rev === rev)?.content as Content | undefined) ?? null
}

const REFUSALS = {
  take: (ctx: Ctx, facts: AnswerFacts) => refuseTake(ctx.actor, facts),
  extend: (ctx: Ctx, facts: AnswerFacts) => refuseExtend(ctx.actor, facts, civilDay(ctx.now)),
  clarify: (ctx: Ctx, facts: AnswerFacts) =>
    refuseClarify(facts) && refuseReply(ctx.actor, facts) ? refuseClarify(facts) : null,
  withdraw: (_: Ctx, facts: AnswerFacts) => refuseWithdrawRequest(facts),
  transcribe: (_: Ctx, facts: AnswerFacts) => refuseTranscribe(facts),
}

/** What a small form about an answer needs. @throws forbidden, with the reason, to who may not send it */
export const openForm = async (ctx: Ctx, code: string, form: keyof typeof REFUSALS) => {
  const loaded = await loadAnswer(ctx, code)
  const { answer, facts, body, clarification } = loaded
  refuse(REFUSALS[form](ctx, facts))
  return {
    ...{ ...headOf(ctx, loaded), ...dueOf(ctx, answer), latestOn: latestDay(answer) },
    officials:
      form === "take" ? (await listOfficials(ctx, body.id)).map(({ code, name }) => ({ code, name })) : [],
    question: clarification && { text: clarification.question, language: clarification.language },
  }
}
