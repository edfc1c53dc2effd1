import { eq } from "drizzle-orm"
import { practices } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { addAnnexes, listAnnexes, removeAnnex } from "../../records/annexes.server.ts"
import { loadPractice, lockPractice } from "../facts.server.ts"
import type { AddFile, RemoveFile } from "../input.ts"
import { refuseEditPractice, refuseRemoveFile } from "../policy.ts"

/** Files beside a good practice, by number; whoever reads it reads them. */
export const listFiles = async (ctx: Pick<Ctx, "db">, id: string) =>
  (await listAnnexes(ctx, { kind: "practice", id })).map(
    ({ number, title, fileCode, fileName, type, size }) => ({
      ...{ number, title, fileCode, fileName, type, size },
    }),
  )

/** A practice with its files, for who adds and takes away. @throws not_found, forbidden */
export const getPracticeFiles = async (ctx: Ctx, code: string) => {
  const { practice, facts } = await loadPractice(ctx, code)
  refuse(refuseRemoveFile(ctx.actor, facts))
  const { title, language, id } = practice
  const mayAdd = refuseEditPractice(ctx.actor, facts) === null
  return { code: practice.code, title, language, mayAdd, files: await listFiles(ctx, id) }
}

/** Files are part of what is read before it is published: with another one it is another text. */
const lockToChange = async (ctx: TxCtx, code: string, refusal: typeof refuseEditPractice) => {
  const { practice, facts } = await lockPractice(ctx, code)
  refuse(refusal(ctx.actor, facts))
  await ctx.db
    .update(practices)
    .set({ rev: practice.rev + 1, readyAt: null })
    .where(eq(practices.id, practice.id))
  return { owner: { kind: "practice", id: practice.id }, roundtableId: practice.roundtableId }
}

/** Puts a numbered file beside a good practice. @throws forbidden, invalid at the field */
export const addPracticeFile = (ctx: Ctx, { practiceCode, title, file }: AddFile): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { owner, roundtableId } = await lockToChange(ctx, practiceCode, refuseEditPractice)
    const annexes = [{ title, upload: file }]
    await addAnnexes(ctx, { owner, roundtableId, annexes, field: "file", freeze: false })
    await record(ctx, { action: "practice.file-added", subject: owner, roundtableId, values: { title } })
  })

/** Takes a file from beside it. @throws forbidden, not_found */
export const removePracticeFile = (ctx: Ctx, { practiceCode, number }: RemoveFile): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { owner, roundtableId } = await lockToChange(ctx, practiceCode, refuseRemoveFile)
    const { title } = await removeAnnex(ctx, owner, number)
    await record(ctx, {
      ...{ action: "practice.file-removed", subject: owner, roundtableId, values: { title, number } },
    })
  })
