import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { courses, editions, enrolments, people, registerHolders } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { staffOf } from "../edition-lock.server.ts"
import { refuseReadEnrolment } from "../policy.ts"
import { findEdition } from "../queries.server.ts"
import { isListed, listed, listedAfter, loadHours } from "./hours.server.ts"
import { refuseSeeRegister } from "./policy.ts"
import { minutesHeld } from "./presence.ts"
import { breaksOf } from "./written.server.ts"

type Page = { after: string | null; limit?: number }
type Sessions = Awaited<ReturnType<typeof loadHours>>["sessions"]

/** Minutes of the trainers and tutors at some sessions, in all and for each of them. */
export const holdersOf = async (ctx: Ctx, sessions: Sessions) => {
  const live = sessions.filter(({ cancelledAt }) => cancelledAt === null)
  const ids = live.map(({ id }) => id)
  if (ids.length === 0) return { holders: [], delivered: 0 }
  const breaks = await breaksOf(ctx, ids)
  const rows = await ctx.db
    .select({
      ...{
        sessionId: registerHolders.sessionId,
        role: registerHolders.role,
        code: people.code,
        name: people.name,
      },
      ...{ inAt: registerHolders.inAt, outAt: registerHolders.outAt },
    })
    .from(registerHolders)
    .innerJoin(people, eq(people.id, registerHolders.personId))
    .where(inArray(registerHolders.sessionId, ids))
    .orderBy(sql`${registerHolders.role} desc`, asc(people.name))
  const minutes = (those: typeof rows) =>
    live.reduce((sum, session) => {
      const pauses = breaks.filter(({ sessionId }) => sessionId === session.id)
      return (
        sum +
        minutesHeld(
          session,
          pauses,
          those.filter(({ sessionId }) => sessionId === session.id),
        )
      )
    }, 0)
  const who = [...new Map(rows.map((row) => [`${row.role}:${row.code}`, row])).entries()]
  return {
    delivered: minutes(rows.filter(({ role }) => role === "trainer")),
    holders: who.map(([key, { name, role }]) => ({
      ...{ key, name, role },
      minutes: minutes(rows.filter((row) => `${row.role}:${row.code}` === key)),
    })),
  }
}

/** The register of a whole edition: how far each session's is, how everybody stands, and the hours of who holds it. */
export const getOverview = async (ctx: Ctx, editionCode: string, { after, limit = PAGE_SIZE }: Page) => {
  const edition = await findEdition(ctx, editionCode)
  refuse(refuseSeeRegister(ctx.actor, edition))
  const [row] = await ctx.db.select().from(courses).where(eq(courses.id, edition.courseId))
  const course = found(row)
  const where = and(isListed(edition.id), listedAfter(after))
  const page = pageOf(await listed(ctx, where, limit + 1), limit)
  const whose = page.rows.map(({ id }) => id)
  const hours = await loadHours(ctx, edition.id, course, whose)
  return {
    course: {
      code: course.code,
      title: course.title,
      language: course.language,
      threshold: course.threshold,
    },
    edition: { code: edition.code, number: edition.number },
    ...{ sessions: hours.sessions, next: page.next, ...(await holdersOf(ctx, hours.sessions)) },
    rows: page.rows.map(({ id, personId, ...person }) => {
      const { planned, attended, standing, sessions } = hours.of(id)
      return {
        ...{ ...person, planned, attended, standing },
        sessions: sessions.map(({ session, minutes, excuse, isHeld, isLocked }) => ({
          ...{ code: session.code, ...minutes, isExcused: excuse !== null, isHeld, isLocked },
        })),
      }
    }),
  }
}

/**
 * One person's hours in an edition, session by session: for themselves and for whoever may read their enrolment, also
 * their body's manager. Why somebody was not there is read in the register only: often it is about their health.
 */
export const getHours = async (ctx: Ctx, enrolmentCode: string) => {
  const [row] = await ctx.db
    .select({ enrolment: enrolments, edition: editions, course: courses, name: people.name })
    .from(enrolments)
    .innerJoin(editions, eq(editions.id, enrolments.editionId))
    .innerJoin(courses, eq(courses.id, editions.courseId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(eq(enrolments.code, enrolmentCode))
  const { enrolment, edition, course, name } = found(row)
  const facts = { ...edition, ...(await staffOf(ctx, edition.id)) }
  if (refuseReadEnrolment(ctx.actor, facts, enrolment)) found(null)
  const hours = await loadHours(ctx, edition.id, course, [enrolment.id])
  const { sessions, ...sums } = hours.of(enrolment.id)
  return {
    ...{ code: enrolment.code, name, isOwn: ctx.actor.personId === enrolment.personId },
    course: {
      code: course.code,
      title: course.title,
      language: course.language,
      threshold: course.threshold,
    },
    edition: { code: edition.code, number: edition.number },
    ...sums,
    sessions: sessions.map(({ excuse, ...one }) => ({ ...one, isExcused: excuse !== null })),
  }
}
