import { and, eq, isNull } from "drizzle-orm"
import { floorRequests, itemTurns, presences } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, orConflict, refuse } from "../../errors.ts"
import { refuseAsking, SPEECH_MINUTES } from "./floor.ts"
import type { MeetingCode, OfRequest } from "./input.ts"
import { loadCalls } from "./load.server.ts"
import { shareMeeting, touchMeeting } from "./lock.server.ts"
import { refuseConduct, refuseTakePart } from "./policy.ts"

const currentItem = async (ctx: TxCtx, callId: string) => {
  const [turn] = await ctx.db
    .select({ itemId: itemTurns.itemId })
    .from(itemTurns)
    .where(and(eq(itemTurns.callId, callId), isNull(itemTurns.untilAt)))
  return turn?.itemId ?? null
}

/** Where somebody is at this moment, if they are there. */
const placeOf = async (ctx: TxCtx, callId: string, personId: string) => {
  const [row] = await ctx.db
    .select({ seatId: presences.seatId })
    .from(presences)
    .where(
      and(
        eq(presences.callId, callId),
        eq(presences.personId, personId),
        isNull(presences.untilAt),
        isNull(presences.replacedAt),
      ),
    )
  return row ?? null
}

/**
 * Asks for the floor on the point that is dealt with.
 * @throws forbidden for who is not there, and where no sitting is going on; conflict for who has asked already
 */
export const askFloor = (ctx: Ctx, input: MeetingCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const meeting = await shareMeeting(ctx, input.meetingCode)
    const { roundtableId } = meeting
    refuse(refuseTakePart(ctx.actor, roundtableId))
    const callId = found((await loadCalls(ctx, meeting.id)).call).id
    const personId = found(ctx.actor.personId)
    const place = await placeOf(ctx, callId, personId)
    refuse(refuseAsking(meeting.state, place !== null))
    const [made] = await ctx.db
      .insert(floorRequests)
      .values({
        ...{ roundtableId, callId, personId, seatId: place?.seatId ?? null, askedAt: ctx.now },
        ...{ itemId: await currentItem(ctx, callId), minutes: SPEECH_MINUTES },
      })
      .returning({ id: floorRequests.id })
      .catch(orConflict({ floor_request_one_waiting_per_person: conflict("assembly.refuse.has_asked") }))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "floor.asked", subject: { kind: "floor_request", id: found(made).id }, roundtableId },
    })
  })

/** Takes back who asked for the floor: themselves, or who conducts. @throws not_found; forbidden for others */
export const withdrawFloor = (ctx: Ctx, input: OfRequest): Promise<void> =>
  transact(ctx, async (ctx) => {
    const meeting = await shareMeeting(ctx, input.meetingCode)
    const { call } = await loadCalls(ctx, meeting.id)
    const [request] = await ctx.db
      .select()
      .from(floorRequests)
      .where(
        and(
          eq(floorRequests.code, input.requestCode),
          eq(floorRequests.callId, found(call).id),
          isNull(floorRequests.startedAt),
          isNull(floorRequests.withdrawnAt),
        ),
      )
      .for("no key update")
    const { id, personId } = found(request)
    if (personId !== ctx.actor.personId) refuse(refuseConduct(ctx.actor, meeting.roundtableId))
    await ctx.db.update(floorRequests).set({ withdrawnAt: ctx.now }).where(eq(floorRequests.id, id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "floor.withdrawn", subject: { kind: "floor_request", id } },
      roundtableId: meeting.roundtableId,
    })
  })
