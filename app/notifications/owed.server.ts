import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import type { Db } from "#db/client.server.ts"
import type { Preferences } from "./kinds.ts"
import type { MailCalendar } from "./notify.server.ts"
import type { Quiet } from "./quiet.ts"

/** With a wait that doubles up to a day, about a week and a half. */
const MOST_ATTEMPTS = 20

/** A mail server may refuse an address by mistake of its own: it is asked again over half an hour. */
const MOST_REFUSALS = 5

export type DropReason = "no_address" | "unreadable" | "not_wanted" | "read" | "empty" | "failed" | "refused"

/** A mail that this worker holds a lease on, with what its reader chose. */
export type Owed = {
  id: string
  kind: string
  personId: string | null
  personName: string | null
  address: string | null
  language: string
  subjectKind: string | null
  subjectId: string | null
  roundtableId: string | null
  params: Record<string, string> | null
  calendar?: MailCalendar | null
  noticeCode: string | null
  isRead: boolean
  preferences: Preferences
  quiet: Quiet | null
  attempts: number
  createdAt: Date
  now: Date
  lease: string
}

/** Takes the next mail that is due for `leaseMs`, by one short statement; null when none is. */
export const leaseMail = async (db: Db, leaseMs: number, presetQuiet: Quiet | null): Promise<Owed | null> => {
  const { rows } = await db.execute(sql`
    update outbox o set lease = ${uuidv7()}, leased_until = now() + ${leaseMs} * interval '1 millisecond',
           attempts = attempts + 1
      from person p right join (
        select id, person_id, notice_id from outbox
         where sent_at is null and dropped_at is null and digest_id is null and next_attempt_at <= now()
           and (leased_until is null or leased_until < now())
         order by next_attempt_at limit 1 for update skip locked) due on p.id = due.person_id
      left join notice n on n.id = due.notice_id
      left join quiet_hours q on q.person_id = due.person_id
     where o.id = due.id
    returning o.id, o.kind, o.person_id as "personId", p.name as "personName",
              coalesce(p.email, o.address) as address, coalesce(p.language, o.language) as language,
              o.subject_kind as "subjectKind", o.subject_id as "subjectId", o.roundtable_id as "roundtableId",
              o.params, o.calendar, n.code as "noticeCode", n.read_at is not null as "isRead", o.attempts,
              q.person_id is not null as "choseQuiet", q.quiet_from as "quietFrom", q.quiet_until as "quietUntil",
              coalesce((select jsonb_object_agg(w.kind_group, w.pace) from notice_preference w
                         where w.person_id = o.person_id), '{}') as preferences,
              o.created_at as "createdAt", now() as now, o.lease`)
  const [row] = rows as (Owed & {
    choseQuiet: boolean
    quietFrom: number | null
    quietUntil: number | null
  })[]
  if (!row) return null
  const { choseQuiet, quietFrom, quietUntil, ...owed } = row
  const chosen = quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil }
  const quiet = choseQuiet ? chosen : presetQuiet
  return { ...owed, quiet, createdAt: new Date(owed.createdAt), now: new Date(owed.now) }
}

/** Marks a mail as sent, if the lease still holds. */
export const markSent = (db: Db, owed: Owed) =>
  db.execute(sql`update outbox set sent_at = now(), lease = null, leased_until = null, params = null, calendar = null
                  where id = ${owed.id} and lease = ${owed.lease}`)

/** Marks a mail as one that never goes out, if the lease still holds. */
export const drop = (db: Db, owed: Owed, reason: DropReason) =>
  db.execute(sql`update outbox set dropped_at = now(), drop_reason = ${reason}, lease = null, leased_until = null,
                        params = null, calendar = null
                  where id = ${owed.id} and lease = ${owed.lease}`)

/** Gives a mail back untried until an instant. */
export const giveBack = (db: Db, owed: Owed, until: Date) =>
  db.execute(sql`update outbox set lease = null, leased_until = null, attempts = attempts - 1,
                        next_attempt_at = ${until.toISOString()}::timestamptz
                  where id = ${owed.id} and lease = ${owed.lease}`)

/** Whether the mail server said of the address itself that it takes nothing there (SMTP 5yz to RCPT). */
const isRefusal = (error: unknown): boolean => {
  const { code, responseCode } = (error ?? {}) as { code?: string; responseCode?: number }
  return code === "EENVELOPE" && responseCode !== undefined && responseCode >= 500
}

/** What the error says, without the address that servers like to repeat in it. */
const wordsOf = (error: unknown, address: string | null) => {
  const words = String(error)
  return (address ? words.replaceAll(address, "…") : words).slice(0, 200)
}

/**
 * Keeps a mail that could not be sent for a later attempt, or ends it after the last.
 * @returns the reason when it was the last attempt, else null
 */
export const postpone = async (
  db: Db,
  owed: Owed,
  error: unknown,
  firstSeconds: number,
): Promise<"failed" | "refused" | null> => {
  const refused = isRefusal(error) && owed.attempts >= MOST_REFUSALS
  const reason = refused ? "refused" : owed.attempts >= MOST_ATTEMPTS ? "failed" : null
  const { rows } = await db.execute(sql`
    update outbox set lease = null, leased_until = null, last_error = ${wordsOf(error, owed.address)},
           dropped_at = case when ${reason !== null} then now() end, drop_reason = ${reason},
           params = case when ${reason !== null} then null else params end,
           next_attempt_at = now() + least(86400, ${firstSeconds} * power(2, least(attempts, 20) - 1)) * interval '1 second'
     where id = ${owed.id} and lease = ${owed.lease} returning id`)
  return rows.length > 0 ? reason : null
}
