import { eq } from "drizzle-orm"
import { ballotMeetingAsks, type ballots } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import type { FrozenContent } from "../log/file.ts"
import { voterFor } from "../voter.ts"
import { toVote } from "../voting/queries.server.ts"
import { loadStanding } from "../voting/standing.server.ts"
import { seatsMayStop } from "./ask-meeting.server.ts"

type Ballot = typeof ballots.$inferSelect

/** The seats that the person may ask for, with whether they did. */
const ownSeats = async (ctx: Ctx, ballot: Ballot, asked: ReadonlySet<string>) => {
  const { personId } = ctx.actor
  if (!personId) return []
  const names = (ballot.frozen as FrozenContent).names
  const { roll, standing } = await loadStanding(ctx, toVote(ballot), personId, null)
  return roll
    .filter(({ seatId, isExcluded }) => !isExcluded && "quality" in voterFor(standing, personId, seatId))
    .map(({ seatId, code }) => ({ code, name: names[seatId] ?? "", hasAsked: asked.has(seatId) }))
}

/** How many seats asked for a meeting instead of a procedure in writing; null where that is not asked, or was not. */
export const getStopping = async (ctx: Ctx, ballot: Ballot) => {
  if (ballot.meetingId || !["open", "cancelled"].includes(ballot.state) || !ballot.openedAt) return null
  if (ballot.stoppedBySeats !== null)
    return { needed: ballot.stoppedBySeats, asked: ballot.stoppedBySeats, isStopped: true, own: [] }
  if (ballot.state !== "open") return null
  const needed = await seatsMayStop(ctx, ballot)
  if (needed === null) return null
  const rows = await ctx.db
    .select({ seatId: ballotMeetingAsks.seatId })
    .from(ballotMeetingAsks)
    .where(eq(ballotMeetingAsks.ballotId, ballot.id))
  const asked = new Set(rows.map(({ seatId }) => seatId))
  return { needed, asked: asked.size, isStopped: false, own: await ownSeats(ctx, ballot, asked) }
}
export type Stopping = NonNullable<Awaited<ReturnType<typeof getStopping>>>
