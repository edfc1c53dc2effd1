import { and, eq } from "drizzle-orm"
import { agendaItems, manualTotals, sittingOutcomes } from "#db/schema/index.ts"
import type { TxCtx } from "../../../context.ts"
import { because, found, refuse } from "../../../errors.ts"

/** Sections of ballots are known by small letters, votes counted by hand by a code. */
const isOfBallot = (vote: string) => /[a-z]/.test(vote)

/**
 * A vote of the table that was counted and confirmed, with the meeting and point it was on.
 * @param since the vote is of after that moment
 * @throws not_found; forbidden where it was not confirmed, was corrected, is older, or did not approve
 */
export const voteOf = async (ctx: TxCtx, roundtableId: string, code: string, since: Date | null) => {
  const [row] = await ctx.db
    .select({ totals: manualTotals, meetingId: agendaItems.meetingId })
    .from(manualTotals)
    .innerJoin(agendaItems, eq(agendaItems.id, manualTotals.itemId))
    .where(and(eq(manualTotals.code, code), eq(manualTotals.roundtableId, roundtableId)))
    .for("no key update", { of: manualTotals })
  const { totals, meetingId } = found(row)
  const stands = totals.confirmedAt !== null && totals.replacedAt === null && totals.withdrawnAt === null
  refuse(stands ? null : because("minutes.refuse.vote_unconfirmed"))
  refuse(since && totals.votedAt <= since ? because("minutes.refuse.same_meeting") : null)
  refuse(totals.outcome === "approved" ? null : because("minutes.refuse.voted_down"))
  return { totals, meetingId }
}

const ballotOf = async (ctx: TxCtx, roundtableId: string, key: string, since: Date | null) => {
  const [row] = await ctx.db
    .select({ ballot: sittingOutcomes, meetingId: agendaItems.meetingId })
    .from(sittingOutcomes)
    .innerJoin(agendaItems, eq(agendaItems.id, sittingOutcomes.itemId))
    .where(and(eq(sittingOutcomes.key, key), eq(sittingOutcomes.roundtableId, roundtableId)))
    .for("no key update", { of: sittingOutcomes })
  const { ballot, meetingId } = found(row)
  refuse(ballot.outcome === null ? because("minutes.refuse.vote_unconfirmed") : null)
  refuse(since && ballot.happenedAt <= since ? because("minutes.refuse.same_meeting") : null)
  refuse(ballot.outcome === "approved" ? null : because("minutes.refuse.voted_down"))
  return { meetingId, evidence: { votedItemId: ballot.itemId, totalsId: null, outcomeId: ballot.id } }
}

/**
 * What an approval rests on: a vote counted by hand, or a ballot.
 * @throws as `voteOf`; of a ballot also before it is closed, and of one that put no motion
 */
export const approvingVote = async (ctx: TxCtx, roundtableId: string, vote: string, since: Date | null) => {
  if (isOfBallot(vote)) return ballotOf(ctx, roundtableId, vote, since)
  const { totals, meetingId } = await voteOf(ctx, roundtableId, vote, since)
  return { meetingId, evidence: { votedItemId: totals.itemId, totalsId: totals.id, outcomeId: null } }
}
