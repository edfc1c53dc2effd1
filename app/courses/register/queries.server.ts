import { and, asc, desc, eq, sql } from "drizzle-orm"
import {
  courses,
  enrolments,
  people,
  registerCorrections,
  registerEntries,
  sessionRegisters,
} from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { pageOf } from "../../people/queries.server.ts"
import { missingFor } from "./close-register.server.ts"
import { isListed, listed, listedAfter } from "./hours.server.ts"
import { holdersAt, possibleHolders } from "./lesson.server.ts"
import { refuseChange, refuseCountersign, refuseLock, refuseRecord, refuseSeeRegister } from "./policy.ts"
import { lacksExit, minutesAt } from "./presence.ts"
import { findRegister } from "./register-lock.server.ts"
import { breaksOf, seenOf, writtenAt } from "./written.server.ts"

/** A class is called on one page: more people than a room holds. */
const CALLED = 100

/** What every page of a session's register says at its top, for who may see it. */
export const registerHead = async (ctx: Ctx, sessionCode: string) => {
  const whole = await findRegister(ctx, sessionCode)
  refuse(refuseSeeRegister(ctx.actor, whole.facts))
  const [course] = await ctx.db.select().from(courses).where(eq(courses.id, whole.edition.courseId))
  return { ...whole, course: found(course) }
}

export type RegisterHead = Awaited<ReturnType<typeof registerHead>>

/** What of a head goes to the page. */
export const shownHead = ({ session, edition, register, course }: RegisterHead) => ({
  course: { code: course.code, title: course.title, language: course.language },
  edition: { code: edition.code, number: edition.number, mode: edition.mode },
  session: {
    ...{ code: session.code, title: session.title, language: session.language, room: session.room },
    ...{ startsAt: session.startsAt, endsAt: session.endsAt, plannedMinutes: session.plannedMinutes },
  },
  state: register.state,
})

const countOf = async (ctx: Ctx, editionId: string) => {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(enrolments)
    .where(and(eq(enrolments.editionId, editionId), eq(enrolments.state, "confirmed")))
  return row?.count ?? 0
}

type Page = { after: string | null; limit?: number }

/** The roll of a session: everybody with a seat, where they are and how many minutes they have. */
export const getRoll = async (ctx: Ctx, sessionCode: string, { after, limit = CALLED }: Page) => {
  const head = await registerHead(ctx, sessionCode)
  const { session, edition, register, facts } = head
  const where = and(isListed(edition.id), listedAfter(after))
  const { rows, next } = pageOf(await listed(ctx, where, limit + 1), limit)
  const breaks = await breaksOf(ctx, [session.id])
  const written = await writtenAt(ctx, [session.id])
  const there = [...new Set(written.entries.map(({ enrolmentId }) => enrolmentId))].filter((id) =>
    lacksExit(written.of(session.id, id).stays),
  )
  return {
    ...shownHead(head),
    ...{ next, inside: there.length, enrolled: await countOf(ctx, edition.id) },
    rows: rows.map(({ id, personId, ...row }) => {
      const { stays, excuse } = written.of(session.id, id)
      return {
        ...{ ...row, stays, isExcused: excuse !== null },
        minutes: minutesAt(session, { breaks, creditsToEnd: register.creditsToEnd }, stays).attended,
      }
    }),
    refusals: {
      record: refuseRecord(ctx.actor, facts, ctx.now),
      lock: refuseLock(ctx.actor, facts, ctx.now),
      countersign: refuseCountersign(ctx.actor, facts),
    },
  }
}

/** What was corrected after the lock, of somebody or of the lesson, the newest first. */
const correctionsOf = (ctx: Ctx, sessionId: string, enrolmentId: string | null) =>
  ctx.db
    .select({
      ...{
        id: registerCorrections.id,
        at: registerCorrections.createdAt,
        reason: registerCorrections.reason,
      },
      ...{ before: registerCorrections.before, after: registerCorrections.after, by: people.name },
    })
    .from(registerCorrections)
    .innerJoin(people, eq(people.id, registerCorrections.byId))
    .where(
      and(
        eq(registerCorrections.sessionId, sessionId),
        enrolmentId
          ? eq(registerCorrections.enrolmentId, enrolmentId)
          : sql`${registerCorrections.enrolmentId} is null`,
      ),
    )
    .orderBy(desc(registerCorrections.id))
    .limit(50)

/** One person at one session: their times, who wrote each, and what was corrected. */
export const getPresence = async (ctx: Ctx, sessionCode: string, enrolmentCode: string) => {
  const head = await registerHead(ctx, sessionCode)
  const { session, edition, register, facts } = head
  const [row] = await listed(ctx, and(isListed(edition.id), eq(enrolments.code, enrolmentCode)), 1)
  const person = found(row)
  const { stays, excuse } = (await writtenAt(ctx, [session.id], [person.id])).of(session.id, person.id)
  const breaks = await breaksOf(ctx, [session.id])
  const entries = await ctx.db
    .select({
      ...{ id: registerEntries.id, direction: registerEntries.direction, at: registerEntries.at },
      ...{ place: registerEntries.place, method: registerEntries.method, by: people.name },
      ...{ writtenAt: registerEntries.createdAt, withdrawnAt: registerEntries.withdrawnAt },
    })
    .from(registerEntries)
    .leftJoin(people, eq(people.id, registerEntries.actorId))
    .where(and(eq(registerEntries.sessionId, session.id), eq(registerEntries.enrolmentId, person.id)))
    .orderBy(asc(registerEntries.createdAt), asc(registerEntries.id))
    .limit(200)
  return {
    ...shownHead(head),
    person: { code: person.code, name: person.name, body: person.body, bodyLanguage: person.bodyLanguage },
    ...{ stays, excuse, seen: seenOf({ stays, excuse }), entries },
    ...{ corrections: await correctionsOf(ctx, session.id, person.id) },
    minutes: minutesAt(session, { breaks, creditsToEnd: register.creditsToEnd }, stays),
    refusal: refuseChange(ctx.actor, facts, ctx.now),
  }
}

/** What was taught at a session, its breaks and who held it, with everybody who may have. */
export const getLesson = async (ctx: Ctx, sessionCode: string) => {
  const head = await registerHead(ctx, sessionCode)
  const { session, register, facts } = head
  const possible = await possibleHolders(ctx, session)
  const written = await holdersAt(ctx, session.id)
  const { topic, notes, creditsToEnd } = register
  return {
    ...shownHead(head),
    ...{ topic, notes, creditsToEnd, breaks: await breaksOf(ctx, [session.id]) },
    corrections: await correctionsOf(ctx, session.id, null),
    holders: possible.map(({ code, name, role }) => {
      const own = written.find((one) => one.code === code && one.role === role)
      return { code, name, role, inAt: own?.inAt ?? null, outAt: own?.outAt ?? null }
    }),
    refusal: refuseChange(ctx.actor, facts, ctx.now),
  }
}

/** What locking or countersigning a register would close, and what keeps it from being closed. */
export const getClosing = async (ctx: Ctx, sessionCode: string) => {
  const head = await registerHead(ctx, sessionCode)
  const { session, edition, register, facts } = head
  const written = await writtenAt(ctx, [session.id])
  const signers = await ctx.db
    .select({ id: people.id, name: people.name })
    .from(sessionRegisters)
    .innerJoin(
      people,
      sql`${people.id} in (${sessionRegisters.lockedById}, ${sessionRegisters.countersignedById})`,
    )
    .where(eq(sessionRegisters.sessionId, session.id))
  const nameOf = (id: string | null) => signers.find((one) => one.id === id)?.name ?? null
  return {
    ...shownHead(head),
    ...{ topic: register.topic, enrolled: await countOf(ctx, edition.id) },
    present: new Set(written.entries.map(({ enrolmentId }) => enrolmentId)).size,
    missing: register.state === "open" ? await missingFor(ctx, head) : [],
    locked: { at: register.lockedAt, by: nameOf(register.lockedById) },
    countersigned: { at: register.countersignedAt, by: nameOf(register.countersignedById) },
    refusals: {
      lock: refuseLock(ctx.actor, facts, ctx.now),
      countersign: refuseCountersign(ctx.actor, facts),
    },
  }
}
