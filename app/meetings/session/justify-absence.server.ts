import { and, eq, isNull } from "drizzle-orm"
import { justifications, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import type { JustifyAbsence, OfSeat } from "./input.ts"
import { lockRoll, touchMeeting } from "./lock.server.ts"

const seatIdOf = async (ctx: TxCtx, roundtableId: string, code: string) => {
  const [seat] = await ctx.db
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.code, code), eq(seats.roundtableId, roundtableId), isNull(seats.removedAt)))
  return found(seat).id
}

/**
 * Notes that a seat's absence is justified; where the regulation says so, the numero legale is counted without it.
 * @throws forbidden unless secretary or chair here; conflict when it is justified already
 */
export const justifyAbsence = (ctx: Ctx, input: JustifyAbsence): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockRoll(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const seatId = await seatIdOf(ctx, roundtableId, input.seatCode)
    const [row] = await ctx.db
      .insert(justifications)
      .values({
        ...{ roundtableId, callId: call.id, seatId, reason: input.reason },
        recordedById: found(ctx.actor.personId),
      })
      .onConflictDoNothing()
      .returning({ id: justifications.id })
    if (!row) throw conflict("assembly.refuse.is_justified")
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "presence.justified", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { seat: input.seatCode, reason: input.reason },
    })
  })

/** Takes back that an absence is justified. @throws as `justifyAbsence`; not_found where it is not */
export const unjustifyAbsence = (ctx: Ctx, input: OfSeat): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockRoll(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const seatId = await seatIdOf(ctx, roundtableId, input.seatCode)
    const [row] = await ctx.db
      .delete(justifications)
      .where(and(eq(justifications.callId, call.id), eq(justifications.seatId, seatId)))
      .returning({ id: justifications.id })
    found(row)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "presence.unjustified", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { seat: input.seatCode },
    })
  })
