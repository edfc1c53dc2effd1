import { and, eq, isNull, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { notices, outbox, roundtables } from "#db/schema/index.ts"
import type { DigestItem } from "./compose.server.ts"
import { kindOf, type Preferences, paceOf } from "./kinds.ts"
import type { DropReason, Owed } from "./owed.server.ts"

/**
 * Puts a mail into its reader's digest of a day, the one that there is or a new one. The digest's row is
 * locked: whoever is sending it has shut it, and nothing joins a digest that was tried once.
 * @returns whether it joined; a shut digest leaves the mail as it was
 */
export const joinDigest = (db: Db, owed: Owed, day: string, at: Date): Promise<boolean> =>
  db.transaction(async (tx) => {
    await tx
      .insert(outbox)
      .values({
        ...{ kind: "digest", personId: owed.personId, language: owed.language },
        ...{ digestDay: day, nextAttemptAt: at },
      })
      .onConflictDoNothing()
    const { rows } = await tx.execute(sql`
      select id from outbox
       where person_id = ${owed.personId} and digest_day = ${day} and attempts = 0
         and sent_at is null and dropped_at is null for update`)
    const [digest] = rows
    if (!digest) return false
    await tx.execute(sql`
      update outbox set digest_id = ${digest.id}, lease = null, leased_until = null, attempts = attempts - 1
       where id = ${owed.id} and lease = ${owed.lease}`)
    return true
  })

export type GatheredRow = DigestItem & {
  subjectKind: string | null
  subjectId: string | null
  isRead: boolean
}

/** What a digest has gathered and not yet told. */
export const listGathered = async (db: Db, digestId: string): Promise<GatheredRow[]> => {
  const rows = await db
    .select({
      ...{ id: outbox.id, kind: outbox.kind, params: outbox.params, createdAt: outbox.createdAt },
      ...{ subjectKind: outbox.subjectKind, subjectId: outbox.subjectId, readAt: notices.readAt },
      noticeCode: notices.code,
      table: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
    })
    .from(outbox)
    .leftJoin(notices, eq(notices.id, outbox.noticeId))
    .leftJoin(roundtables, eq(roundtables.id, outbox.roundtableId))
    .where(and(eq(outbox.digestId, digestId), isNull(outbox.sentAt), isNull(outbox.droppedAt)))
  return rows.map(({ readAt, params, ...row }) => ({
    ...row,
    params: params as Record<string, string> | null,
    group: kindOf(row.kind).group,
    isRead: readAt !== null,
  }))
}

/** Why something gathered is not told after all: read meanwhile, or no longer wanted. */
export const whyLeftOut = (row: GatheredRow, preferences: Preferences): DropReason | null => {
  if (row.isRead) return "read"
  return paceOf(row.group, preferences) === "none" ? "not_wanted" : null
}

export type LeftOut = { id: string; reason: DropReason }

/**
 * Closes a digest and everything that it gathered, if the lease still holds: what was told is sent, the rest
 * is dropped for its reason.
 * @param whole null when the digest went out, else why it never does
 */
export const closeDigest = (db: Db, owed: Owed, leftOut: readonly LeftOut[], whole: DropReason | null) =>
  db.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`
      update outbox set lease = null, leased_until = null, params = null, drop_reason = ${whole},
             sent_at = case when ${whole === null} then now() end,
             dropped_at = case when ${whole !== null} then now() end
       where id = ${owed.id} and lease = ${owed.lease} returning id`)
    if (rows.length === 0) return
    await closeItems(tx as unknown as Db, owed.id, leftOut, whole)
  })

/** Closes what a digest gathered, once the digest itself is closed. */
export const closeItems = (db: Db, digestId: string, leftOut: readonly LeftOut[], whole: DropReason | null) =>
  db.execute(sql`
    update outbox o set params = null, drop_reason = d.reason,
           sent_at = case when d.reason is null then now() end,
           dropped_at = case when d.reason is not null then now() end
      from (select i.id, coalesce(l.reason, ${whole}) as reason from outbox i
              left join jsonb_to_recordset(${JSON.stringify(leftOut)}::jsonb) as l(id uuid, reason text) on l.id = i.id
             where i.digest_id = ${digestId}) d
     where o.id = d.id and o.sent_at is null and o.dropped_at is null`)
