import { and, asc, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm"
import {
  courseSessions,
  enrolments,
  organisations,
  people,
  registerEntries,
  sessionRegisters,
} from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { hoursOf, type Presence, standingOf } from "../attendance.ts"
import { lacksExit, minutesAt } from "./presence.ts"
import { breaksOf, writtenAt } from "./written.server.ts"

type Rule = { threshold: number; excusedLeaveDenominator: boolean }
type Reading = Pick<Ctx, "db" | "now">

/** The sessions of an edition with how far their registers are. */
export const sessionsOf = (ctx: Pick<Ctx, "db">, editionId: string) =>
  ctx.db
    .select({
      ...{ id: courseSessions.id, code: courseSessions.code, title: courseSessions.title },
      ...{
        language: courseSessions.language,
        startsAt: courseSessions.startsAt,
        endsAt: courseSessions.endsAt,
      },
      ...{ plannedMinutes: courseSessions.plannedMinutes, cancelledAt: courseSessions.cancelledAt },
      ...{ state: sessionRegisters.state, topic: sessionRegisters.topic },
      creditsToEnd: sessionRegisters.creditsToEnd,
    })
    .from(courseSessions)
    .leftJoin(sessionRegisters, eq(sessionRegisters.sessionId, courseSessions.id))
    .where(eq(courseSessions.editionId, editionId))
    .orderBy(asc(courseSessions.startsAt), asc(courseSessions.id))

/** Who stands in an edition's register: with a seat, or without one any more and something written of them. */
export const isListed = (editionId: string): SQL | undefined =>
  and(
    eq(enrolments.editionId, editionId),
    or(
      eq(enrolments.state, "confirmed"),
      exists(sql`(select 1 from ${registerEntries} r where r.enrolment_id = ${enrolments.id})`),
    ),
  )

/** In the order of names, who has none first: an account that was erased stays in the registers. */
const nameOrder = sql`coalesce(${people.name}, '')`

/** Who comes after somebody in that order; everybody without one. */
export const listedAfter = (enrolmentCode: string | null): SQL | undefined =>
  enrolmentCode === null
    ? undefined
    : sql`(${nameOrder}, ${enrolments.id}) > (select coalesce(p.name, ''), e.id
            from enrolment e join person p on p.id = e.person_id where e.code = ${enrolmentCode})`

/** Those people, by name. */
export const listed = (ctx: Pick<Ctx, "db">, where: SQL | undefined, limit: number) =>
  ctx.db
    .select({
      ...{ id: enrolments.id, code: enrolments.code, state: enrolments.state, personId: enrolments.personId },
      ...{ name: people.name, body: organisations.name, bodyLanguage: organisations.language },
    })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(where)
    .orderBy(asc(nameOrder), asc(enrolments.id))
    .limit(limit)

/**
 * The hours of some people in an edition: what each session counts for each, their sum, and how they stand against the
 * threshold. A session counts as held once it is over and something is written in its register, or that is locked.
 */
export const loadHours = async (
  ctx: Reading,
  editionId: string,
  rule: Rule,
  whose: readonly string[] | null,
) => {
  const sessions = await sessionsOf(ctx, editionId)
  const ids = sessions.map(({ id }) => id)
  const breaks = await breaksOf(ctx, ids)
  const written = await writtenAt(ctx, ids, whose)
  const begun = await begunOf(ctx, ids)
  const at = (enrolmentId: string) =>
    sessions.map((session) => {
      const { stays, excuse } = written.of(session.id, enrolmentId)
      const own = breaks.filter(({ sessionId }) => sessionId === session.id)
      const creditsToEnd = session.creditsToEnd ?? false
      const isLocked = session.state !== null && session.state !== "open"
      const isHeld = isLocked || (session.endsAt <= ctx.now && begun.has(session.id))
      return {
        ...{ session, stays, excuse, isLocked, isHeld },
        isOutMissing: !creditsToEnd && lacksExit(stays),
        minutes: minutesAt(session, { breaks: own, creditsToEnd }, stays),
      }
    })
  return { sessions, of: (enrolmentId: string) => summed(at(enrolmentId), rule) }
}

const begunOf = async (ctx: Reading, sessionIds: readonly string[]) => {
  if (sessionIds.length === 0) return new Set<string>()
  const rows = await ctx.db
    .selectDistinct({ id: registerEntries.sessionId })
    .from(registerEntries)
    .where(inArray(registerEntries.sessionId, [...sessionIds]))
  return new Set(rows.map(({ id }) => id))
}

type At = {
  session: { plannedMinutes: number; cancelledAt: Date | null }
  minutes: { attended: number }
  excuse: string | null
  isHeld: boolean
}

const presenceOf = ({ session, minutes, excuse, isHeld }: At): Presence => ({
  planned: session.plannedMinutes,
  attended: isHeld ? minutes.attended : 0,
  excused: excuse !== null,
  cancelled: session.cancelledAt !== null,
  held: isHeld,
})

const summed = <S extends At>(sessions: readonly S[], rule: Rule) => {
  const presences = sessions.map(presenceOf)
  return { sessions, ...hoursOf(presences, rule), standing: standingOf(presences, rule) }
}
