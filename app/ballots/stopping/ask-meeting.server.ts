import { eq, sql } from "drizzle-orm"
import { ballotMeetingAsks, ballots, regulationVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, conflict, DomainError, found, orConflict, refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { parseRules } from "../../roundtables/regulation/rules.ts"
import { fillMinutes } from "../life/fill-minutes.server.ts"
import type { AskMeeting } from "../life/input.ts"
import { getBallotRow } from "../life/load.server.ts"
import { tellStopped } from "../life/tell.server.ts"
import type { FrozenContent } from "../log/file.ts"
import { voterFor } from "../voter.ts"
import { toVote } from "../voting/queries.server.ts"
import { loadStanding } from "../voting/standing.server.ts"

type Ballot = typeof ballots.$inferSelect

/** How many seats stop a procedure in writing by asking for a meeting, by the rules it was opened under; null: none. */
export const seatsMayStop = async (ctx: Ctx, { regulationId }: Pick<Ballot, "regulationId">) => {
  if (!regulationId) return null
  const [row] = await ctx.db
    .select({ rules: regulationVersions.rules })
    .from(regulationVersions)
    .where(eq(regulationVersions.id, regulationId))
  return parseRules(found(row).rules).written.seatsMayStop
}

/** The procedure in writing under its row lock: the last to ask and the closing at its time wait for each other. */
const lockToAsk = async (ctx: TxCtx, code: string) => {
  const { ballot, roundtable } = await getBallotRow(ctx, code)
  refuse(refuseClosed(roundtable))
  const [row] = await ctx.db.select().from(ballots).where(eq(ballots.id, ballot.id)).for("no key update")
  const { rows } = await ctx.db.execute(sql`select clock_timestamp() as now`)
  const now = new Date(String((rows[0] as { now: string | Date }).now))
  const locked = found(row)
  const isOpen = locked.state === "open" && locked.closesAt !== null && now < locked.closesAt
  refuse(isOpen && !locked.meetingId ? null : because("ballots.refuse.stop_in_writing"))
  return { ballot: locked, roundtable }
}

/** The seat in whose name it is asked, of who may vote for it now. */
const seatOf = async (ctx: TxCtx, ballot: Ballot, seatCode: string): Promise<string> => {
  const personId = found(ctx.actor.personId)
  const { roll, standing } = await loadStanding(ctx, toVote(ballot), personId, [seatCode])
  const seat = roll[0]
  if (!seat) throw new DomainError("forbidden", because("ballots.refuse.not_on_roll"))
  refuse(seat.isExcluded ? because("ballots.refuse.excluded") : null)
  if ("refused" in voterFor(standing, personId, seat.seatId)) refuse(because("ballots.refuse.not_entitled"))
  return seat.seatId
}

/** Ends the procedure without a result: enough seats want to talk about it first. */
const stop = async (ctx: TxCtx, ballot: Ballot, roundtable: { name: string }, asked: number) => {
  const { id, roundtableId } = ballot
  await ctx.db
    .update(ballots)
    .set({ state: "cancelled", cancelledAt: ctx.now, stoppedBySeats: asked })
    .where(eq(ballots.id, id))
  await fillMinutes(ctx, ballot, { cancelled: { at: ctx.now, reason: null, asked } })
  await record(ctx, {
    ...{ action: "ballot.stopped", subject: { kind: "ballot", id }, roundtableId, values: { asked } },
  })
  const { seats } = (ballot.frozen as FrozenContent).roll
  await tellStopped(
    ctx,
    ballot,
    roundtable,
    seats.map(({ seatId }) => seatId),
  )
}

/**
 * Asks for a meeting instead of a procedure in writing, for a seat. As soon as so many seats ask as the rules name,
 * the procedure stops without a result. @returns whether it did
 * @throws forbidden where the rules do not foresee it, outside an open procedure in writing, for who does not vote for
 *   the seat and for a seat that is out for a conflict of interest; conflict for a seat that asked already
 */
export const askMeeting = (ctx: Ctx, input: AskMeeting): Promise<boolean> =>
  transact(ctx, async (ctx) => {
    const { ballot, roundtable } = await lockToAsk(ctx, input.ballotCode)
    const needed = await seatsMayStop(ctx, ballot)
    if (needed === null) throw new DomainError("forbidden", because("ballots.refuse.stop_not_foreseen"))
    const seatId = await seatOf(ctx, ballot, input.seatCode)
    const { id: ballotId, roundtableId } = ballot
    await ctx.db
      .insert(ballotMeetingAsks)
      .values({ ballotId, roundtableId, seatId, askedById: found(ctx.actor.personId) })
      .catch(orConflict({ ballot_meeting_ask_once: conflict("ballots.refuse.asked_already") }))
    await record(ctx, {
      ...{ action: "ballot.meeting-asked", subject: { kind: "ballot", id: ballotId }, roundtableId },
      values: { seat: input.seatCode },
    })
    const asked = await ctx.db.$count(ballotMeetingAsks, eq(ballotMeetingAsks.ballotId, ballotId))
    if (asked < needed) return false
    await stop(ctx, ballot, roundtable, asked)
    return true
  })
