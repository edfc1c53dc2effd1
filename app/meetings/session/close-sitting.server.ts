import { and, eq, isNull } from "drizzle-orm"
import { meetingCalls, meetings, suspensions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { endItem, endPresences, endSpeech } from "./end-turns.server.ts"
import type { MeetingCode } from "./input.ts"
import { lockToConduct, touchMeeting } from "./lock.server.ts"
import { refuseClosing } from "./sitting.ts"

/**
 * Closes the sitting: the point, the speech and everybody's time in the room end with it.
 * @throws forbidden unless secretary or chair here, and where no sitting is open
 */
export const closeSitting = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockToConduct(ctx, input.meetingCode)
    refuse(refuseClosing(meeting.state))
    await endSpeech(ctx, call.id, ctx.now)
    await endItem(ctx, call.id, ctx.now)
    await endPresences(ctx, call.id, ctx.now)
    await ctx.db
      .update(suspensions)
      .set({ untilAt: ctx.now, resumedById: found(ctx.actor.personId) })
      .where(and(eq(suspensions.callId, call.id), isNull(suspensions.untilAt)))
    await ctx.db.update(meetingCalls).set({ closedAt: ctx.now }).where(eq(meetingCalls.id, call.id))
    await ctx.db.update(meetings).set({ state: "closed" }).where(eq(meetings.id, meeting.id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.closed", subject: { kind: "meeting", id: meeting.id } },
      roundtableId: meeting.roundtableId,
    })
  })
