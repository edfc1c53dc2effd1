import { desc, eq } from "drizzle-orm"
import { documentTexts, documentVersions, type papers } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { enqueue } from "../../jobs.server.ts"
import { contentDigest, sealOf } from "./seal.server.ts"

type Paper = Pick<typeof papers.$inferSelect, "id" | "roundtableId" | "title" | "language" | "kind">
export type VersionKind = "automatic" | "named" | "frozen" | "approved"
export type Written = { id: string; number: number; sha256: string; isNew: boolean }

const lastVersion = async (ctx: TxCtx, documentId: string) => {
  const [last] = await ctx.db
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.number))
    .limit(1)
  return last ?? null
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")
const bytesOf = (hex: string) => Buffer.from(hex, "hex")

/** A readable text as of a sequence. */
export type TextAsOf = { epoch: number; seq: number; content: unknown }

const textOf = async (ctx: TxCtx, documentId: string): Promise<TextAsOf | null> => {
  const [text] = await ctx.db
    .select({ epoch: documentTexts.epoch, seq: documentTexts.seq, content: documentTexts.json })
    .from(documentTexts)
    .where(eq(documentTexts.documentId, documentId))
  return text ?? null
}

/**
 * Freezes the readable text of a document as its next version, sealed to the one before. The caller holds the
 * document's row lock, which is what numbers versions without gaps. An automatic one is not written twice for the
 * same words. Who wrote which passage is found out afterwards, by a job.
 * @param asOf the text to freeze, where it is not the one that reads now
 * @returns the version, or null while the document has no readable text
 */
export const writeVersion = async (
  ctx: TxCtx,
  paper: Paper,
  { kind, name = null, asOf = null }: { kind: VersionKind; name?: string | null; asOf?: TextAsOf | null },
): Promise<Written | null> => {
  const text = asOf ?? (await textOf(ctx, paper.id))
  const last = await lastVersion(ctx, paper.id)
  if (!text) return null
  const { title, language, kind: paperKind } = paper
  const sha256 = contentDigest({ title, language, kind: paperKind, text: text.content })
  if (kind === "automatic" && last && hexOf(last.sha256) === sha256)
    return { id: last.id, number: last.number, sha256, isNew: false }
  const number = (last?.number ?? 0) + 1
  const previous = last ? hexOf(last.sealSha256) : null
  const [row] = await ctx.db
    .insert(documentVersions)
    .values({
      ...{ roundtableId: paper.roundtableId, documentId: paper.id, number, kind, name, ...text },
      ...{ sha256: bytesOf(sha256), previousSha256: previous === null ? null : bytesOf(previous) },
      sealSha256: bytesOf(sealOf({ number, kind, sha256, previous })),
      createdById: kind === "automatic" ? null : ctx.actor.personId,
    })
    .returning({ id: documentVersions.id })
  await enqueue(ctx, { kind: "document.authors", key: paper.id, payload: { documentId: paper.id } })
  return { id: row?.id ?? "", number, sha256, isNew: true }
}
