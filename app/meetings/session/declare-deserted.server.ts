import { eq } from "drizzle-orm"
import { desertions, meetingCalls, meetings } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { refuseDesertion } from "../call.ts"
import { endPresences } from "./end-turns.server.ts"
import type { MeetingCode } from "./input.ts"
import { type LoadedQuorum, loadQuorum } from "./load.server.ts"
import { lockRoll, touchMeeting } from "./lock.server.ts"
import { namedPresences } from "./named.server.ts"
import { tellOfSecondCall } from "./tell-sitting.server.ts"

/** What the short verbale says: who was there and for which seat, as it was found then. */
const contentOf = async (ctx: TxCtx, callId: string, { quorum }: LoadedQuorum) => {
  const there = (await namedPresences(ctx, callId)).filter((one) => one.untilAt === null)
  return {
    format: 1,
    base: quorum?.base ?? null,
    present: quorum?.present ?? null,
    represented: quorum?.represented ?? null,
    there: there.map(({ name, seat, body, quality, isRemote, fromAt }) => ({
      ...{ name, seat, body, quality, isRemote, from: fromAt.toISOString() },
    })),
  }
}

/**
 * Declares the call deserted: its tolerance is over and the numero legale was not found. What was found is kept for
 * its short verbale. Where there is a second call the meeting waits for that with a fresh roll and the same agenda.
 * @throws forbidden unless secretary or chair here, once it is open, within the tolerance, with the numero legale, or
 *   at a table without rules
 */
export const declareDeserted = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, roundtable, call, calls } = await lockRoll(ctx, input.meetingCode)
    refuse(meeting.state === "convened" ? null : because("assembly.refuse.is_open"))
    const loaded = await loadQuorum(ctx, meeting, call)
    const { quorum, regulation } = loaded
    if (!quorum || !regulation) return refuse(because("assembly.refuse.no_rules"))
    const { isReached, needed } = quorum
    refuse(refuseDesertion({ startsAt: call.startsAt, isReached }, regulation.rules.sitting, ctx.now))
    const { roundtableId } = meeting
    await ctx.db.insert(desertions).values({
      ...{ roundtableId, callId: call.id, declaredAt: ctx.now, regulationId: regulation.id },
      ...{ required: needed, found: quorum.found, content: await contentOf(ctx, call.id, loaded) },
      declaredById: found(ctx.actor.personId),
    })
    await endPresences(ctx, call.id, ctx.now)
    await ctx.db.update(meetingCalls).set({ desertedAt: ctx.now }).where(eq(meetingCalls.id, call.id))
    const next = calls.find(({ ordinal }) => ordinal > call.ordinal)
    if (next && regulation.rules.quorum_second.noticeAgain)
      await tellOfSecondCall(ctx, { meeting, roundtable, call, next })
    if (!next) await ctx.db.update(meetings).set({ state: "deserted" }).where(eq(meetings.id, meeting.id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.deserted", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { call: call.ordinal, required: needed, found: quorum.found },
    })
  })
