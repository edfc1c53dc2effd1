import { and, asc, eq, isNull } from "drizzle-orm"
import { meetingCalls, meetingMinutes, minutesApprovals } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import type { Approved } from "./facts.ts"

/** The verbali of other sittings that a meeting approved, with the corrections that were voted. */
export const approvedHere = async (ctx: Ctx, meetingId: string): Promise<Approved[]> => {
  const rows = await ctx.db
    .select({
      ...{ number: meetingMinutes.number, year: meetingMinutes.year },
      ...{ startsAt: meetingCalls.startsAt, corrections: minutesApprovals.corrections },
    })
    .from(minutesApprovals)
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, minutesApprovals.minutesId))
    .innerJoin(meetingCalls, eq(meetingCalls.id, meetingMinutes.callId))
    .where(
      and(
        eq(minutesApprovals.meetingId, meetingId),
        eq(minutesApprovals.way, "next_meeting"),
        isNull(minutesApprovals.itemId),
      ),
    )
    .orderBy(asc(minutesApprovals.approvedAt))
  return rows.map(({ number, year, startsAt, corrections }) => ({
    ...{ number: `${number}/${year}`, corrections },
    day: civilDay(startsAt),
  }))
}
