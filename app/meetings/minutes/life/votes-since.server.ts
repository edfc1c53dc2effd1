import { and, desc, eq, gt, isNotNull, isNull, ne, sql } from "drizzle-orm"
import { agendaItems, manualTotals, type meetingMinutes, meetings } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"

/** Votes of other meetings of the table since a moment, of which one may have approved the text or put it right. */
export const votesSince = (
  ctx: Ctx,
  { roundtableId, meetingId, approvalItemId }: typeof meetingMinutes.$inferSelect,
  since: Date,
) =>
  ctx.db
    .select({
      ...{ code: manualTotals.code, title: agendaItems.title, outcome: manualTotals.outcome },
      ...{ yes: manualTotals.yes, no: manualTotals.no, abstained: manualTotals.abstained },
      isProposed: sql<boolean>`${agendaItems.id} is not distinct from ${approvalItemId}::uuid`,
      ...{ votedAt: manualTotals.votedAt, number: sql<string>`meeting.number || '/' || meeting.year` },
    })
    .from(manualTotals)
    .innerJoin(agendaItems, eq(agendaItems.id, manualTotals.itemId))
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .where(
      and(
        ...[eq(manualTotals.roundtableId, roundtableId), ne(agendaItems.meetingId, meetingId)],
        ...[isNotNull(manualTotals.confirmedAt), isNull(manualTotals.replacedAt)],
        ...[isNull(manualTotals.withdrawnAt), gt(manualTotals.votedAt, since)],
      ),
    )
    // First the vote on the point that proposed it, where there is one.
    .orderBy(
      sql`(${agendaItems.id} is not distinct from ${approvalItemId}::uuid) desc`,
      desc(manualTotals.votedAt),
    )
    .limit(50)
