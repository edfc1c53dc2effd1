import { eq } from "drizzle-orm"
import { documentStates } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, refuse } from "../../errors.ts"
import { addAnnexes, listAnnexes, removeAnnex } from "../../records/annexes.server.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { PAPER } from "../pictures/queries.server.ts"
import { refuseWritePaper } from "../policy.ts"
import { getPaper } from "../queries.server.ts"
import type { AddAttachment, RemoveAttachment } from "./input.ts"

/** The files beside a text, by number; whoever may read the text reads them. */
export const listAttachments = async (ctx: Pick<Ctx, "db">, documentId: string) =>
  (await listAnnexes(ctx, { kind: PAPER, id: documentId })).map(
    ({ number, title, fileCode, fileName, type, size, sha256 }) => ({
      ...{ number, title, fileCode, fileName, type, size },
      /** Of a frozen one: what the table shared with the text. */
      sha256,
    }),
  )
export type Attachment = Awaited<ReturnType<typeof listAttachments>>[number]

/** A text under its row lock, for who changes what stands beside it; one that is locked is as it was read. */
const lockForFiles = async (ctx: TxCtx, paperCode: string) => {
  const { paper, facts } = await lockPaper(ctx, paperCode)
  refuse(refuseWritePaper(ctx.actor, facts))
  const [state] = await ctx.db
    .select({ lockedAt: documentStates.lockedAt })
    .from(documentStates)
    .where(eq(documentStates.documentId, paper.id))
  if (state?.lockedAt) refuse(because("attachments.refuse.locked"))
  return paper
}

/**
 * Puts a numbered file beside a text.
 * @throws forbidden unless the person writes the text and it is not locked, invalid at the field
 */
export const addAttachment = (ctx: Ctx, { paperCode, title, file }: AddAttachment): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { id, roundtableId } = await lockForFiles(ctx, paperCode)
    const owner = { kind: PAPER, id }
    const annexes = [{ title, upload: file }]
    await addAnnexes(ctx, { owner, roundtableId, annexes, field: "file", freeze: false })
    await record(ctx, {
      action: "document.attachment-added",
      subject: { kind: "document", id },
      roundtableId,
      values: { title },
    })
  })

/**
 * Takes a file from beside a text; its number is not given again while a later one stands.
 * @throws forbidden unless the person writes the text and it is not locked, not_found, conflict where it is frozen
 */
export const removeAttachment = (ctx: Ctx, { paperCode, number }: RemoveAttachment): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { id, roundtableId } = await lockForFiles(ctx, paperCode)
    const { title } = await removeAnnex(ctx, { kind: PAPER, id }, number)
    await record(ctx, {
      action: "document.attachment-removed",
      subject: { kind: "document", id },
      roundtableId,
      values: { title, number },
    })
  })

/** A text for who changes what stands beside it. @throws forbidden, not_found */
export const getAttached = async (ctx: Ctx, paperCode: string) => {
  const { code, title, language, whyNot, isLocked, id } = await getPaper(ctx, paperCode)
  refuse(whyNot)
  if (isLocked) refuse(because("attachments.refuse.locked"))
  return { id, code, title, language }
}
