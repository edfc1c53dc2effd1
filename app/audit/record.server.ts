import { createHash, randomBytes } from "node:crypto"
import canonicalize from "canonicalize"
import { auditEntries, auditValues } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"

export type Deed = {
  /** Past tense, domain first: `seat.taken`. */
  action: string
  subject: { kind: string; id: string }
  roundtableId?: string | null
  /** Changed values by field name; the entry keeps names and salted digests, the values stand aside. */
  values?: Record<string, string | number | boolean | null>
}

const digest = (salt: Uint8Array, value: unknown) =>
  createHash("sha256")
    .update(salt)
    .update(canonicalize(value) ?? "null")
    .digest("hex")

/** The bytes that an entry's digest covers (RFC 8785 JSON); verification computes the same. */
export const auditContent = (entry: {
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string
  roundtableId: string | null
  requestId: string | null
  fields: unknown
}) => {
  const { actorId, action, subjectKind, subjectId, roundtableId, requestId, fields } = entry
  return canonicalize({ actorId, action, subjectKind, subjectId, roundtableId, requestId, fields }) ?? ""
}

/** Writes who did what, in the same transaction as the deed. A job seals it into the chain after the commit. */
export const record = async (ctx: TxCtx, deed: Deed): Promise<void> => {
  const salt = new Uint8Array(randomBytes(16))
  const values = deed.values ?? {}
  const entry = {
    actorId: ctx.actor.personId,
    action: deed.action,
    subjectKind: deed.subject.kind,
    subjectId: deed.subject.id,
    roundtableId: deed.roundtableId ?? null,
    requestId: ctx.requestId,
    fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, digest(salt, value)])),
  }
  const contentSha256 = new Uint8Array(createHash("sha256").update(salt).update(auditContent(entry)).digest())
  const [row] = await ctx.db
    .insert(auditEntries)
    .values({ ...entry, salt, contentSha256 })
    .returning({ id: auditEntries.id })
  if (row && Object.keys(values).length > 0)
    await ctx.db.insert(auditValues).values({ entryId: row.id, values })
}
