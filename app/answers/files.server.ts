import { eq } from "drizzle-orm"
import { answerDrafts, answers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import { addAnnexes, freezeAnnexes, listAnnexes, removeAnnex } from "../records/annexes.server.ts"
import type { AddFile, RemoveFile } from "./input.ts"
import { ANSWER, type LoadedAnswer, loadAnswer, lockAnswer } from "./lock.server.ts"
import { refuseDraft, refuseReadDraft } from "./policy.ts"
import type { PublishedFile } from "./published.ts"

const ownerOf = (id: string) => ({ kind: ANSWER, id })

/** The files beside an answer, by number; the caller has asked who may know of them. */
export const listFiles = async (ctx: Pick<Ctx, "db">, answerId: string) =>
  (await listAnnexes(ctx, ownerOf(answerId))).map(({ number, title, fileCode }) => ({
    ...{ number, title, fileCode },
  }))

/** Freezes the files with the answer that they stand beside. @returns what its text says of them */
export const freezeFiles = async (ctx: TxCtx, answerId: string): Promise<PublishedFile[]> => {
  await freezeAnnexes(ctx, ownerOf(answerId))
  const files = await listAnnexes(ctx, ownerOf(answerId))
  return files.map(({ number, title, sha256 }) => ({ number, title, sha256: sha256 ?? "" }))
}

/**
 * A text goes out with its files: one that waits for the visto, or has it, waits for who writes it to say that it is
 * ready again. Who only puts a file beside it has not written it.
 */
const changed = async (ctx: TxCtx, { answer, content, facts }: LoadedAnswer) => {
  if (answer.state !== "endorsed" && answer.readyAt === null) return
  const rev = answer.rev + 1
  await ctx.db.insert(answerDrafts).values({
    ...{ roundtableId: answer.roundtableId, answerId: answer.id, rev, content },
    ...{ writtenById: facts.writtenById, createdAt: ctx.now },
  })
  await ctx.db
    .update(answers)
    .set({
      ...{ state: "drafted", rev, readyAt: null },
      ...{ endorsedAt: null, endorsedById: null, endorsedAs: null },
    })
    .where(eq(answers.id, answer.id))
}

const lockForFiles = async (ctx: TxCtx, code: string) => {
  const loaded = await lockAnswer(ctx, code)
  refuse(refuseDraft(ctx.actor, loaded.facts))
  return loaded
}

/**
 * Puts a numbered file beside an answer; it is frozen with it as it is published.
 * @throws forbidden as for the text; invalid at the field
 */
export const addAnswerFile = (ctx: Ctx, { answerCode, title, file }: AddFile): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockForFiles(ctx, answerCode)
    const { id, roundtableId } = loaded.answer
    const annexes = [{ title, upload: file }]
    await addAnnexes(ctx, { owner: ownerOf(id), roundtableId, annexes, field: "file", freeze: false })
    await changed(ctx, loaded)
    await record(ctx, {
      action: "answer.file-added",
      ...{ subject: ownerOf(id), values: { title } },
    })
  })

/** Takes a file from beside an answer that is not out. @throws forbidden, not_found */
export const removeAnswerFile = (ctx: Ctx, { answerCode, number }: RemoveFile): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockForFiles(ctx, answerCode)
    const { id } = loaded.answer
    const { title } = await removeAnnex(ctx, ownerOf(id), number)
    await changed(ctx, loaded)
    await record(ctx, {
      action: "answer.file-removed",
      ...{ subject: ownerOf(id), values: { title, number } },
    })
  })

/** Whether the files may be read: by the body's own people, and with a published answer by whoever reads that. */
export const mayReadAnswerFiles = async (ctx: Ctx, id: string): Promise<boolean> => {
  const [row] = await ctx.db.select({ code: answers.code }).from(answers).where(eq(answers.id, id))
  if (!row) return false
  const loaded = await loadAnswer(ctx, row.code).catch(() => null)
  if (!loaded) return false
  return loaded.answer.state === "published" || refuseReadDraft(ctx.actor, loaded.facts) === null
}
