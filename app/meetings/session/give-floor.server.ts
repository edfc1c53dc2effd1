import { and, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { floorRequests } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { endSpeech } from "./end-turns.server.ts"
import type { MeetingCode, OfRequest } from "./input.ts"
import { lockToConduct, touchMeeting } from "./lock.server.ts"
import { refuseWork } from "./sitting.ts"

const lockSitting = async (ctx: TxCtx, code: string) => {
  const locked = await lockToConduct(ctx, code)
  refuse(refuseWork(locked.meeting.state))
  return locked
}

const waiting = (callId: string, code: string) =>
  and(
    eq(floorRequests.callId, callId),
    eq(floorRequests.code, code),
    isNull(floorRequests.startedAt),
    isNull(floorRequests.withdrawnAt),
  )

/**
 * Gives the floor to somebody who asked for it; whoever has it has spoken.
 * @throws forbidden unless secretary or chair here, and where no sitting is going on; not_found for who does not wait
 */
export const giveFloor = (ctx: Ctx, input: OfRequest): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockSitting(ctx, input.meetingCode)
    await endSpeech(ctx, call.id, ctx.now)
    const [row] = await ctx.db
      .update(floorRequests)
      .set({ startedAt: ctx.now })
      .where(waiting(call.id, input.requestCode))
      .returning({ id: floorRequests.id })
    const { id } = found(row)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "floor.given", subject: { kind: "floor_request", id } },
      roundtableId: meeting.roundtableId,
    })
  })

/** Puts somebody who asked for the floor before the others. @throws as `giveFloor` */
export const putFirst = (ctx: Ctx, input: OfRequest): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockSitting(ctx, input.meetingCode)
    const [row] = await ctx.db
      .update(floorRequests)
      .set({ putFirstAt: ctx.now })
      .where(waiting(call.id, input.requestCode))
      .returning({ id: floorRequests.id })
    const { id } = found(row)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "floor.put-first", subject: { kind: "floor_request", id } },
      roundtableId: meeting.roundtableId,
    })
  })

const speaking = (callId: string) =>
  and(eq(floorRequests.callId, callId), isNotNull(floorRequests.startedAt), isNull(floorRequests.endedAt))

/** Gives who speaks a minute more, sixty at most. @throws as `giveFloor`; not_found where nobody speaks */
export const giveMinute = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockSitting(ctx, input.meetingCode)
    const [row] = await ctx.db
      .update(floorRequests)
      .set({ minutes: sql`least(floor_request.minutes + 1, 60)` })
      .where(speaking(call.id))
      .returning({ id: floorRequests.id })
    const { id } = found(row)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "floor.minute-given", subject: { kind: "floor_request", id } },
      roundtableId: meeting.roundtableId,
    })
  })

/** Takes the floor back: who speaks has spoken. @throws as `giveMinute` */
export const takeFloorBack = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockSitting(ctx, input.meetingCode)
    const [row] = await ctx.db
      .update(floorRequests)
      .set({ endedAt: ctx.now })
      .where(speaking(call.id))
      .returning({ id: floorRequests.id })
    const { id } = found(row)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "floor.ended", subject: { kind: "floor_request", id } },
      roundtableId: meeting.roundtableId,
    })
  })
