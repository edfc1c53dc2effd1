import { and, eq, isNull } from "drizzle-orm"
import { attestations, files, verificationCodes } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"

/** The kind of owner of the papers of attestations: they are read through their own address alone. */
export const ATTESTATION = "attestation"

type Kept = { id: string; fileId: string | null; replacedAt: Date | null }

/** The paper as it was first written, or null while nobody asked for it. */
export const keptPaper = async (ctx: Ctx, { fileId }: Kept): Promise<Uint8Array | null> => {
  if (fileId === null) return null
  const [file] = await ctx.db
    .select({ sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.id, fileId), isNull(files.removedAt)))
  return file ? ctx.files.get(Buffer.from(file.sha256).toString("hex")) : null
}

/**
 * Keeps the paper of an attestation as it was first written, with its digest on the page of its code: a file that was
 * changed afterwards has another. Whoever comes second at the same moment gets what the first one kept. One that was
 * replaced meanwhile is not kept. The caller has asked who may read it.
 * @returns the bytes that stand
 */
export const keepPaper = (
  ctx: Ctx,
  attestation: Kept,
  upload: { name: string; bytes: Uint8Array },
): Promise<Uint8Array> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(attestations)
      .where(eq(attestations.id, attestation.id))
      .for("no key update")
    const { id, roundtableId, replacedAt, verificationId, fileId } = found(row)
    const before = await keptPaper(ctx, { id, fileId, replacedAt })
    if (before) return before
    if (replacedAt) return upload.bytes
    const file = await keepFile(ctx, {
      ...{ upload, owner: { kind: ATTESTATION, id }, roundtableId, field: "paper" },
      types: ["application/pdf"],
    })
    await ctx.db.update(attestations).set({ fileId: file.id }).where(eq(attestations.id, id))
    await ctx.db
      .update(verificationCodes)
      .set({ sha256: file.sha256 })
      .where(eq(verificationCodes.id, verificationId))
    return upload.bytes
  })
