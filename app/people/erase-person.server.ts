import { and, eq, isNull, or, sql } from "drizzle-orm"
import {
  accountRequests,
  comments,
  knownDevices,
  mailLinks,
  memberships,
  notices,
  outbox,
  people,
  platformRoles,
} from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, DomainError, found, invalid, refuse } from "../errors.ts"
import { forgetContact } from "./adhesions/contact.server.ts"
import { keepAnAdministrator } from "./grant-role.server.ts"
import type { ErasePerson } from "./input.ts"
import { keepManaged } from "./membership.server.ts"
import { liveTablesOf } from "./merge.server.ts"
import { endEnrolments, lockEditionsOf } from "./own-enrolments.server.ts"
import { fitsPassword } from "./password.server.ts"
import { refuseEraseOthers } from "./policy.ts"
import { endSessions } from "./set-password.server.ts"

type Person = typeof people.$inferSelect

/** A mandate or an office is ended first, with its hand-over; a body is not left without whoever answers for it. */
const refuseWhileNeeded = async (ctx: TxCtx, person: Person) => {
  const [table] = await liveTablesOf(ctx, person.id)
  if (table)
    throw new DomainError("conflict", {
      key: "people.errors.erase_mandate",
      values: { roundtable: table.name },
    })
  await keepAnAdministrator(ctx, person.id)
  const managed = await ctx.db
    .select()
    .from(memberships)
    .where(
      and(eq(memberships.personId, person.id), isNull(memberships.endedAt), eq(memberships.role, "manager")),
    )
  for (const membership of managed) {
    await ctx.db.execute(
      sql`select 1 from organisation where id = ${membership.organisationId} for no key update`,
    )
    await keepManaged(ctx, membership)
  }
}

/** Empties the values behind audit entries that are about the person or name them; digests and chain stay. */
const emptyAuditValues = (ctx: TxCtx, person: Person) =>
  ctx.db.execute(sql`
    update audit_value v set "values" = null, erased_at = ${ctx.now}
      from audit_entry e
     where e.id = v.entry_id and v."values" is not null
       and ((e.subject_kind = 'person' and e.subject_id = ${person.id})
            or v."values" ->> 'email' = ${person.email} or v."values" ->> 'name' = ${person.name})`)

/** A name that stands after an `@` in what somebody else said, as it was called in then. */
const emptyMentions = async (ctx: TxCtx, person: Person) => {
  const label = sql.raw(String.raw`regexp_replace(m.label, '([^[:alnum:][:space:]])', '\\\1', 'g')`)
  await ctx.db.execute(sql`
    update comment c set body = regexp_replace(c.body, '@' || ${label} || '(?![[:alnum:]])', '@…', 'g')
      from comment_mention m
     where m.comment_id = c.id and m.person_id = ${person.id} and m.label is not null and c.body is not null`)
  await ctx.db.execute(
    sql`update comment_mention set label = '…' where person_id = ${person.id} and label is not null`,
  )
}

/** What they said beside their answers to convocations, and the address under which their calendar is read. */
const forgetCalls = async (ctx: TxCtx, personId: string) => {
  const own = sql`convocation_id in (select c.id from convocation c where c.person_id = ${personId})`
  await ctx.db.execute(sql`delete from attendance_need where ${own}`)
  await ctx.db.execute(sql`update attendance_answer set note = null where note is not null and ${own}`)
  await ctx.db.execute(sql`delete from calendar_feed where person_id = ${personId}`)
}

/** What is kept about the person outside their row: addresses in links, invitations and mail, words of requests. */
const emptyElsewhere = async (ctx: TxCtx, person: Person) => {
  const namesThem = sql`exists (select 1 from jsonb_each_text(params) p where p.value = ${person.name})`
  await ctx.db.execute(sql`
    update invitation set name = null, email = null,
           withdrawn_at = case when used_at is null then coalesce(withdrawn_at, ${ctx.now}) else withdrawn_at end
     where email = ${person.email}`)
  await ctx.db
    .update(outbox)
    .set({
      params: null,
      address: null,
      droppedAt: sql`case when sent_at is null then coalesce(dropped_at, ${ctx.now}) else dropped_at end`,
    })
    .where(
      or(
        eq(outbox.personId, person.id),
        eq(outbox.address, person.email ?? ""),
        namesThem,
        sql`subject_kind = 'mail-link' and subject_id in (select l.id::text from mail_link l where l.person_id = ${person.id})`,
      ),
    )
  await ctx.db
    .update(notices)
    .set({ params: null })
    .where(or(eq(notices.personId, person.id), namesThem))
  const ownLinks = or(eq(mailLinks.personId, person.id), eq(mailLinks.address, person.email ?? ""))
  await ctx.db
    .update(mailLinks)
    .set({ address: null, params: null, withdrawnAt: sql`coalesce(withdrawn_at, ${ctx.now})` })
    .where(ownLinks)
  await ctx.db
    .update(accountRequests)
    .set({
      role: "",
      decidedAt: sql`coalesce(decided_at, ${ctx.now})`,
      decision: sql`coalesce(decision, 'withdrawn')`,
    })
    .where(eq(accountRequests.personId, person.id))
  await forgetContact(ctx, person.id)
  // The words stay, of the body they were said for.
  await ctx.db
    .update(comments)
    .set({ onBehalfOf: null })
    .where(eq(comments.onBehalfOf, person.name ?? ""))
  await emptyMentions(ctx, person)
  await forgetCalls(ctx, person.id)
  await ctx.db.execute(sql`delete from proposal_follow where person_id = ${person.id}`)
  await ctx.db.delete(knownDevices).where(eq(knownDevices.personId, person.id))
}

/** At a closed table nobody can end a mandate any more, and there is nothing to hand over: it ends here. */
const endAtClosedTables = async (ctx: TxCtx, person: Person) => {
  for (const table of ["seat_term", "roundtable_officer"])
    await ctx.db.execute(sql`
      update ${sql.identifier(table)} set ended_at = ${ctx.now}, end_reason = 'erased'
       where person_id = ${person.id} and ended_at is null
         and roundtable_id in (select r.id from roundtable r where r.closed_at is not null)`)
}

const endRights = async (ctx: TxCtx, person: Person) => {
  await endAtClosedTables(ctx, person)
  await ctx.db.execute(sql`
    update membership set ended_at = ${ctx.now}, end_reason = 'erased', ends_on = greatest(starts_on, ${civilDay(ctx.now)}::date)
     where person_id = ${person.id} and ended_at is null`)
  await ctx.db
    .update(platformRoles)
    .set({ endedAt: ctx.now, endReason: "erased" })
    .where(and(eq(platformRoles.personId, person.id), isNull(platformRoles.endedAt)))
  await endSessions(ctx, person.id)
}

const NOTHING = { name: null, email: null, passwordHash: null, privacyVersion: null } as const

/** The person's row, and those that were merged into it. */
const withMerged = async (ctx: TxCtx, person: Person) => [
  person,
  ...(await ctx.db.select().from(people).where(eq(people.mergedIntoId, person.id))),
]

const erase = async (ctx: TxCtx, person: Person, reason: string | null) => {
  if (person.erasedAt || person.mergedIntoId) throw conflict("people.errors.account_over")
  await refuseWhileNeeded(ctx, person)
  for (const row of await withMerged(ctx, person)) {
    await endRights(ctx, row)
    await endEnrolments(ctx, row.id)
    await emptyElsewhere(ctx, row)
    await emptyAuditValues(ctx, row)
    await ctx.db
      .update(people)
      .set({ ...NOTHING, erasedAt: ctx.now })
      .where(eq(people.id, row.id))
    await record(ctx, {
      action: "person.erased",
      subject: { kind: "person", id: row.id },
      values: { reason },
    })
  }
}

const lock = async (ctx: TxCtx, where: ReturnType<typeof eq>) => {
  const [before] = await ctx.db.select({ id: people.id }).from(people).where(where)
  await lockEditionsOf(ctx, [found(before).id])
  const [row] = await ctx.db.select().from(people).where(where).for("no key update")
  return found(row)
}

/**
 * Erases one's own data: personal columns become null, sessions and roles end, values in the audit are emptied;
 * what one did stays, of a person without a name.
 * @throws conflict while a mandate or office is live, or when one is the last administrator or manager;
 *   invalid on a wrong password
 */
export const eraseSelf = (ctx: Ctx, password: string | undefined) =>
  transact(ctx, async (ctx) => {
    const person = await lock(ctx, eq(people.id, found(ctx.actor.personId)))
    if (person.passwordHash && !(await fitsPassword(person.passwordHash, password ?? "")))
      throw invalid("password", "people.errors.wrong_password")
    await erase(ctx, person, null)
  })

/**
 * Erases somebody's data on their request, which the reason names.
 * @throws forbidden unless administrator or data-protection officer; conflict as for oneself
 */
export const erasePerson = (ctx: Ctx, input: ErasePerson) =>
  transact(ctx, async (ctx) => {
    refuse(refuseEraseOthers(ctx.actor))
    await erase(ctx, await lock(ctx, eq(people.code, input.personCode)), input.reason)
  })
