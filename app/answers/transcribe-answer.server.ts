import { eq } from "drizzle-orm"
import { answerDrafts, answers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { invalid, refuse } from "../errors.ts"
import { addAnnexes } from "../records/annexes.server.ts"
import { type Content, lackingIn } from "./answer.ts"
import type { TranscribeAnswer } from "./input.ts"
import { ANSWER, type LoadedAnswer, lockAnswer } from "./lock.server.ts"
import { refuseTranscribe } from "./policy.ts"
import { putOut } from "./publish-answer.server.ts"
import { contentTyped } from "./save-draft.server.ts"

/** The text as it was written down, in the name of who signed the letter; the letter is its first file. */
const writeDown = async (
  ctx: TxCtx,
  { answer }: LoadedAnswer,
  content: Content,
  { office, letter, letterProtocol, letterOn }: TranscribeAnswer,
) => {
  const { id, roundtableId } = answer
  const owner = { kind: ANSWER, id }
  const annexes = [{ title: letterProtocol, upload: letter }]
  await addAnnexes(ctx, { owner, roundtableId, annexes, field: "letter", freeze: false })
  const written = { rev: answer.rev + 1, endorsedAs: office, letterProtocol, letterOn }
  await ctx.db.insert(answerDrafts).values({
    ...{ roundtableId, answerId: id, rev: written.rev, content },
    ...{ writtenById: ctx.actor.personId, createdAt: ctx.now },
  })
  await ctx.db
    .update(answers)
    .set({ ...written, state: "endorsed", takenAt: ctx.now, endorsedAt: ctx.now })
    .where(eq(answers.id, id))
  return { ...answer, ...written }
}

/**
 * Writes down what a body answered by letter and publishes it: pages say from which letter, and the letter stands beside
 * it. Only for a body that has nobody here to answer for it.
 * @throws forbidden unless secretary of the table that asks, for a body that answers here itself, and once it is over;
 *   invalid for a letter of a day to come, and for what the text lacks
 */
export const transcribeAnswer = (ctx: Ctx, input: TranscribeAnswer): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockAnswer(ctx, input.answerCode)
    refuse(refuseTranscribe(loaded.facts))
    const { letterProtocol: protocol, letterOn: on } = input
    if (on > civilDay(ctx.now)) throw invalid("letterOn", "answers.errors.letter_to_come")
    const content = await contentTyped(ctx, loaded, input)
    // What the letter promised for a day that is over was promised all the same.
    const [lacking] = lackingIn(content, on)
    if (lacking) throw invalid(lacking.field, lacking.key)
    const answer = await writeDown(ctx, loaded, content, input)
    await putOut(ctx, { ...loaded, answer }, { content, protocol, letter: { protocol, on } })
    await record(ctx, {
      ...{ action: "answer.transcribed", subject: { kind: ANSWER, id: answer.id } },
      ...{ roundtableId: answer.roundtableId, values: { outcome: content.outcome, protocol, on } },
    })
  })
