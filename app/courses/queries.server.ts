import { and, asc, desc, eq, inArray, sql } from "drizzle-orm"
import {
  courseSessions,
  courses,
  editionStaff,
  editions,
  enrolments,
  organisations,
  people,
} from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { staffOf } from "./edition-lock.server.ts"
import { LIVE_STATES } from "./enrolment.ts"
import {
  holdsEdition,
  keepsCourses,
  refuseEnrolNow,
  refuseReadEdition,
  refuseSeeEnrolments,
} from "./policy.ts"
import { isOverCapacity } from "./seating.ts"
import { loadSeats } from "./seats.server.ts"
import { isLinkOpen } from "./session-times.ts"
import { editionsVisibleTo } from "./visible.server.ts"
import { positionOf } from "./waitlist.ts"

const MOST_EDITIONS = 50

const courseRow = async (ctx: Ctx, where: ReturnType<typeof eq>) => {
  const [row] = await ctx.db
    .select({
      course: courses,
      provider: { code: organisations.code, name: organisations.name, language: organisations.language },
    })
    .from(courses)
    .innerJoin(organisations, eq(organisations.id, courses.providerId))
    .where(where)
  return found(row)
}

/** A course with its editions, the newest first; a template or a course without any is for who looks after them. */
export const getCourse = async (ctx: Ctx, code: string) => {
  const { course, provider } = await courseRow(ctx, eq(courses.code, code))
  const rows = await ctx.db
    .select({
      ...{ code: editions.code, number: editions.number, state: editions.state, mode: editions.mode },
      ...{ place: editions.place, language: editions.language, opensAt: editions.opensAt },
      closesAt: editions.closesAt,
      startsAt: sql<
        string | null
      >`(select min(s.starts_at) from course_session s where s.edition_id = edition.id and s.cancelled_at is null)`,
    })
    .from(editions)
    .where(and(eq(editions.courseId, course.id), editionsVisibleTo(ctx.actor)))
    .orderBy(desc(editions.number))
    .limit(MOST_EDITIONS)
  const mayKeep = keepsCourses(ctx.actor)
  if (!mayKeep && (course.isTemplate || rows.length === 0)) found(null)
  const { rows: places } = await ctx.db.execute(sql`
    select t.name from placement p join territory t on t.id = p.territory_id
     where p.subject_kind = 'course' and p.subject_id = ${course.id} order by t.name`)
  const { rows: topics } = await ctx.db.execute(sql`
    select m.topic_id as id, coalesce(own.label, it.label) as label from topic_mark m
      left join topic_label own on own.topic_id = m.topic_id and own.language = ${ctx.actor.language}
      join topic_label it on it.topic_id = m.topic_id and it.language = 'it'
     where m.subject_kind = 'course' and m.subject_id = ${course.id} order by 2`)
  return {
    ...{ course, provider, mayKeep, editions: rows },
    places: places.map(({ name }) => String(name)),
    topics: topics as { id: string; label: string }[],
  }
}

/** The person's own enrolment that goes on in an edition, or null. */
const ownEnrolment = async (ctx: Ctx, editionId: string) => {
  if (ctx.actor.personId === null) return null
  const [row] = await ctx.db
    .select()
    .from(enrolments)
    .where(
      and(
        ...[eq(enrolments.editionId, editionId), eq(enrolments.personId, ctx.actor.personId)],
        inArray(enrolments.state, [...LIVE_STATES]),
      ),
    )
  if (!row) return null
  const isOver = row.offerEndsAt !== null && row.offerEndsAt <= ctx.now
  return { ...row, state: isOver ? "expired" : row.state }
}

const holdersOf = async (ctx: Ctx, editionId: string) =>
  ctx.db
    .select({ code: people.code, name: people.name, role: editionStaff.role })
    .from(editionStaff)
    .innerJoin(people, eq(people.id, editionStaff.personId))
    .where(eq(editionStaff.editionId, editionId))
    .orderBy(asc(editionStaff.role), asc(people.name))

/** An edition by its code, with who holds it, if the person may see it. */
export const findEdition = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(editions).where(eq(editions.code, code))
  const edition = { ...found(row), ...(await staffOf(ctx, found(row).id)) }
  if (refuseReadEdition(ctx.actor, edition)) found(null)
  return edition
}

/** Everything that the page of an edition shows. Links of sessions only to whom and when they are for. */
export const getEdition = async (ctx: Ctx, code: string) => {
  const edition = await findEdition(ctx, code)
  const { course, provider } = await courseRow(ctx, eq(courses.id, edition.courseId))
  const own = await ownEnrolment(ctx, edition.id)
  const { seating, list } = await loadSeats(ctx, edition)
  const sessions = await ctx.db
    .select()
    .from(courseSessions)
    .where(eq(courseSessions.editionId, edition.id))
    .orderBy(asc(courseSessions.startsAt), asc(courseSessions.id))
  const holds = keepsCourses(ctx.actor) || holdsEdition(ctx.actor, edition)
  const mayOpen = own?.state === "confirmed"
  return {
    ...{ edition, course, provider, own, holders: await holdersOf(ctx, edition.id) },
    sessions: sessions.map(({ link, ...session }) => ({
      ...session,
      isOnline: link !== null,
      link: holds || (mayOpen && isLinkOpen(session, ctx.now)) ? link : null,
    })),
    planned: sessions.reduce((sum, one) => sum + (one.cancelledAt ? 0 : one.plannedMinutes), 0),
    taken: seating.taken.length,
    reserved: seating.pools.reduce((sum, pool) => sum + pool.seats, 0),
    waiting: list.length,
    position: own ? positionOf(list, own.id) : null,
    isOver: isOverCapacity(seating),
    mayKeep: keepsCourses(ctx.actor),
    maySeeEnrolled: refuseSeeEnrolments(ctx.actor, edition) === null,
    refusal: refuseEnrolNow(edition, ctx.now),
  }
}

/** What every page under an edition says at its top, and what policies ask. */
export const headOf = async (ctx: Ctx, code: string) => {
  const facts = await findEdition(ctx, code)
  const [course] = await ctx.db
    .select({ code: courses.code, title: courses.title, language: courses.language })
    .from(courses)
    .where(eq(courses.id, facts.courseId))
  return { facts, course: found(course), edition: { code: facts.code, number: facts.number } }
}
