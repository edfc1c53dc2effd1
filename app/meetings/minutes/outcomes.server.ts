import { and, asc, eq, isNull, lt, sql } from "drizzle-orm"
import { agendaItems, meetingCalls, meetings, sittingOutcomes } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import type { OutcomeFacts, OutcomeLine } from "./facts.ts"

const COLUMNS = {
  ...{ key: sittingOutcomes.key, happenedAt: sittingOutcomes.happenedAt },
  lines: sql<OutcomeLine[]>`sitting_outcome.lines`,
}

type Call = Pick<typeof meetingCalls.$inferSelect, "openedAt">

/** When the sitting before this one was opened: what was decided since then is told in this one. */
const openedBefore = async (ctx: Ctx, roundtableId: string, openedAt: Date): Promise<Date> => {
  const [row] = await ctx.db
    .select({ at: sql<string | null>`max(meeting_call.opened_at)` })
    .from(meetingCalls)
    .innerJoin(meetings, eq(meetings.id, meetingCalls.meetingId))
    .where(and(eq(meetings.roundtableId, roundtableId), lt(meetingCalls.openedAt, openedAt)))
  return new Date(row?.at ?? 0)
}

/** What came of the procedures in writing that ended since the sitting before. */
export const outcomesBetween = async (
  ctx: Ctx,
  roundtableId: string,
  { openedAt }: Call,
): Promise<OutcomeFacts[]> => {
  if (!openedAt) return []
  const from = await openedBefore(ctx, roundtableId, openedAt)
  const rows = await ctx.db
    .select(COLUMNS)
    .from(sittingOutcomes)
    .where(
      and(
        ...[eq(sittingOutcomes.roundtableId, roundtableId), isNull(sittingOutcomes.meetingId)],
        lt(sittingOutcomes.happenedAt, openedAt),
        sql`sitting_outcome.happened_at >= ${from.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(sittingOutcomes.happenedAt), asc(sittingOutcomes.id))
  return rows.map((row) => ({ ...row, itemCode: null }))
}

/** What came of what a meeting put to the vote, each with its point, in the order in which it happened. */
export const outcomesOf = (ctx: Ctx, meetingId: string): Promise<OutcomeFacts[]> =>
  ctx.db
    .select({ ...COLUMNS, itemCode: agendaItems.code })
    .from(sittingOutcomes)
    .leftJoin(agendaItems, and(eq(agendaItems.id, sittingOutcomes.itemId), isNull(agendaItems.removedAt)))
    .where(eq(sittingOutcomes.meetingId, meetingId))
    .orderBy(asc(sittingOutcomes.happenedAt), asc(sittingOutcomes.id))
