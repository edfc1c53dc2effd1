import { and, eq, isNull, sql } from "drizzle-orm"
import { designationRequests, invitations, roundtables, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, orConflict, refuse } from "../../errors.ts"
import { refuseClosed, refuseManageSeats } from "../policy.ts"
import { lockSeatToManage } from "../seat-lock.server.ts"
import { mandatesOn } from "./edit-seat.server.ts"
import type { RemoveSeat, SeatCode } from "./input.ts"

/**
 * Takes a seat off the table; its history stays, and it can be put back. Its open invitations and its request
 * for a designation end with it.
 * @throws conflict while somebody holds a mandate on it: those are ended or handed over first
 */
export const removeSeat = (ctx: Ctx, input: RemoveSeat) =>
  transact(ctx, async (ctx) => {
    const { seat, roundtable } = await lockSeatToManage(ctx, { code: input.seatCode })
    if ((await mandatesOn(ctx, seat.id)) > 0) throw conflict("seats.errors.seat_is_held")
    await ctx.db
      .update(seats)
      .set({ removedAt: ctx.now, removeReason: input.reason })
      .where(eq(seats.id, seat.id))
    await ctx.db
      .update(invitations)
      .set({ withdrawnAt: ctx.now })
      .where(
        and(eq(invitations.seatId, seat.id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)),
      )
    await ctx.db
      .update(designationRequests)
      .set({ closedAt: ctx.now, outcome: "withdrawn" })
      .where(and(eq(designationRequests.seatId, seat.id), isNull(designationRequests.closedAt)))
    await record(ctx, {
      action: "seat.removed",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { label: seat.label, reason: input.reason },
    })
    return { roundtableCode: roundtable.code }
  })

/**
 * Puts a removed seat back where it was.
 * @throws conflict when it was not removed, or its label is another seat's by now
 */
export const restoreSeat = (ctx: Ctx, input: SeatCode) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ seat: seats, roundtable: roundtables })
      .from(seats)
      .innerJoin(roundtables, eq(roundtables.id, seats.roundtableId))
      .where(eq(seats.code, input.seatCode))
    const { seat, roundtable } = found(row)
    refuse(refuseManageSeats(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    const restored = await ctx.db
      .update(seats)
      .set({ removedAt: null, removeReason: null })
      .where(and(eq(seats.id, seat.id), sql`removed_at is not null`))
      .returning({ id: seats.id })
      .catch(
        orConflict({
          seat_one_live_per_label: conflict("seats.errors.label_taken_meanwhile"),
          seat_one_live_per_represented_table: conflict("seats.errors.table_has_a_seat"),
        }),
      )
    if (restored.length === 0) throw conflict("seats.errors.seat_is_there")
    await record(ctx, {
      action: "seat.restored",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { label: seat.label },
    })
    return { roundtableCode: roundtable.code }
  })
