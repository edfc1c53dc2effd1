import { createHash } from "node:crypto"
import canonicalize from "canonicalize"

/** What stands before the first link. */
export const GENESIS = new Uint8Array(32)

const sha256 = (...parts: (Uint8Array | string)[]): Uint8Array => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex")

/** The digest of one value, which proves it to whoever has it and tells nothing to who guesses. */
export const valueDigest = (salt: Uint8Array, value: unknown): string =>
  hexOf(sha256(salt, canonicalize(value) ?? "null"))

type Content = {
  actorId: string | null
  actingForId: string | null
  action: string
  subjectKind: string
  subjectId: string
  roundtableId: string | null
  requestId: string | null
  fields: unknown
}

/** The bytes that an entry's digest covers (RFC 8785 JSON); verification computes the same. */
export const auditContent = (entry: Content): string => {
  const { actorId, actingForId, action, subjectKind, subjectId, roundtableId, requestId, fields } = entry
  // Left out where there is none, so that entries older than the column keep their digest.
  const acting = actingForId === null ? {} : { actingForId }
  return (
    canonicalize({ actorId, ...acting, action, subjectKind, subjectId, roundtableId, requestId, fields }) ??
    ""
  )
}

export const contentDigest = (salt: Uint8Array, entry: Content): Uint8Array =>
  sha256(salt, auditContent(entry))

/** Where an entry stands: its number in the chain, its row, its transaction, and when (UTC, microseconds). */
export type Place = { seq: number; id: number; transaction: string; at: string; contentSha256: Uint8Array }

/** The link of an entry: covers the one before, and every column that its content does not. */
export const linkDigest = (previous: Uint8Array, place: Place): Uint8Array => {
  const { seq, id, transaction, at, contentSha256 } = place
  return sha256(previous, canonicalize({ seq, id, transaction, at, content: hexOf(contentSha256) }) ?? "")
}

/** As `linkDigest` was before it covered an entry's row and time. */
export const formerLinkDigest = (previous: Uint8Array, contentSha256: Uint8Array): Uint8Array =>
  sha256(previous, contentSha256)
