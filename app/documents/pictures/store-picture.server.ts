import { createHash } from "node:crypto"
import { and, eq, isNull, sql } from "drizzle-orm"
import { documentPictures, files } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { invalid } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { PICTURE_LIMITS } from "./limits.ts"
import type { MadeFile, MadePicture } from "./made-picture.ts"
import { FIELD } from "./picture-of.server.ts"
import { PAPER } from "./queries.server.ts"

type Paper = { id: string; roundtableId: string }

/** The same picture of the same text, sent a second time: after an answer that got lost on its way. */
const askedBefore = async (ctx: TxCtx, paper: Paper, { bytes }: MadeFile): Promise<string | null> => {
  const digest = createHash("sha256").update(bytes).digest()
  const [row] = await ctx.db
    .select({ id: documentPictures.id, code: files.code })
    .from(documentPictures)
    .innerJoin(files, and(eq(files.id, documentPictures.fileId), isNull(files.removedAt)))
    .where(and(eq(documentPictures.documentId, paper.id), eq(files.sha256, new Uint8Array(digest))))
  if (!row) return null
  await ctx.db
    .update(documentPictures)
    .set({ askedAt: ctx.now, checkedAt: null })
    .where(eq(documentPictures.id, row.id))
  return row.code
}

/** Names tell who is in a photograph, and where: none is kept. */
const nameOf = ({ type }: MadeFile) => (type === "image/png" ? "immagine.png" : "immagine.jpg")

const keep = (ctx: TxCtx, paper: Paper, made: MadeFile) =>
  keepFile(ctx, {
    upload: { name: nameOf(made), bytes: made.bytes },
    owner: { kind: PAPER, id: paper.id },
    roundtableId: paper.roundtableId,
    field: FIELD,
    types: ["image/png", "image/jpeg"],
  })

/**
 * Writes a picture of a text. The caller has asked its policy and holds the text's row lock.
 * @returns its code
 * @throws invalid where the text has too many, or its files no room
 */
export const storePicture = async (ctx: TxCtx, paper: Paper, made: MadePicture): Promise<string> => {
  const before = await askedBefore(ctx, paper, made.wide)
  if (before) return before
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(documentPictures)
    .where(eq(documentPictures.documentId, paper.id))
  const most = PICTURE_LIMITS.pictures
  if ((row?.count ?? 0) >= most) throw invalid(FIELD, "pictures.refused.full", { most })
  const wide = await keep(ctx, paper, made.wide)
  const narrow = made.narrow ? await keep(ctx, paper, made.narrow) : null
  await ctx.db.insert(documentPictures).values({
    ...{ roundtableId: paper.roundtableId, documentId: paper.id, fileId: wide.id },
    ...{ narrowFileId: narrow?.id ?? null, width: made.width, height: made.height, askedAt: ctx.now },
  })
  return wide.code
}
