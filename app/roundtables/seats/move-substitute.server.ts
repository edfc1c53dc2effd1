import { and, eq, gt, isNull, sql } from "drizzle-orm"
import { seatTerms } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import { lockSeatToManage } from "../seat-lock.server.ts"
import type { MoveSubstitute } from "./input.ts"

/**
 * Puts a substitute one place further up or down in the order in which they act for the titular.
 * @throws conflict when the mandate is over, or there is nobody on that side
 */
export const moveSubstitute = (ctx: Ctx, input: MoveSubstitute) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ id: seatTerms.id, seatId: seatTerms.seatId })
      .from(seatTerms)
      .where(eq(seatTerms.code, input.termCode))
    const { id, seatId } = found(row)
    const { seat, roundtable } = await lockSeatToManage(ctx, { id: seatId })
    const substitutes = await ctx.db
      .select({ id: seatTerms.id, rank: seatTerms.rank })
      .from(seatTerms)
      .where(
        and(
          eq(seatTerms.seatId, seatId),
          gt(seatTerms.rank, 0),
          isNull(seatTerms.endedAt),
          isNull(seatTerms.succeededAt),
        ),
      )
      .orderBy(seatTerms.rank)
    const at = substitutes.findIndex((term) => term.id === id)
    const [mine, other] = [substitutes[at], substitutes[input.direction === "up" ? at - 1 : at + 1]]
    if (!mine || !other) throw conflict("seats.errors.cannot_move")
    // In two statements: an index is asked row by row, so no two may have one rank even for an instant.
    const pair = sql`id in (${mine.id}, ${other.id})`
    await ctx.db.execute(
      sql`update seat_term set rank = case id when ${mine.id} then ${-other.rank}::int else ${-mine.rank}::int end where ${pair}`,
    )
    await ctx.db.execute(sql`update seat_term set rank = -rank where ${pair}`)
    await record(ctx, {
      action: "seat.substitutes-ordered",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { term: mine.id, rank: other.rank },
    })
    return { seatCode: seat.code }
  })
