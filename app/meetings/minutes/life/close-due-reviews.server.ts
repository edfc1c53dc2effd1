import { eq, sql } from "drizzle-orm"
import {
  documentStates,
  meetingMinutes,
  minutesApprovals,
  minutesObservations,
  minutesReviews,
} from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { unlockText } from "../../../documents/life/lock-text.server.ts"
import { askFill } from "../ask-fill.server.ts"
import { lockMinutes } from "../lock.server.ts"
import type { Way } from "../policy.ts"
import { placePaper } from "./freeze-text.server.ts"
import { loadLife } from "./load-life.server.ts"
import { settleApproved } from "./settle-approved.server.ts"
import { reviewOutcome } from "./steps.ts"
import { tellKeepers, tellTable } from "./tell.server.ts"

type Locked = Awaited<ReturnType<typeof lockMinutes>>
type Review = typeof minutesReviews.$inferSelect

/** Silence approved what was sent: that version is the verbale. */
const approveBySilence = async (ctx: TxCtx, { minutes, paper }: Locked, review: Review) => {
  const { id: minutesId, roundtableId } = minutes
  const { versionId } = review
  await ctx.db
    .update(meetingMinutes)
    .set({ state: "approved", versionId, frozenAt: ctx.now, approvedAt: ctx.now })
    .where(eq(meetingMinutes.id, minutesId))
  await ctx.db
    .insert(minutesApprovals)
    .values({ roundtableId, minutesId, way: "written", approvedAt: ctx.now })
  await settleApproved(ctx, { minutes, paper })
  await tellTable(ctx, { minutes, paper }, { kind: "minutes_approved" })
}

/** There is something to answer: the text is open to the secretary again. */
const takeBack = async (ctx: TxCtx, { minutes, paper }: Locked) => {
  const [state] = await ctx.db
    .select({ lockedAt: documentStates.lockedAt })
    .from(documentStates)
    .where(eq(documentStates.documentId, minutes.documentId))
    .for("no key update")
  if (state?.lockedAt) await unlockText(ctx, minutes.documentId)
  await placePaper(ctx, paper, "final_review")
  await askFill(ctx, minutes.meetingId)
}

const close = async (ctx: TxCtx, code: string) => {
  const locked = await lockMinutes(ctx, code)
  const { minutes, paper } = locked
  const { review } = await loadLife(ctx, minutes, locked.meeting)
  if (!review || review.closedAt !== null || review.closesAt > ctx.now) return
  const observations = await ctx.db.$count(minutesObservations, eq(minutesObservations.reviewId, review.id))
  await ctx.db
    .update(minutesReviews)
    .set({ closedAt: ctx.now, observations })
    .where(eq(minutesReviews.id, review.id))
  const outcome = reviewOutcome(minutes.way as Way, observations)
  if (outcome === "approved") await approveBySilence(ctx, locked, review)
  else {
    if (outcome === "again") await takeBack(ctx, locked)
    await tellKeepers(ctx, { minutes, paper }, { kind: "minutes_review_closed", part: "/observations" })
  }
  await record(ctx, {
    ...{ action: "meeting.minutes-review-closed", subject: { kind: "minutes", id: minutes.id } },
    ...{ roundtableId: minutes.roundtableId, values: { number: review.number, observations, outcome } },
  })
}

/**
 * Closes the review whose deadline passed first; in a written procedure without an observation it approves.
 * @returns how many it found, 0 or 1
 */
export const closeDueReviews = async (ctx: Ctx): Promise<number> => {
  const { rows } = await ctx.db.execute(sql`
    select m.code from minutes_review r join minutes m on m.id = r.minutes_id
     where r.closed_at is null and r.closes_at <= now() order by r.closes_at limit 1`)
  const [due] = rows as { code: string }[]
  if (!due) return 0
  await transact(ctx, (ctx) => close(ctx, due.code))
  return 1
}
