import { and, desc, eq } from "drizzle-orm"
import { type meetingMinutes, type meetings, minutesObservations, minutesReviews } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { signingOf } from "../../../records/signing-of.server.ts"
import type { Way } from "../policy.ts"
import type { LifeFacts } from "./steps.ts"

/** The kind under which records know a verbale's paper. */
export const MINUTES = "minutes"
type Minutes = typeof meetingMinutes.$inferSelect
type Meeting = Pick<typeof meetings.$inferSelect, "state">

/** Where a verbale is in its life: its reviews, what waits to be answered, its filed paper and who signed. */
export const loadLife = async (ctx: Ctx, minutes: Minutes, meeting: Meeting) => {
  const [reviews, openObservations, signing] = await Promise.all([
    ctx.db
      .select()
      .from(minutesReviews)
      .where(eq(minutesReviews.minutesId, minutes.id))
      .orderBy(desc(minutesReviews.number))
      .limit(50),
    ctx.db.$count(
      minutesObservations,
      and(eq(minutesObservations.minutesId, minutes.id), eq(minutesObservations.state, "open")),
    ),
    signingOf(ctx, { kind: MINUTES, id: minutes.id }, "minutes"),
  ])
  const [latest] = reviews
  const facts: LifeFacts = {
    ...{ kind: minutes.kind, state: minutes.state, way: minutes.way as Way },
    ...{ observationDays: minutes.observationDays, isFrozen: minutes.frozenAt !== null },
    ...{ isApproved: minutes.approvedAt !== null, isSigned: minutes.signedAt !== null },
    isGoingOn: minutes.kind === "sitting" && (meeting.state === "open" || meeting.state === "suspended"),
    ...{ reviews: reviews.length, isInReview: latest !== undefined && latest.closedAt === null },
    ...{ openObservations, isFiled: signing !== null },
  }
  return { facts, signing, review: latest ?? null }
}
