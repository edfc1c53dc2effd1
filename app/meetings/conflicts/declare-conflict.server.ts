import { and, eq, isNull } from "drizzle-orm"
import { agendaItems, conflicts } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, orConflict, refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { lockMeeting } from "../lock.server.ts"
import { refuseReadMeeting } from "../policy.ts"
import { loadCalls, seatCards } from "../session/load.server.ts"
import { touchMeeting } from "../session/lock.server.ts"
import { refuseSpeakFor } from "../session/policy.ts"
import { refuseProxyTime } from "../session/sitting.ts"
import type { DeclareConflict, LiftConflict } from "./input.ts"

const lock = async (ctx: TxCtx, code: string) => {
  const { meeting, roundtable } = await lockMeeting(ctx, code)
  const { roundtableId, state, isPublic } = meeting
  const isOfPublicTable = roundtable.visibility === "public"
  if (refuseReadMeeting(ctx.actor, { roundtableId, state, isPublic, isOfPublicTable })) found(null)
  refuse(refuseClosed(roundtable))
  return meeting
}

const itemOf = async (ctx: TxCtx, meetingId: string, code: string) => {
  const [row] = await ctx.db
    .select({ id: agendaItems.id })
    .from(agendaItems)
    .where(
      and(eq(agendaItems.code, code), eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)),
    )
  return found(row).id
}

/**
 * A seat takes no part in the votes on a point any more: said by who sits there, or established by who conducts.
 * @throws forbidden for everybody else, and once the meeting is over; conflict where it is noted already
 */
export const declareConflict = (ctx: Ctx, input: DeclareConflict): Promise<void> =>
  transact(ctx, async (ctx) => {
    const meeting = await lock(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const { call } = await loadCalls(ctx, meeting.id)
    const seats = await seatCards(ctx, roundtableId, found(call))
    const { seatId } = found(seats.find((seat) => seat.code === input.seatCode))
    refuse(refuseSpeakFor(ctx.actor, { roundtableId, seatId }) ?? refuseProxyTime(meeting.state))
    const itemId = await itemOf(ctx, meeting.id, input.itemCode)
    const established = !ctx.actor.seats.some((held) => held.seatId === seatId)
    const [row] = await ctx.db
      .insert(conflicts)
      .values({
        ...{ roundtableId, itemId, seatId, established, reason: input.reason, fromAt: ctx.now },
        recordedById: found(ctx.actor.personId),
      })
      .returning({ id: conflicts.id })
      .catch(
        orConflict({ conflict_of_interest_one_live_per_seat: conflict("sittings.refuse.conflict_twice") }),
      )
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "conflict.declared", subject: { kind: "conflict", id: found(row).id }, roundtableId },
      values: { seat: input.seatCode, item: input.itemCode, established },
    })
  })

/**
 * The seat votes on the point again from now on; what was voted meanwhile stands.
 * @throws forbidden for who neither sits there nor conducts, and once the meeting is over; not_found for one that ended
 */
export const liftConflict = (ctx: Ctx, input: LiftConflict): Promise<void> =>
  transact(ctx, async (ctx) => {
    const meeting = await lock(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const [row] = await ctx.db
      .select({ id: conflicts.id, seatId: conflicts.seatId })
      .from(conflicts)
      .innerJoin(agendaItems, eq(agendaItems.id, conflicts.itemId))
      .where(
        and(
          eq(conflicts.code, input.conflictCode),
          eq(agendaItems.meetingId, meeting.id),
          isNull(conflicts.liftedAt),
        ),
      )
    const { id, seatId } = found(row)
    refuse(refuseSpeakFor(ctx.actor, { roundtableId, seatId }) ?? refuseProxyTime(meeting.state))
    await ctx.db
      .update(conflicts)
      .set({ liftedAt: ctx.now, liftedById: found(ctx.actor.personId), liftReason: input.reason })
      .where(eq(conflicts.id, id))
    await touchMeeting(ctx, meeting)
    await record(ctx, { action: "conflict.lifted", subject: { kind: "conflict", id }, roundtableId })
  })
