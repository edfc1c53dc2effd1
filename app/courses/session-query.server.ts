import { eq } from "drizzle-orm"
import { courseSessions, editions } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { formatDates } from "../i18n/dates.ts"
import { refuseKeepCourses } from "./policy.ts"
import { headOf } from "./queries.server.ts"
import { minutesOf } from "./session-times.ts"

/** A session as the fields of its form hold it, for who looks after courses. */
export const getSession = async (ctx: Ctx, code: string) => {
  refuse(refuseKeepCourses(ctx.actor))
  const [row] = await ctx.db
    .select({ session: courseSessions, edition: editions.code })
    .from(courseSessions)
    .innerJoin(editions, eq(editions.id, courseSessions.editionId))
    .where(eq(courseSessions.code, code))
  const { session, edition: editionCode } = found(row)
  const { course, edition } = await headOf(ctx, editionCode)
  const clock = formatDates("it").time
  const { title, room, link, startsAt, endsAt } = session
  return {
    ...{ course, edition },
    values: {
      ...{ title, room, link, day: civilDay(startsAt), from: clock(startsAt), until: clock(endsAt) },
      breakMinutes: minutesOf(session) - session.plannedMinutes,
    },
  }
}
