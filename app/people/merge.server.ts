import { and, asc, eq, inArray, sql } from "drizzle-orm"
import {
  accountRequests,
  comments,
  commentThreads,
  knownDevices,
  memberships,
  officers,
  people,
  personMerges,
  platformRoles,
  roundtables,
  seatTerms,
} from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, DomainError, found, invalid, refuse } from "../errors.ts"
import type { AskMerge, MergePeople } from "./input.ts"
import { type MailLink, sendMailLink, withdrawMailLinks } from "./mail-link.server.ts"
import { mergeConvocations } from "./merge-convocations.server.ts"
import { lockMeetingsOf, mergePresences } from "./merge-presences.server.ts"
import { lockEditionsOf, mergeEnrolments } from "./own-enrolments.server.ts"
import { refuseAdministerPeople } from "./policy.ts"
import { endSessions } from "./set-password.server.ts"

type Person = typeof people.$inferSelect

/** Both rows under their locks, in one order for everybody. */
const lockBoth = async (ctx: TxCtx, survivorId: string, mergedId: string) => {
  const rows = await ctx.db
    .select()
    .from(people)
    .where(inArray(people.id, [survivorId, mergedId]))
    .orderBy(asc(people.id))
    .for("no key update")
  const pick = (id: string): Person => {
    const person = found(rows.find((row) => row.id === id))
    if (person.erasedAt || person.mergedIntoId) throw conflict("people.errors.account_over")
    return person
  }
  if (survivorId === mergedId) throw conflict("people.errors.same_person")
  return { survivor: pick(survivorId), merged: pick(mergedId) }
}

/** Names the table where both sit, whatever the database would say: nothing has changed yet. */
const refuseSeatClash = async (ctx: TxCtx, survivorId: string, mergedId: string) => {
  const { rows } = await ctx.db.execute(sql`
    select r.name from seat_term a join seat_term b on b.roundtable_id = a.roundtable_id and b.person_id = ${mergedId}
      join roundtable r on r.id = a.roundtable_id
     where a.person_id = ${survivorId} and a.ended_at is null and b.ended_at is null order by r.name limit 1`)
  const clash = rows[0]?.name
  if (clash)
    throw new DomainError("conflict", {
      key: "people.errors.merge_seats",
      values: { roundtable: String(clash) },
    })
}

const counted = async (rows: Promise<unknown[]>) => (await rows).length

/** Live memberships and offices that both have: the merged one's end here, the survivor's go on. */
const endDoubles = async (ctx: TxCtx, survivorId: string, mergedId: string) => {
  await ctx.db.execute(sql`
    update membership m set ended_at = ${ctx.now}, end_reason = 'merged', ends_on = greatest(m.starts_on, ${civilDay(ctx.now)}::date)
     where m.person_id = ${mergedId} and m.ended_at is null and exists (
       select 1 from membership o where o.person_id = ${survivorId} and o.organisation_id = m.organisation_id and o.ended_at is null)`)
  await ctx.db.execute(sql`
    update roundtable_officer m set ended_at = ${ctx.now}, end_reason = 'merged'
     where m.person_id = ${mergedId} and m.ended_at is null and exists (
       select 1 from roundtable_officer o where o.person_id = ${survivorId} and o.roundtable_id = m.roundtable_id
          and o.role = m.role and o.ended_at is null)`)
  await ctx.db.execute(sql`
    update account_request m set decided_at = ${ctx.now}, decision = 'withdrawn'
     where m.person_id = ${mergedId} and m.decided_at is null and exists (
       select 1 from account_request o where o.person_id = ${survivorId} and o.decided_at is null)`)
}

/** A role over the installation goes over unless the survivor has it, ended or not: then the live one stays. */
const moveRoles = async (ctx: TxCtx, survivorId: string, mergedId: string) => {
  const { rows } = await ctx.db.execute(sql`
    insert into platform_role (person_id, role, starts_on, ends_on, granted_by_id)
    select ${survivorId}, m.role, m.starts_on, m.ends_on, m.granted_by_id from platform_role m
     where m.person_id = ${mergedId} and m.ended_at is null
    on conflict (person_id, role) do update
       set starts_on = excluded.starts_on, ends_on = excluded.ends_on, ended_at = null, end_reason = null
     where platform_role.ended_at is not null
    returning role`)
  await ctx.db
    .update(platformRoles)
    .set({ endedAt: ctx.now, endReason: "merged" })
    .where(and(eq(platformRoles.personId, mergedId), sql`ended_at is null`))
  return rows.length
}

/** One address of a calendar per person: the survivor's, or the merged one's where there was no other. */
const moveCalendar = async (ctx: TxCtx, survivorId: string, mergedId: string) => {
  await ctx.db.execute(sql`
    update calendar_feed set person_id = ${survivorId}
     where person_id = ${mergedId} and not exists (select 1 from calendar_feed o where o.person_id = ${survivorId})`)
  await ctx.db.execute(sql`delete from calendar_feed where person_id = ${mergedId}`)
}

/** What both follow is followed once. A draft that the merged one began stays its person's to write. */
const moveFollows = async (ctx: TxCtx, survivorId: string, mergedId: string) => {
  await ctx.db.execute(sql`
    delete from proposal_follow m using proposal_follow o
     where m.person_id = ${mergedId} and o.person_id = ${survivorId} and o.proposal_id = m.proposal_id`)
  await ctx.db.execute(
    sql`update practice set created_by_id = ${survivorId} where created_by_id = ${mergedId} and state = 'draft'`,
  )
  const { rows } = await ctx.db.execute(
    sql`update proposal_follow set person_id = ${survivorId} where person_id = ${mergedId} returning id`,
  )
  return rows.length
}

const moveAll = async (ctx: TxCtx, survivorId: string, mergedId: string) => {
  await endDoubles(ctx, survivorId, mergedId)
  const to = { personId: survivorId }
  return {
    enrolments: await mergeEnrolments(ctx, survivorId, mergedId),
    convocations: await mergeConvocations(ctx, survivorId, mergedId),
    presences: await mergePresences(ctx, { survivorId, mergedId }),
    follows: await moveFollows(ctx, survivorId, mergedId),
    roles: await moveRoles(ctx, survivorId, mergedId),
    memberships: await counted(
      ctx.db
        .update(memberships)
        .set(to)
        .where(eq(memberships.personId, mergedId))
        .returning({ id: memberships.id }),
    ),
    mandates: await counted(
      ctx.db
        .update(seatTerms)
        .set(to)
        .where(eq(seatTerms.personId, mergedId))
        .returning({ id: seatTerms.id }),
    ),
    threads: await counted(
      ctx.db
        .update(commentThreads)
        .set({ createdById: survivorId })
        .where(eq(commentThreads.createdById, mergedId))
        .returning({ id: commentThreads.id }),
    ),
    comments: await counted(
      ctx.db
        .update(comments)
        .set({ authorId: survivorId })
        .where(eq(comments.authorId, mergedId))
        .returning({ id: comments.id }),
    ),
    offices: await counted(
      ctx.db.update(officers).set(to).where(eq(officers.personId, mergedId)).returning({ id: officers.id }),
    ),
    requests: await counted(
      ctx.db
        .update(accountRequests)
        .set(to)
        .where(eq(accountRequests.personId, mergedId))
        .returning({ id: accountRequests.id }),
    ),
  }
}

/**
 * Makes two accounts of one person one: what the merged one has goes over, its sessions and links end, and its
 * row points to the survivor, so that what it did stays attributable.
 */
const merge = async (ctx: TxCtx, ids: { survivorId: string; mergedId: string }, reason: string | null) => {
  const { survivorId, mergedId } = ids
  await lockEditionsOf(ctx, [survivorId, mergedId])
  await lockMeetingsOf(ctx, ids)
  const { survivor } = await lockBoth(ctx, survivorId, mergedId)
  await refuseSeatClash(ctx, survivorId, mergedId)
  const moved = await moveAll(ctx, survivorId, mergedId)
  await endSessions(ctx, mergedId)
  await moveCalendar(ctx, survivorId, mergedId)
  await ctx.db.delete(knownDevices).where(eq(knownDevices.personId, mergedId))
  await withdrawMailLinks(ctx, mergedId, ["sign_in", "password", "email_change", "merge"])
  await ctx.db
    .update(people)
    .set({ mergedIntoId: survivorId, email: null, passwordHash: null })
    .where(eq(people.id, mergedId))
  await ctx.db
    .insert(personMerges)
    .values({ survivorId, mergedId, byId: found(ctx.actor.personId), reason, moved })
  for (const personId of [survivorId, mergedId])
    await record(ctx, {
      action: "person.merged",
      subject: { kind: "person", id: personId },
      values: { survivor: survivorId, merged: mergedId, reason, ...moved },
    })
  return survivor.code
}

/**
 * Asks to join another account of one's own to this one: a link goes to the other address, if it has an
 * account. Nobody is told whether it has.
 */
export const askMerge = (ctx: Ctx, input: AskMerge) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    const [own] = await ctx.db.select().from(people).where(eq(people.id, personId))
    if (own?.email === input.email) throw invalid("email", "people.errors.same_email")
    const [other] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.email, input.email))
    await withdrawMailLinks(ctx, personId, ["merge"])
    await sendMailLink(ctx, {
      ...{ kind: "merge", address: input.email, language: own?.language ?? "it", personId },
      mail: other ? { name: own?.name ?? "" } : null,
    })
    await record(ctx, { action: "person.merge-asked", subject: { kind: "person", id: personId } })
  })

/** What the spent link of a merge does: the account of its address joins the one that is signed in. */
export const mergeByLink = async (ctx: TxCtx, link: MailLink) => {
  const [other] = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.email, found(link.address)))
  const survivorId = found(link.personId)
  await merge(ctx, { survivorId, mergedId: found(other, "people.link.unknown").id }, null)
  return survivorId
}

/**
 * Joins two accounts on the request of their person, decided by an administrator.
 * @returns the survivor's code
 * @throws forbidden unless administrator; conflict when both sit at one table, or one is over already
 */
export const mergePeople = (ctx: Ctx, input: MergePeople) =>
  transact(ctx, async (ctx) => {
    refuse(refuseAdministerPeople(ctx.actor))
    const [survivor] = await ctx.db
      .select({ id: people.id })
      .from(people)
      .where(eq(people.code, input.personCode))
    const [merged] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.email, input.email))
    if (!merged) throw invalid("email", "people.errors.no_such_account")
    return merge(ctx, { survivorId: found(survivor).id, mergedId: merged.id }, input.reason)
  })

/** The open tables of a person's live mandates, by name. */
export const liveTablesOf = (ctx: TxCtx, personId: string) =>
  ctx.db
    .selectDistinct({ name: roundtables.name })
    .from(roundtables)
    .where(
      sql`${roundtables.closedAt} is null and ${roundtables.id} in (
        select t.roundtable_id from seat_term t where t.person_id = ${personId} and t.ended_at is null
           and (t.ends_on is null or t.ends_on >= ${civilDay(ctx.now)}::date)
        union all
        select f.roundtable_id from roundtable_officer f where f.person_id = ${personId} and f.ended_at is null
           and (f.ends_on is null or f.ends_on >= ${civilDay(ctx.now)}::date))`,
    )
    .orderBy(asc(roundtables.name))
