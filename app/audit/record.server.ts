import { randomBytes } from "node:crypto"
import { auditEntries, auditValues } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { contentDigest, valueDigest } from "./digests.server.ts"

export type Deed = {
  /** Past tense, domain first: `seat.taken`. Its name for people is `audit.actions.seat.taken`. */
  action: string
  subject: { kind: string; id: string }
  roundtableId?: string | null
  /** Who did it, where it is not who asked: somebody who has just come in. */
  actorId?: string
  /** Changed values by field name; the entry keeps names and salted digests, the values stand aside. */
  values?: Record<string, string | number | boolean | null>
}

/** Writes who did what, in the same transaction as the deed. A job seals it into the chain after the commit. */
export const record = async (ctx: TxCtx, deed: Deed): Promise<void> => {
  const salt = new Uint8Array(randomBytes(16))
  // A value that was not given is null: jsonb would drop it, and its digest would stand alone.
  const values = Object.fromEntries(
    Object.entries(deed.values ?? {}).map(([name, value]) => [name, value ?? null]),
  )
  const entry = {
    actorId: deed.actorId ?? ctx.actor.personId,
    actingForId: ctx.actor.actingFor?.organisationId ?? null,
    action: deed.action,
    subjectKind: deed.subject.kind,
    subjectId: deed.subject.id,
    roundtableId: deed.roundtableId ?? null,
    requestId: ctx.requestId,
    fields: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, valueDigest(salt, value)]),
    ),
  }
  const [row] = await ctx.db
    .insert(auditEntries)
    .values({ ...entry, salt, contentSha256: contentDigest(salt, entry) })
    .returning({ id: auditEntries.id })
  if (row && Object.keys(values).length > 0)
    await ctx.db.insert(auditValues).values({ entryId: row.id, values })
}
