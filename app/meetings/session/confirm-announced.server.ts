import { asc, eq } from "drizzle-orm"
import { announcements, presences } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, orConflict } from "../../errors.ts"
import { seatAnnounced } from "./announced.ts"
import { besideOn } from "./confirm-beside.server.ts"
import { remoteOf } from "./confirm-presence.server.ts"
import type { MeetingCode } from "./input.ts"
import { holdersOn, livePresences } from "./load.server.ts"
import { lockRoll, touchMeeting } from "./lock.server.ts"

/**
 * Confirms at once all who announced themselves and whom the secretary has seen: each on their seat, or beside the
 * table where they serve it without one. Who was there before and left is confirmed by name only.
 * @returns how many
 * @throws forbidden unless secretary or chair here; conflict when nobody waits
 */
export const confirmAnnounced = (ctx: Ctx, input: MeetingCode): Promise<number> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockRoll(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const day = civilDay(call.startsAt)
    const announced = await ctx.db
      .select()
      .from(announcements)
      .where(eq(announcements.callId, call.id))
      .orderBy(asc(announcements.id))
    const rows = await livePresences(ctx, call.id)
    const holders = await holdersOn(ctx, roundtableId, day)
    const serving = await besideOn(ctx, roundtableId, day)
    const seen = new Set(rows.map((row) => row.personId))
    const waiting = announced.filter((one) => !seen.has(one.personId))
    const taken = new Set(rows.flatMap((row) => (row.untilAt === null && row.seatId ? [row.seatId] : [])))
    const seated = seatAnnounced(waiting, holders, taken)
    const onSeat = new Set(seated.map((one) => one.personId))
    const beside = waiting.flatMap((one) => {
      const quality = serving.find((other) => other.personId === one.personId)?.quality
      return quality && !onSeat.has(one.personId) ? [{ ...one, seatId: null, quality }] : []
    })
    const own = { roundtableId, callId: call.id, fromAt: ctx.now, confirmedById: found(ctx.actor.personId) }
    const confirmed = [...seated, ...beside].map(({ personId, seatId, quality, isRemote }) => ({
      ...{
        ...own,
        personId,
        seatId,
        quality,
        ...remoteOf(meeting.mode, { remote: isRemote, identity: "seen" }),
      },
    }))
    if (confirmed.length === 0) throw conflict("assembly.refuse.nobody_waits")
    await ctx.db
      .insert(presences)
      .values(confirmed)
      .catch(orConflict({ presence_one_open_per_seat: conflict("meetings.refuse.seat_taken") }))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "presence.all-confirmed", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { count: confirmed.length, from: ctx.now.toISOString() },
    })
    return confirmed.length
  })
