import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import type { Db } from "#db/client.server.ts"
import type { MessageKey, Translate } from "../i18n/translate.ts"

/** What delivery needs of the world: a way out, texts by language, and each domain's policy by kind. */
export type DeliveryPorts = {
  send(mail: { messageId: string; to: string; subject: string; text: string }): Promise<void>
  translate(language: string): Translate
  publicUrl: string
  /** Whether the reader may still know of the subject; an unknown kind is dropped. */
  mayRead: { readonly [kind: string]: (personId: string | null, id: string) => Promise<boolean> }
  leaseMs: number
  retryFirstSeconds: number
}

/** With a wait that doubles up to a day, about a week and a half. */
const MOST_ATTEMPTS = 20

type Owed = {
  id: string
  kind: string
  personId: string | null
  address: string | null
  language: string
  subjectKind: string | null
  subjectId: string | null
  params: Record<string, string> | null
  lease: string
}

const lease = async (db: Db, leaseMs: number): Promise<Owed | null> => {
  const { rows } = await db.execute(sql`
    update outbox o set lease = ${uuidv7()}, leased_until = now() + ${leaseMs} * interval '1 millisecond',
           attempts = attempts + 1
      from person p right join (
        select id, person_id from outbox
         where sent_at is null and dropped_at is null and next_attempt_at <= now()
           and (leased_until is null or leased_until < now())
         order by next_attempt_at limit 1 for update skip locked) due on p.id = due.person_id
     where o.id = due.id
    returning o.id, o.kind, o.person_id as "personId", coalesce(p.email, o.address) as address,
              coalesce(p.language, o.language) as language, o.subject_kind as "subjectKind",
              o.subject_id as "subjectId", o.params, o.lease`)
  return (rows[0] as Owed | undefined) ?? null
}

const write = (owed: Owed, ports: DeliveryPorts) => {
  const t = ports.translate(owed.language)
  const { path, ...params } = owed.params ?? {}
  const values = { ...params, link: ports.publicUrl + (path ?? "/") }
  return {
    messageId: `${owed.id}@${new URL(ports.publicUrl).hostname}`,
    to: owed.address ?? "",
    subject: t(`mail.${owed.kind}.subject` as MessageKey, values),
    text: t(`mail.${owed.kind}.text` as MessageKey, values),
  }
}

/** The question to ask before this goes out; undefined when nobody knows its kind. */
const policyFor = ({ subjectKind, subjectId }: Owed, mayRead: DeliveryPorts["mayRead"]) => {
  if (!subjectKind || !subjectId) return async () => true
  return Object.hasOwn(mayRead, subjectKind) ? mayRead[subjectKind] : undefined
}

const finish = (db: Db, owed: Owed, column: "sent_at" | "dropped_at") =>
  db.execute(sql`update outbox set ${sql.identifier(column)} = now(), lease = null, leased_until = null, params = null
                  where id = ${owed.id} and lease = ${owed.lease}`)

const postpone = (db: Db, owed: Owed, error: unknown, firstSeconds: number) =>
  db.execute(sql`
    update outbox set lease = null, leased_until = null,
           dropped_at = case when attempts >= ${MOST_ATTEMPTS} then now() end,
           params = case when attempts >= ${MOST_ATTEMPTS} then null else params end, last_error = ${String(error).slice(0, 200)},
           next_attempt_at = now() + least(86400, ${firstSeconds} * power(2, least(attempts, 20) - 1)) * interval '1 second'
     where id = ${owed.id} and lease = ${owed.lease}`)

/**
 * Delivers one message that is due: asks the policy again, sends outside any transaction, and marks it by a
 * statement that still owns the lease. At least once, always with the same Message-ID.
 * @returns what became of it, or null when nothing was due
 */
export const deliverNext = async (
  db: Db,
  ports: DeliveryPorts,
): Promise<"sent" | "dropped" | "postponed" | null> => {
  const owed = await lease(db, ports.leaseMs)
  if (!owed) return null
  const allowed = policyFor(owed, ports.mayRead)
  if (!owed.address || !allowed || !(await allowed(owed.personId, owed.subjectId ?? ""))) {
    await finish(db, owed, "dropped_at")
    return "dropped"
  }
  try {
    await ports.send(write(owed, ports))
  } catch (error) {
    await postpone(db, owed, error, ports.retryFirstSeconds)
    return "postponed"
  }
  await finish(db, owed, "sent_at")
  return "sent"
}
