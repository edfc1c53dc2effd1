import { and, desc, eq, gt, isNotNull, isNull, ne, sql } from "drizzle-orm"
import { agendaItems, type meetingMinutes, meetings, sittingOutcomes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import type { VoteOutcome } from "../fill-section.server.ts"
import { votesSince } from "./votes-since.server.ts"

type Minutes = typeof meetingMinutes.$inferSelect

/** A vote of another meeting, of which one may have approved a verbale. */
export type ApprovingVote = {
  code: string
  /** The point that was voted on, and the meeting: "4/2026". */
  title: string
  number: string
  outcome: string | null
  votedAt: Date
  /** On the point that proposes the approval of this verbale. */
  isProposed: boolean
  counts: { yes: number; no: number; abstained: number } | null
  /** The page of a ballot, which has its counts. */
  path: string | null
}

/** So many are offered to choose from, the latest first. */
const MOST_OFFERED = 50

const ballotsSince = async (
  ctx: Ctx,
  { roundtableId, meetingId, approvalItemId }: Minutes,
  since: Date,
): Promise<ApprovingVote[]> => {
  const rows = await ctx.db
    .select({
      ...{ code: sittingOutcomes.key, title: agendaItems.title, votedAt: sittingOutcomes.happenedAt },
      outcome: sql<VoteOutcome>`sitting_outcome.outcome`,
      ...{ path: sittingOutcomes.path, number: sql<string>`meeting.number || '/' || meeting.year` },
      itemId: agendaItems.id,
    })
    .from(sittingOutcomes)
    .innerJoin(agendaItems, eq(agendaItems.id, sittingOutcomes.itemId))
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .where(
      and(
        ...[eq(sittingOutcomes.roundtableId, roundtableId), ne(agendaItems.meetingId, meetingId)],
        ...[isNotNull(sittingOutcomes.outcome), gt(sittingOutcomes.happenedAt, since)],
        isNull(agendaItems.removedAt),
      ),
    )
    // First those on the point that proposed it: whatever was voted since, they are never too old to be read.
    .orderBy(
      sql`(${agendaItems.id} is not distinct from ${approvalItemId}::uuid) desc`,
      desc(sittingOutcomes.happenedAt),
    )
    .limit(MOST_OFFERED)
  return rows.map(({ itemId, ...row }) => ({ ...row, counts: null, isProposed: itemId === approvalItemId }))
}

/**
 * Votes of later meetings, counted by hand or held as ballots, of which one may have approved a verbale: first those on
 * the point that proposed it, each the latest first.
 */
export const approvingVotes = async (ctx: Ctx, minutes: Minutes): Promise<ApprovingVote[]> => {
  const since = minutes.frozenAt ?? ctx.now
  const [counted, held] = await Promise.all([
    votesSince(ctx, minutes, since),
    ballotsSince(ctx, minutes, since),
  ])
  const byHand = counted.map(
    ({ yes, no, abstained, ...row }): ApprovingVote => ({
      ...{ ...row, counts: { yes, no, abstained }, path: null },
    }),
  )
  return [...byHand, ...held].toSorted(
    (a, b) => Number(b.isProposed) - Number(a.isProposed) || b.votedAt.getTime() - a.votedAt.getTime(),
  )
}

/**
 * The vote that answers for the approval of a verbale: the latest on the point that proposed it; null while there is
 * none.
 */
export const decidingVote = (votes: readonly ApprovingVote[]): ApprovingVote | null =>
  votes.find(({ isProposed }) => isProposed) ?? null
