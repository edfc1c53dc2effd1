import { and, eq, isNull } from "drizzle-orm"
import { certificates, files, verificationCodes } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { CERTIFICATE } from "./write-certificate.server.ts"

/** The paper as it was first written, or null while nobody asked for it. */
export const keptPaper = async (
  ctx: Ctx,
  { fileId }: { fileId: string | null },
): Promise<Uint8Array | null> => {
  if (fileId === null) return null
  const [file] = await ctx.db
    .select({ sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.id, fileId), isNull(files.removedAt)))
  return file ? ctx.files.get(Buffer.from(file.sha256).toString("hex")) : null
}

/**
 * Keeps the paper as it was first written: every later download is these bytes, whose digest stands on the page of its
 * code. One that is over is not kept, since it bears a mark. The caller has asked who may read it.
 * @returns the bytes that stand
 */
export const keepPaper = (ctx: Ctx, id: string, upload: { name: string; bytes: Uint8Array }) =>
  transact(ctx, async (ctx): Promise<Uint8Array> => {
    const [row] = await ctx.db.select().from(certificates).where(eq(certificates.id, id)).for("no key update")
    const paper = found(row)
    const before = await keptPaper(ctx, paper)
    if (before) return before
    if (paper.endedAt || paper.purgedAt) return upload.bytes
    const file = await keepFile(ctx, {
      ...{ upload, owner: { kind: CERTIFICATE, id }, field: "paper" },
      types: ["application/pdf"],
    })
    await ctx.db.update(certificates).set({ fileId: file.id }).where(eq(certificates.id, id))
    await ctx.db
      .update(verificationCodes)
      .set({ sha256: file.sha256 })
      .where(eq(verificationCodes.id, paper.verificationId))
    return upload.bytes
  })
