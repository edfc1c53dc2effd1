import { and, eq, isNull } from "drizzle-orm"
import { documentPictures, files } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, invalid } from "../../errors.ts"
import type { Upload } from "../../files/input.ts"
import { UPLOAD } from "../../files/pending.ts"
import { findFile } from "../../files/queries.server.ts"
import { isOutOfRoom, type Workshop } from "../../workshop.ts"
import type { PictureAnswer } from "./encode-picture.server.ts"
import { PICTURE_LIMITS } from "./limits.ts"
import type { MadePicture } from "./made-picture.ts"
import { mayReadPaperFiles } from "./queries.server.ts"

/** The field in which a picture is sent. */
export const FIELD = "file"
const MEGABYTE = 1024 * 1024
const GONE = "files.errors.no_longer_there"

const answered = async (workshop: Workshop, bytes: Uint8Array): Promise<PictureAnswer> => {
  try {
    return (await workshop.run("document.picture", { bytes })) as PictureAnswer
  } catch (error) {
    if (isOutOfRoom(error)) return { refused: "busy" }
    throw error
  }
}

/**
 * A picture made anew from some bytes, in a thread with limits; outside of any transaction.
 * @throws invalid at the field, with the reason
 */
export const makePicture = async (workshop: Workshop, bytes: Uint8Array): Promise<MadePicture> => {
  const megabytes = PICTURE_LIMITS.bytes / MEGABYTE
  if (bytes.length === 0) throw invalid(FIELD, "pictures.refused.broken")
  if (bytes.length > PICTURE_LIMITS.bytes) throw invalid(FIELD, "pictures.refused.too_large", { megabytes })
  const answer = await answered(workshop, bytes)
  if ("made" in answer) return answer.made
  const millions = PICTURE_LIMITS.pixels / 1_000_000
  throw invalid(FIELD, `pictures.refused.${answer.refused}`, { millions })
}

const fileById = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select({ sha256: files.sha256, type: files.type })
    .from(files)
    .where(and(eq(files.id, id), isNull(files.removedAt)))
  const { sha256, type } = found(row, GONE)
  const bytes = found(await ctx.files.get(Buffer.from(sha256).toString("hex")), "files.errors.bytes_missing")
  return { bytes, type: type as "image/png" | "image/jpeg" }
}

/** The picture of another text, as it is: only for who may read that text. @throws not_found for everybody else */
const copied = async (ctx: Ctx, code: string): Promise<MadePicture> => {
  const [row] = await ctx.db
    .select({ picture: documentPictures })
    .from(documentPictures)
    .innerJoin(files, eq(files.id, documentPictures.fileId))
    .where(and(eq(files.code, code), isNull(files.removedAt)))
  const { picture } = found(row, GONE)
  if (!(await mayReadPaperFiles(ctx, picture.documentId))) found(null, GONE)
  const narrow = picture.narrowFileId ? await fileById(ctx, picture.narrowFileId) : null
  return {
    wide: await fileById(ctx, picture.fileId),
    narrow,
    width: picture.width,
    height: picture.height,
  }
}

/**
 * The picture that a form means: new bytes, or the code of one's own file that waits, or of a picture in a text
 * that the person may read.
 * @throws invalid at the field, not_found
 */
export const pictureOf = async (ctx: Ctx, workshop: Workshop, upload: Upload): Promise<MadePicture> => {
  if ("bytes" in upload) return makePicture(workshop, upload.bytes)
  const file = found(await findFile(ctx, upload.code), GONE)
  if (file.ownerKind !== UPLOAD) return copied(ctx, upload.code)
  if (file.ownerId !== ctx.actor.personId) found(null, GONE)
  return makePicture(workshop, found(await ctx.files.get(file.sha256), GONE))
}
