import { and, asc, eq, inArray, isNull } from "drizzle-orm"
import { agendaItems, meetingCalls, meetings, suspensions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { NOT_WITHDRAWN } from "../added/column.server.ts"
import { endItem, endPresences, endSpeech } from "./end-turns.server.ts"
import type { CarryOver, MeetingCode } from "./input.ts"
import { quorumRule } from "./load.server.ts"
import { lockToConduct, touchMeeting } from "./lock.server.ts"
import { nextCall, refuseToNext, refuseToSecond } from "./remaining.ts"
import { tellOfSecondCall } from "./tell-sitting.server.ts"

type Meeting = typeof meetings.$inferSelect

const endSitting = async (ctx: TxCtx, callId: string) => {
  await endSpeech(ctx, callId, ctx.now)
  await endItem(ctx, callId, ctx.now)
  await endPresences(ctx, callId, ctx.now)
  await ctx.db
    .update(suspensions)
    .set({ untilAt: ctx.now, resumedById: found(ctx.actor.personId) })
    .where(and(eq(suspensions.callId, callId), isNull(suspensions.untilAt)))
}

/**
 * Ends this call's sitting and leaves what is not dealt with to the second call, which has a fresh roll and the same
 * agenda.
 * @throws forbidden unless secretary or chair here, where no sitting is going on, and without a call to come
 */
export const leaveToSecondCall = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, roundtable, call, calls } = await lockToConduct(ctx, input.meetingCode)
    const next = nextCall(calls, call, ctx.now)
    refuse(refuseToSecond(meeting.state, next))
    await endSitting(ctx, call.id)
    await ctx.db
      .update(meetingCalls)
      .set({ closedAt: ctx.now, continuedAt: ctx.now })
      .where(eq(meetingCalls.id, call.id))
    await ctx.db.update(meetings).set({ state: "convened" }).where(eq(meetings.id, meeting.id))
    const regulation = await quorumRule(ctx, meeting.roundtableId, call)
    if (next && regulation?.rules.quorum_second.noticeAgain)
      await tellOfSecondCall(ctx, { meeting, roundtable, call, next })
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.left-to-second-call", subject: { kind: "meeting", id: meeting.id } },
      roundtableId: meeting.roundtableId,
    })
  })

const itemsNamed = (ctx: TxCtx, meeting: Meeting, codes: readonly string[]) =>
  ctx.db
    .select()
    .from(agendaItems)
    .where(
      and(
        eq(agendaItems.meetingId, meeting.id),
        ...[isNull(agendaItems.removedAt), NOT_WITHDRAWN],
        inArray(agendaItems.code, [...codes]),
      ),
    )
    .orderBy(asc(agendaItems.position))

/** A draft like the meeting, with the day and hour that were typed. */
const draftLike = async (ctx: TxCtx, meeting: Meeting, startsAt: Date) => {
  const { roundtableId, mode, place, link, language, isPublic } = meeting
  const [draft] = await ctx.db
    .insert(meetings)
    .values({
      ...{ roundtableId, kind: "ordinary", mode, place, link, language, isPublic },
      ...{ copiedFromId: meeting.id, createdById: found(ctx.actor.personId) },
    })
    .returning({ id: meetings.id, code: meetings.code })
  const { id, code } = found(draft)
  await ctx.db.insert(meetingCalls).values({ meetingId: id, roundtableId, ordinal: 1, startsAt })
  return { id, code }
}

/**
 * Begins the draft of the next meeting with the points that are left: it is convened like any other.
 * @returns the draft's code
 * @throws forbidden unless secretary or chair here, and before the sitting began; invalid without a point or for a day
 *   that is past
 */
export const leaveToNextMeeting = (ctx: Ctx, input: CarryOver): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockToConduct(ctx, input.meetingCode)
    refuse(refuseToNext(meeting.state))
    if (input.startsAt <= ctx.now) throw invalid("day", "meetings.errors.past")
    const items = await itemsNamed(ctx, meeting, input.items)
    if (items.length === 0) throw invalid("items", "sittings.errors.items")
    const { roundtableId } = meeting
    const draft = await draftLike(ctx, meeting, input.startsAt)
    await ctx.db.insert(agendaItems).values(
      items.map(({ kind, title, detail, rapporteur, minutes, isSecret, paperId }, position) => ({
        ...{ meetingId: draft.id, roundtableId, position, kind, title, detail, rapporteur, minutes },
        ...{ isSecret, paperId },
      })),
    )
    await record(ctx, {
      ...{
        action: "sitting.left-to-next-meeting",
        subject: { kind: "meeting", id: meeting.id },
        roundtableId,
      },
      values: { draft: draft.code, items: items.length },
    })
    return draft.code
  })
