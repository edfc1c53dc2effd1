import { and, eq, isNull, lt } from "drizzle-orm"
import { organisations, roundtables, seats, seatTerms } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { refuseClosed, refuseManageSeats } from "./policy.ts"

/**
 * The seat under a row lock, with its table: who fills a seat waits for whoever is filling it.
 * @throws not_found for an unknown or removed seat
 */
export const lockSeat = async (ctx: TxCtx, where: { code: string } | { id: string }) => {
  const [row] = await ctx.db
    .select({ seat: seats, roundtable: roundtables })
    .from(seats)
    .innerJoin(roundtables, eq(roundtables.id, seats.roundtableId))
    .where("code" in where ? eq(seats.code, where.code) : eq(seats.id, where.id))
    .for("no key update", { of: seats })
  const { seat, roundtable } = found(row)
  return { seat: found(seat.removedAt ? null : seat), roundtable }
}

/**
 * The seat under its lock, for whoever keeps the seats of its table.
 * @throws not_found; forbidden unless secretary here, or when the table is closed
 */
export const lockSeatToManage = async (ctx: TxCtx, where: { code: string } | { id: string }) => {
  const place = await lockSeat(ctx, where)
  refuse(refuseManageSeats(ctx.actor, place.roundtable.id) ?? refuseClosed(place.roundtable))
  await closeExpiredMandates(ctx, place.roundtable.id)
  return place
}

/**
 * The table under a row lock, for whoever keeps its seats and constituencies.
 * @throws not_found; forbidden unless secretary here, or when the table is closed
 */
export const lockTableToManage = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code)).for("no key update")
  const roundtable = found(row)
  refuse(refuseManageSeats(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
  return roundtable
}

/** The name of the body that a seat belongs to or that designates to it. */
export const bodyOfSeat = async (
  ctx: TxCtx,
  seat: { organisationId: string | null; designatedById: string | null },
) => {
  const id = seat.organisationId ?? seat.designatedById
  if (!id) return ""
  const [row] = await ctx.db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, id))
  return row?.name ?? ""
}

/** The stored reason of a mandate that ended by its own date. */
export const EXPIRED = "expired"

/** Closes mandates of the table whose last day has passed, so that their places can be given again. */
export const closeExpiredMandates = async (ctx: TxCtx, roundtableId: string) => {
  await ctx.db
    .update(seatTerms)
    .set({ endedAt: ctx.now, endReason: EXPIRED })
    .where(
      and(
        eq(seatTerms.roundtableId, roundtableId),
        isNull(seatTerms.endedAt),
        lt(seatTerms.endsOn, civilDay(ctx.now)),
      ),
    )
}
