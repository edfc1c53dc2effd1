import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { delegateNotes, meetingCalls, people, presences, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { attendedBy } from "./attested.ts"

/** Who was at a meeting, in all its calls, with names and times; corrected rows left out. */
export const attendedMeeting = async (ctx: Ctx, meetingId: string) => {
  const rows = await ctx.db
    .select({
      ...{ personId: presences.personId, noteId: presences.noteId, quality: presences.quality },
      ...{ isRemote: presences.isRemote, fromAt: presences.fromAt, untilAt: presences.untilAt },
      seat: seats.label,
      name: sql<string | null>`coalesce(${people.name}, ${delegateNotes.name})`,
      body: sql<string | null>`(select o.name from organisation o
        where o.id = coalesce("seat"."organisation_id", "seat"."designated_by_id"))`,
    })
    .from(presences)
    .innerJoin(meetingCalls, eq(meetingCalls.id, presences.callId))
    .leftJoin(people, eq(people.id, presences.personId))
    .leftJoin(delegateNotes, eq(delegateNotes.id, presences.noteId))
    .leftJoin(seats, eq(seats.id, presences.seatId))
    .where(
      and(eq(meetingCalls.meetingId, meetingId), isNull(presences.replacedAt), isNotNull(presences.untilAt)),
    )
    .orderBy(asc(presences.fromAt))
  return attendedBy(rows)
}
