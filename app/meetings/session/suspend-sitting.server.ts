import { and, eq, isNull } from "drizzle-orm"
import { meetings, suspensions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { endItem, endPresences, endSpeech } from "./end-turns.server.ts"
import type { MeetingCode, Suspend } from "./input.ts"
import { loadQuorum } from "./load.server.ts"
import { lockToConduct, touchMeeting } from "./lock.server.ts"
import { refuseResume, refuseWork } from "./sitting.ts"
import { tellOfAdjournment } from "./tell-sitting.server.ts"

/**
 * Interrupts the sitting, with the reason; with a day and an hour it is adjourned, and everybody called is told. Who is
 * there stays on the roll until another day; speech and point are laid aside.
 * @throws invalid for an hour that is past; forbidden unless secretary or chair here, and where no sitting is going on
 */
export const suspendSitting = (ctx: Ctx, input: Suspend): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, roundtable, call } = await lockToConduct(ctx, input.meetingCode)
    refuse(refuseWork(meeting.state))
    const { resumesAt } = input
    if (resumesAt && resumesAt <= ctx.now) throw invalid("day", "sittings.errors.resumes_past")
    const { roundtableId } = meeting
    await endSpeech(ctx, call.id, ctx.now)
    await endItem(ctx, call.id, ctx.now)
    await ctx.db.insert(suspensions).values({
      ...{ roundtableId, callId: call.id, fromAt: ctx.now, reason: input.reason, resumesAt },
      suspendedById: found(ctx.actor.personId),
    })
    // On another day nobody sits where they sat: the roll is called anew.
    if (resumesAt && civilDay(resumesAt) !== civilDay(ctx.now)) await endPresences(ctx, call.id, ctx.now)
    if (resumesAt) await tellOfAdjournment(ctx, { meeting, roundtable }, resumesAt)
    await ctx.db.update(meetings).set({ state: "suspended" }).where(eq(meetings.id, meeting.id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.suspended", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { reason: input.reason },
    })
  })

/**
 * Takes the sitting up again: it needs its numero legale anew.
 * @throws forbidden unless secretary or chair here, where it is not interrupted, and without numero legale
 */
export const resumeSitting = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockToConduct(ctx, input.meetingCode)
    const { quorum } = await loadQuorum(ctx, meeting, call)
    refuse(refuseResume(meeting.state, quorum))
    const { roundtableId } = meeting
    await ctx.db
      .update(suspensions)
      .set({ untilAt: ctx.now, resumedById: found(ctx.actor.personId) })
      .where(and(eq(suspensions.callId, call.id), isNull(suspensions.untilAt)))
    await ctx.db.update(meetings).set({ state: "open" }).where(eq(meetings.id, meeting.id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.resumed", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { required: quorum?.needed ?? null, found: quorum?.found ?? null },
    })
  })
