import { createHash } from "node:crypto"
import { and, eq, ne } from "drizzle-orm"
import { answerCommitments, answers, organisations } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { because, conflict, DomainError, found, refuse } from "../errors.ts"
import { promiseCommitment } from "../meetings/commitments/promise-commitment.server.ts"
import { addEvent } from "../proposals/record-event.server.ts"
import { type Content, lackingIn } from "./answer.ts"
import { freezeFiles } from "./files.server.ts"
import type { PublishAnswer } from "./input.ts"
import { ANSWER, type LoadedAnswer, lockAnswer } from "./lock.server.ts"
import { refusePublish } from "./policy.ts"
import { type Letter, publishedText } from "./published.ts"
import { openRequest, tellOfRequest } from "./request-answer.server.ts"
import { wordsOf } from "./take-answer.server.ts"
import { tellProposers, tellSecretariat } from "./tell.server.ts"

type Body = { id: string; code: string; name: string; language: string }

const bodyOf = async (ctx: TxCtx, code: string | null): Promise<Body | null> => {
  if (code === null) return null
  const { id, name, language } = organisations
  const [row] = await ctx.db
    .select({ id, code: organisations.code, name, language })
    .from(organisations)
    .where(eq(organisations.code, code))
  return found(row)
}

/** The other body may have been asked meanwhile: it owes its answer already. */
const isAsked = async (ctx: TxCtx, proposalId: string, organisationId: string) =>
  (await ctx.db.$count(
    answers,
    and(
      ...[eq(answers.proposalId, proposalId), eq(answers.organisationId, organisationId)],
      ne(answers.state, "withdrawn"),
    ),
  )) > 0

/** What the answer promises goes into the commitments of the table, with the body and the day. */
const keepPromises = async (ctx: TxCtx, { answer, proposal, table }: LoadedAnswer, content: Content) => {
  const inPublic = proposal.shownAt !== null
  for (const [position, { title, dueOn }] of content.promises.entries()) {
    const { id } = await promiseCommitment(ctx, {
      ...{ roundtable: table, organisationId: answer.organisationId, title, language: content.language },
      ...{ dueOn: found(dueOn), inPublic },
    })
    await ctx.db
      .insert(answerCommitments)
      .values({ roundtableId: answer.roundtableId, answerId: answer.id, position, commitmentId: id })
  }
}

/** Whole and to go out: what is said, under which number, and the letter that it was written down from. */
type Out = { content: Content; protocol: string | null; letter?: Letter }

const freeze = async (ctx: TxCtx, loaded: LoadedAnswer, out: Out, to: Body | null) => {
  const { content, protocol, letter } = out
  const published = publishedText(loaded, content, {
    ...{ publishedOn: civilDay(ctx.now), protocol, passedTo: to, letter },
    files: await freezeFiles(ctx, loaded.answer.id),
  })
  await ctx.db
    .update(answers)
    .set({
      ...{ state: "published", publishedAt: ctx.now, publishedById: ctx.actor.personId, protocol },
      ...{ outcome: content.outcome, passedToId: to?.id ?? null, language: content.language, published },
      publishedSha256: new Uint8Array(createHash("sha256").update(published).digest()),
    })
    .where(eq(answers.id, loaded.answer.id))
}

/**
 * Puts out an answer that nothing is lacking of: its promises become commitments, what is another body's is asked of
 * that one, and authors, supporters and secretariat are told. The caller has asked its policy and records the deed.
 */
export const putOut = async (ctx: TxCtx, loaded: LoadedAnswer, out: Out): Promise<void> => {
  const { answer, body } = loaded
  const { content } = out
  const to = await bodyOf(ctx, content.outcome === "not_competent" ? content.passedTo : null)
  await freeze(ctx, loaded, out, to)
  await keepPromises(ctx, loaded, content)
  const as = { organisationId: body.id }
  const event = { kind: `answer_${content.outcome}`, as, text: content.words, language: content.language }
  const proposal = await addEvent(ctx, loaded.proposal, event)
  if (to && !(await isAsked(ctx, answer.proposalId, to.id))) {
    const asked = { proposal, body: to, as, protocol: null, words: null, passedFromId: answer.id }
    await tellOfRequest(ctx, { ...(await openRequest(ctx, asked)), body: to })
  }
  const told = { answer, kind: "answer_published", params: wordsOf(loaded) }
  await tellSecretariat(ctx, told, await tellProposers(ctx, told, "supporters"))
}

/**
 * Publishes an answer as it was endorsed: from now on it never changes, and its digest stands under it. What it
 * promises becomes commitments; what is another body's is asked of that one. Authors and supporters are told.
 * @throws forbidden unless the person answers for the body, and before the visto; conflict where it changed meanwhile,
 *   or where a day that it promises is over
 */
export const publishAnswer = (ctx: Ctx, input: PublishAnswer): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    const { answer, facts } = loaded
    refuse(refusePublish(ctx.actor, facts))
    if (input.rev !== answer.rev) throw conflict("answers.errors.changed_meanwhile")
    const content = loaded.content as Content
    const [lacking] = lackingIn(content, civilDay(ctx.now))
    if (lacking) throw new DomainError("conflict", because(lacking.key))
    await putOut(ctx, loaded, { content, protocol: input.protocol })
    await record(ctx, {
      ...{ action: "answer.published", subject: { kind: ANSWER, id: answer.id } },
      ...{ roundtableId: answer.roundtableId, values: { outcome: content.outcome, version: answer.rev } },
    })
  })
