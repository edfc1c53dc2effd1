import { eq } from "drizzle-orm"
import { roundtables } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, invalid, notFound, refuse } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { NOBODYS, UPLOAD } from "../../files/pending.ts"
import { findFile } from "../../files/queries.server.ts"
import type { Workshop } from "../../workshop.ts"
import { isOutOfRoom } from "../../workshop.ts"
import { refuseCreatePaper } from "../policy.ts"
import { LIMITS } from "./limits.ts"
import type { ImportedText } from "./page-text.ts"
import type { FileAnswer, FileQuestion } from "./read-file.server.ts"

/** The field of the form that files are chosen in. */
const FIELD = "file"
const MEGABYTE = 1_000_000

/** Refuses, unless secretary or chair of the table. */
export const refuseImport = async (ctx: Ctx, roundtableCode: string): Promise<void> => {
  const [row] = await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .where(eq(roundtables.code, roundtableCode))
  refuse(refuseCreatePaper(ctx.actor, found(row).id))
}

const answered = async (workshop: Workshop, question: FileQuestion): Promise<FileAnswer> => {
  try {
    return (await workshop.run("document.import", question)) as FileAnswer
  } catch (error) {
    if (isOutOfRoom(error)) return { refused: "too_slow" }
    throw error
  }
}

/**
 * A file as a text; nothing is written. It runs in a thread with limits of time and memory, outside of any
 * transaction.
 * @throws invalid at the field, with the reason
 */
export const lookAt = async (workshop: Workshop, file: FileQuestion): Promise<ImportedText> => {
  if (file.bytes.length > LIMITS.bytes)
    throw invalid(FIELD, "transfer.refused.too_large", { megabytes: LIMITS.bytes / MEGABYTE })
  const answer = await answered(workshop, file)
  if ("text" in answer) return answer.text
  const { refused } = answer
  throw invalid(FIELD, `transfer.refused.${refused}`, { megabytes: LIMITS.bytes / MEGABYTE })
}

/** Keeps a file that was looked at until its document is made, a day at most. @returns its code */
export const keepImport = (ctx: Ctx, upload: FileQuestion): Promise<string> =>
  transact(ctx, async (ctx) => {
    const owner = { kind: UPLOAD, id: ctx.actor.personId ?? NOBODYS }
    return (await keepFile(ctx, { upload, owner, field: FIELD })).code
  })

/** The person's own file that waits. @throws not_found when it is gone, or somebody else's */
export const waitingImport = async (ctx: Ctx, code: string): Promise<FileQuestion> => {
  const file = found(await findFile(ctx, code), "transfer.errors.file_gone")
  if (file.ownerKind !== UPLOAD || file.ownerId !== ctx.actor.personId)
    throw notFound("transfer.errors.file_gone")
  return { name: file.name, bytes: found(await ctx.files.get(file.sha256), "transfer.errors.file_gone") }
}
