import { and, asc, eq, inArray } from "drizzle-orm"
import {
  certificateSettings,
  courses,
  fundingBlocks,
  organisations,
  sessionRegisters,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import type { Edition } from "../edition-lock.server.ts"
import { type loadHours, sessionsOf } from "../register/hours.server.ts"
import { holdersOf } from "../register/overview.server.ts"

type Sessions = Awaited<ReturnType<typeof loadHours>>["sessions"]

/** What an edition's papers say besides its register, or null while nobody has written it. */
export const settingsOf = async (ctx: Pick<Ctx, "db">, editionId: string) => {
  const [row] = await ctx.db
    .select()
    .from(certificateSettings)
    .where(eq(certificateSettings.editionId, editionId))
  return row ?? null
}
export type CertificateSettings = NonNullable<Awaited<ReturnType<typeof settingsOf>>>

/** The sessions of an edition with their registers held as they are: a correction comes before, or after. */
export const holdRegisters = async (ctx: TxCtx, editionId: string): Promise<Sessions> => {
  const ids = (await sessionsOf(ctx, editionId)).map(({ id }) => id)
  if (ids.length > 0)
    await ctx.db
      .select({ id: sessionRegisters.sessionId })
      .from(sessionRegisters)
      .where(inArray(sessionRegisters.sessionId, ids))
      .orderBy(asc(sessionRegisters.sessionId))
      .for("share")
  return sessionsOf(ctx, editionId)
}

const fundingOf = async (ctx: TxCtx, { fundingBlockId }: Edition) => {
  if (!fundingBlockId) return []
  const { code, title, language, fund, wording, projectCode, cup } = fundingBlocks
  return ctx.db
    .select({ code, title, language, fund, wording, projectCode, cup })
    .from(fundingBlocks)
    .where(eq(fundingBlocks.id, fundingBlockId))
}

/** The rule by which the hours of a course are judged, with the course and the body that holds it. */
export const courseWithProvider = async (ctx: Pick<Ctx, "db">, courseId: string) => {
  const [row] = await ctx.db
    .select({ course: courses, provider: organisations.name })
    .from(courses)
    .innerJoin(organisations, eq(organisations.id, courses.providerId))
    .where(and(eq(courses.id, courseId)))
  return found(row)
}
export type CourseWithProvider = Awaited<ReturnType<typeof courseWithProvider>>

/** What all papers of an edition have in common, from its registers as they are now. */
export const frameOf = async (
  ctx: TxCtx,
  edition: Edition,
  { course, provider }: CourseWithProvider,
  sessions: Sessions,
) => {
  const live = sessions.filter(({ cancelledAt }) => cancelledAt === null)
  const { holders, delivered } = await holdersOf(ctx, sessions)
  const trainers = holders.flatMap(({ role, name }) => (role === "trainer" && name ? [name] : []))
  return {
    course: { code: course.code, title: course.title, language: course.language },
    edition: {
      ...{ code: edition.code, number: edition.number, place: edition.place },
      mode: edition.mode as "in_room",
    },
    ...{ provider, funding: await fundingOf(ctx, edition), threshold: course.threshold },
    days: [...new Set(live.map(({ startsAt }) => civilDay(startsAt)))],
    planned: live.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
    ...{ delivered, trainers: [...new Set(trainers)] },
    topics: live.flatMap(({ topic }) => (topic ? [topic] : [])),
  }
}
export type Frame = Awaited<ReturnType<typeof frameOf>>
