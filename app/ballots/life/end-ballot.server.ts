import { and, eq, isNull } from "drizzle-orm"
import { ballotScrutineers, ballotSeats, ballots, seats, votes } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { touchMeeting } from "../../meetings/session/lock.server.ts"
import { fillMinutes } from "./fill-minutes.server.ts"
import type { CancelBallot, ExcludeSeat, OfBallot } from "./input.ts"
import { lockBallot } from "./load.server.ts"
import { refuseStep } from "./policy.ts"

/** Shows the result of a closed ballot to everybody who sees the table, by seats and never by names. @throws forbidden */
export const publishBallot = (ctx: Ctx, input: OfBallot): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refuseStep("publish", ballot.state))
    const { id, roundtableId } = ballot
    await ctx.db.update(ballots).set({ state: "published", publishedAt: ctx.now }).where(eq(ballots.id, id))
    await record(ctx, { action: "ballot.published", subject: { kind: "ballot", id }, roundtableId })
  })

/**
 * Takes a question back before it was opened, or ends a ballot that is open without a result: the reason stays on its
 * page. What was voted is kept and never counted. @throws forbidden once it was closed
 */
export const cancelBallot = (ctx: Ctx, input: CancelBallot): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refuseStep("cancel", ballot.state))
    const { id, roundtableId, meetingId } = ballot
    await ctx.db
      .update(ballots)
      .set({ state: "cancelled", cancelledAt: ctx.now, cancelReason: input.reason })
      .where(eq(ballots.id, id))
    if (meetingId) await touchMeeting(ctx, { id: meetingId })
    await fillMinutes(ctx, ballot, { cancelled: { at: ctx.now, reason: input.reason } })
    await record(ctx, {
      ...{ action: "ballot.cancelled", subject: { kind: "ballot", id }, roundtableId },
      values: { reason: input.reason },
    })
  })

/** Who is out does not count the papers either; once one was given out, who counts is fixed. */
const leaveScrutiny = async (ctx: TxCtx, ballotId: string, seatId: string) => {
  const own = and(eq(ballotScrutineers.ballotId, ballotId), eq(ballotScrutineers.seatId, seatId))
  if ((await ctx.db.$count(ballotScrutineers, own)) === 0) return
  const taken = and(eq(ballotSeats.ballotId, ballotId), eq(ballotSeats.tookPaper, true))
  if ((await ctx.db.$count(ballotSeats, taken)) > 0) refuse(because("ballots.refuse.scrutineers_fixed"))
  await ctx.db.delete(ballotScrutineers).where(own)
}

/**
 * Takes a seat out of an open ballot for a conflict of interest, declared by who sits there or established by the
 * chair. @throws forbidden once the seat has voted: what was accepted stands; not_found for one that is not on the roll
 */
export const excludeSeat = (ctx: Ctx, input: ExcludeSeat): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refuseStep("exclude", ballot.state))
    const { id, roundtableId } = ballot
    const [row] = await ctx.db
      .select({ seatId: seats.id, tookPaper: ballotSeats.tookPaper })
      .from(ballotSeats)
      .innerJoin(seats, eq(seats.id, ballotSeats.seatId))
      .where(
        and(eq(ballotSeats.ballotId, id), eq(seats.code, input.seatCode), isNull(ballotSeats.excludedFor)),
      )
    const { seatId, tookPaper } = found(row)
    if (tookPaper) refuse(because("ballots.refuse.seat_used"))
    const voted = and(eq(votes.ballotId, id), eq(votes.seatId, seatId), isNull(votes.replacedAt))
    if ((await ctx.db.$count(votes, voted)) > 0) refuse(because("ballots.refuse.seat_used"))
    await leaveScrutiny(ctx, id, seatId)
    await ctx.db
      .update(ballotSeats)
      .set({ excludedFor: input.reason, excludedById: found(ctx.actor.personId) })
      .where(and(eq(ballotSeats.ballotId, id), eq(ballotSeats.seatId, seatId)))
    await record(ctx, {
      ...{ action: "ballot.seat-excluded", subject: { kind: "ballot", id }, roundtableId },
      values: { seat: input.seatCode, reason: input.reason },
    })
  })
