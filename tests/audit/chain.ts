import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

/** SHA-256 of the parts one after the other, in hex; written here again, as an outsider would verify. */
export const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return hash.digest("hex")
}

export const saltedDigest = (salt: Uint8Array, value: unknown) => sha256(salt, canonicalize(value) ?? "null")

/** What an entry's digest covers. */
export const contentOf = (entry: Record<string, unknown>) => {
  const { actorId, actingForId, action, subjectKind, subjectId, roundtableId, requestId, fields } = entry
  const acting = actingForId === null ? {} : { actingForId }
  return (
    canonicalize({ actorId, ...acting, action, subjectKind, subjectId, roundtableId, requestId, fields }) ??
    ""
  )
}

const hex = (bytes: unknown) => Buffer.from((bytes as Uint8Array | null) ?? new Uint8Array()).toString("hex")

/**
 * Recomputes the chain from the rows alone, in sealed order.
 * @returns the place of the first entry that does not follow from what stands before it, or null
 */
export const firstBrokenLink = async (db: Db): Promise<number | null> => {
  const { rows } = await db.execute(sql`
    select sealed_seq, id, transaction::text as transaction, salt, content_sha256, chain_sha256, fields, action,
           actor_id as "actorId", acting_for_id as "actingForId", subject_kind as "subjectKind", subject_id as "subjectId",
           roundtable_id as "roundtableId", request_id as "requestId",
           to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from audit_entry where sealed_seq is not null order by sealed_seq`)
  let previous: Uint8Array = new Uint8Array(32)
  for (const [index, entry] of rows.entries()) {
    const seq = index + 1
    const { id, transaction, at } = entry
    const content = sha256(entry.salt as Uint8Array, contentOf(entry))
    const place = canonicalize({ seq, id: Number(id), transaction, at, content }) ?? ""
    const holds = hex(entry.content_sha256) === content && hex(entry.chain_sha256) === sha256(previous, place)
    if (Number(entry.sealed_seq) !== seq || !holds) return seq
    previous = entry.chain_sha256 as Uint8Array
  }
  return null
}

/** Actions in the order in which they were sealed. */
export const sealedActions = async (db: Db): Promise<string[]> => {
  const { rows } = await db.execute(
    sql`select action from audit_entry where sealed_seq is not null order by sealed_seq`,
  )
  return rows.map(({ action }) => String(action))
}
