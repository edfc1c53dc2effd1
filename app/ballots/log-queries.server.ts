import { and, asc, eq, isNotNull } from "drizzle-orm"
import { ballotSeals, ballotSeats, votes } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { inOrder, type LoggedVote } from "./log/leaf.ts"
import type { Seal } from "./log/seal.ts"
import type { Choice } from "./question.ts"

/** Every vote of a ballot as its log has it, replaced ones too, in the order of the log. */
export const listLogged = async (ctx: Ctx, ballotId: string): Promise<LoggedVote[]> => {
  const rows = await ctx.db.select().from(votes).where(eq(votes.ballotId, ballotId))
  return inOrder(
    rows.map(({ seatId, choice, holderId, takenById, replaces, salt, leaf }) => ({
      ...{ seat: seatId, choice: choice as Choice, holder: holderId, spoken: takenById !== null },
      ...{ replaces, salt, leaf },
    })),
  )
}

/** The seals of a ballot's log, in order. */
export const listSeals = async (ctx: Ctx, ballotId: string): Promise<Seal[]> => {
  const rows = await ctx.db
    .select()
    .from(ballotSeals)
    .where(eq(ballotSeals.ballotId, ballotId))
    .orderBy(asc(ballotSeals.ordinal))
  return rows.map(({ size, root, parent, result, head }) => ({ size, root, parent, result, head }))
}

/** The seats of a ballot that are out for a conflict of interest, and why. */
export const listExcluded = async (ctx: Ctx, ballotId: string) => {
  const rows = await ctx.db
    .select({ seatId: ballotSeats.seatId, reason: ballotSeats.excludedFor })
    .from(ballotSeats)
    .where(and(eq(ballotSeats.ballotId, ballotId), isNotNull(ballotSeats.excludedFor)))
    .orderBy(asc(ballotSeats.seatId))
  return rows.map(({ seatId, reason }) => ({ seatId, reason: reason ?? "" }))
}
