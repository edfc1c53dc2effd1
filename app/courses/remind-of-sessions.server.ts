import { and, asc, eq, gt, isNull, lte } from "drizzle-orm"
import { courseSessions, editions, enrolments } from "#db/schema/index.ts"
import { type Ctx, transact } from "../context.ts"
import { lockEdition } from "./edition-lock.server.ts"
import { dueReminder, REMINDER_DAYS } from "./reminder.ts"
import { momentParams, tellOf } from "./tell.server.ts"

const DAY_MS = 86_400_000

/** Sessions that come within the longest of the reminders. */
const coming = (ctx: Ctx) =>
  ctx.db
    .select({ id: courseSessions.id, editionId: courseSessions.editionId })
    .from(courseSessions)
    .innerJoin(editions, eq(editions.id, courseSessions.editionId))
    .where(
      and(
        ...[isNull(courseSessions.cancelledAt), gt(courseSessions.startsAt, ctx.now)],
        lte(courseSessions.startsAt, new Date(ctx.now.getTime() + Math.max(...REMINDER_DAYS) * DAY_MS)),
        eq(editions.state, "published"),
      ),
    )
    .orderBy(asc(courseSessions.startsAt), asc(courseSessions.id))

/** Reminds who has a seat of one session, as it is once its edition is locked. */
const remindOf = (ctx: Ctx, { id, editionId }: { id: string; editionId: string }) =>
  transact(ctx, async (ctx) => {
    const edition = await lockEdition(ctx, { id: editionId })
    const [session] = await ctx.db.select().from(courseSessions).where(eq(courseSessions.id, id))
    const days = session && !session.cancelledAt ? dueReminder(session.startsAt, ctx.now) : null
    if (!session || days === null || edition.state !== "published") return 0
    const confirmed = await ctx.db
      .select()
      .from(enrolments)
      .where(and(eq(enrolments.editionId, editionId), eq(enrolments.state, "confirmed")))
      .orderBy(asc(enrolments.id))
    let told = 0
    for (const enrolment of confirmed)
      if (
        await tellOf(ctx, edition, enrolment, {
          ...{ event: "soon", key: `soon:${session.code}:${days}`, version: session.version },
          params: { session: session.title, ...momentParams(session.startsAt) },
        })
      )
        told++
    return told
  })

/**
 * Reminds who has a seat of a session a week and a day before it begins, once each; again when it was moved since.
 * @returns how many were reminded
 */
export const remindOfSessions = async (ctx: Ctx): Promise<number> => {
  let told = 0
  for (const session of await coming(ctx)) told += await remindOf(ctx, session)
  return told
}
