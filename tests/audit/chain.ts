import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { asc, isNotNull } from "drizzle-orm"
import { auditContent } from "#app/audit/record.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries } from "#db/schema/index.ts"

/** SHA-256 of the parts one after the other, in hex; written here again, as an outsider would verify. */
export const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return hash.digest("hex")
}

export const saltedDigest = (salt: Uint8Array, value: unknown) => sha256(salt, canonicalize(value) ?? "null")

const hex = (bytes: Uint8Array | null) => Buffer.from(bytes ?? new Uint8Array()).toString("hex")

/**
 * Recomputes the chain from the rows alone, in sealed order.
 * @returns the place of the first entry that does not follow from what stands before it, or null
 */
export const firstBrokenLink = async (db: Db): Promise<number | null> => {
  const entries = await db
    .select()
    .from(auditEntries)
    .where(isNotNull(auditEntries.sealedSeq))
    .orderBy(asc(auditEntries.sealedSeq))
  let previous: Uint8Array = new Uint8Array(32)
  for (const [index, entry] of entries.entries()) {
    const place = index + 1
    const content = sha256(entry.salt, auditContent(entry))
    const follows = hex(entry.chainSha256) === sha256(previous, entry.contentSha256)
    if (entry.sealedSeq !== place || hex(entry.contentSha256) !== content || !follows) return place
    previous = entry.chainSha256 ?? previous
  }
  return null
}

/** Actions in the order in which they were sealed. */
export const sealedActions = async (db: Db): Promise<string[]> => {
  const sealed = db.select({ action: auditEntries.action }).from(auditEntries)
  const rows = await sealed.where(isNotNull(auditEntries.sealedSeq)).orderBy(asc(auditEntries.sealedSeq))
  return rows.map((row) => row.action)
}
