import { and, eq, isNull, sql } from "drizzle-orm"
import { documentPictures, files, papers, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { refuseReadPaper } from "../policy.ts"
import { factsOf } from "../rights.server.ts"
import { pictureAddress } from "./picture-address.ts"

/** The kind of owner under which a text's pictures and attachments are kept. */
export const PAPER = "document"

/** Whether the pictures and attachments of a text may be read: the same as the text itself. */
export const mayReadPaperFiles = async (ctx: Pick<Ctx, "db" | "actor">, documentId: string) => {
  const [row] = await ctx.db
    .select({ paper: papers, visibility: roundtables.visibility })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(and(eq(papers.id, documentId), isNull(papers.deletedAt)))
  return row !== undefined && refuseReadPaper(ctx.actor, await factsOf(ctx.db, row.paper, row)) === null
}

/** The file of a picture's narrower copy, by the picture's code; null where there is none. */
export const findNarrow = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ type: files.type, name: files.name, sha256: sql<string>`encode(file.sha256, 'hex')` })
    .from(documentPictures)
    .innerJoin(files, and(eq(files.id, documentPictures.narrowFileId), isNull(files.removedAt)))
    .where(
      sql`document_picture.file_id = (select wide.id from file wide where wide.code = ${code} and wide.removed_at is null)`,
    )
  return row ? { ...row, name: row.name ?? "" } : null
}

/** A picture of a text, as its node in the text has it. @throws not_found */
export const getPicture = async (ctx: Ctx, paperCode: string, code: string) => {
  const [row] = await ctx.db
    .select({
      documentId: documentPictures.documentId,
      width: documentPictures.width,
      height: documentPictures.height,
    })
    .from(documentPictures)
    .innerJoin(files, eq(files.id, documentPictures.fileId))
    .innerJoin(papers, eq(papers.id, documentPictures.documentId))
    .where(and(eq(papers.code, paperCode), eq(files.code, code), isNull(files.removedAt)))
  const { documentId, ...size } = found(row)
  if (!(await mayReadPaperFiles(ctx, documentId))) found(null)
  return { src: pictureAddress(code), ...size }
}
