import { eq } from "drizzle-orm"
import { meetingCalls, meetings } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { MeetingCode } from "./input.ts"
import { loadQuorum } from "./load.server.ts"
import { lockToConduct, touchMeeting } from "./lock.server.ts"
import { refuseOpen } from "./sitting.ts"

/**
 * Opens the sitting of the call that the meeting is at: from its time on, and with its numero legale.
 * @throws forbidden unless secretary or chair here; before the time; without numero legale, saying how many are missing
 */
export const openSitting = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockToConduct(ctx, input.meetingCode)
    const { quorum } = await loadQuorum(ctx, meeting, call)
    refuse(refuseOpen(meeting.state, call, quorum, ctx.now))
    await ctx.db.update(meetingCalls).set({ openedAt: ctx.now }).where(eq(meetingCalls.id, call.id))
    await ctx.db.update(meetings).set({ state: "open" }).where(eq(meetings.id, meeting.id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.opened", subject: { kind: "meeting", id: meeting.id } },
      roundtableId: meeting.roundtableId,
      values: { call: call.ordinal, required: quorum?.needed ?? null, found: quorum?.found ?? null },
    })
  })
