import { and, eq, isNull } from "drizzle-orm"
import { designationRequests, seatTerms } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, invalid, orConflict } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { bodyOfSeat, lockSeatToManage } from "../seat-lock.server.ts"
import type { RequestDesignation, SeatCode } from "./input.ts"

/**
 * Asks a body by mail whom it designates to its vacant seat, by when.
 * @throws conflict when the seat has its titular or a request is open; invalid for a day that is past
 */
export const requestDesignation = (ctx: Ctx, input: RequestDesignation) =>
  transact(ctx, async (ctx) => {
    const { seat, roundtable } = await lockSeatToManage(ctx, { code: input.seatCode })
    if (input.dueOn < civilDay(ctx.now)) throw invalid("dueOn", "seats.errors.due_in_the_past")
    const [held] = await ctx.db
      .select({ id: seatTerms.id })
      .from(seatTerms)
      .where(
        and(
          eq(seatTerms.seatId, seat.id),
          eq(seatTerms.rank, 0),
          isNull(seatTerms.endedAt),
          isNull(seatTerms.succeededAt),
        ),
      )
    if (held) throw conflict("roundtables.errors.place_taken")
    const { email, language, dueOn } = input
    const protocol = input.protocol || null
    const [row] = await ctx.db
      .insert(designationRequests)
      .values({
        ...{ roundtableId: roundtable.id, seatId: seat.id, email, language, dueOn, protocol },
        requestedById: found(ctx.actor.personId),
      })
      .returning({ id: designationRequests.id })
      .catch(
        orConflict({ designation_request_one_open_per_seat: conflict("seats.errors.already_requested") }),
      )
    const written = found(row)
    await notify(ctx, {
      kind: "designation_request",
      to: { address: email },
      language,
      roundtableId: roundtable.id,
      params: {
        ...{ roundtable: roundtable.name, seat: seat.label, body: await bodyOfSeat(ctx, seat) },
        ...{ by: ctx.actor.name ?? "", day: dueOn.split("-").reverse().join("/") },
        path: `/roundtables/${roundtable.code}`,
      },
    })
    await record(ctx, {
      action: "seat.designation-requested",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { request: written.id, dueOn, protocol },
    })
    return { seatCode: seat.code, roundtableCode: roundtable.code }
  })

/** Takes back an open request for a designation. @throws conflict when none is open */
export const withdrawRequest = (ctx: Ctx, input: SeatCode) =>
  transact(ctx, async (ctx) => {
    const { seat, roundtable } = await lockSeatToManage(ctx, { code: input.seatCode })
    const [closed] = await ctx.db
      .update(designationRequests)
      .set({ closedAt: ctx.now, outcome: "withdrawn" })
      .where(and(eq(designationRequests.seatId, seat.id), isNull(designationRequests.closedAt)))
      .returning({ id: designationRequests.id })
    if (!closed) throw conflict("seats.errors.no_request")
    await record(ctx, {
      action: "seat.designation-request-withdrawn",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { request: closed.id },
    })
    return { seatCode: seat.code }
  })
