import { and, eq, sql } from "drizzle-orm"
import { constituencies, roundtableMembers, roundtables, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, invalid, orConflict } from "../../errors.ts"
import { changeAccess } from "../../people/access-change.server.ts"
import { lockSeatToManage } from "../seat-lock.server.ts"
import type { EditSeat } from "./input.ts"
import { heaviestSeat } from "./weight.server.ts"

/** A member table of an interregional one, for the seat that speaks for it. */
const represented = async (ctx: TxCtx, roundtableId: string, code: string | null) => {
  if (!code) return null
  const [row] = await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .innerJoin(roundtableMembers, eq(roundtableMembers.memberId, roundtables.id))
    .where(and(eq(roundtables.code, code), eq(roundtableMembers.roundtableId, roundtableId)))
  if (!row) throw invalid("representsCode", "seats.errors.not_a_member_table")
  return row.id
}

/**
 * Changes a seat's label, constituency, vote and weight, and which table it speaks for.
 * @throws conflict when the label or the represented table is another seat's; invalid for a constituency of
 *   another table, or a weight that the regulation does not allow
 */
export const editSeat = (ctx: Ctx, input: EditSeat) =>
  transact(ctx, async (ctx) => {
    const { seat, roundtable } = await lockSeatToManage(ctx, { code: input.seatCode })
    const { label, voting, weight, constituencyId } = input
    const [group] = await ctx.db
      .select({ id: constituencies.id })
      .from(constituencies)
      .where(and(eq(constituencies.id, constituencyId), eq(constituencies.roundtableId, roundtable.id)))
    if (!group) throw invalid("constituencyId", "roundtables.errors.group_missing")
    const heaviest = Math.max(await heaviestSeat(ctx, roundtable.id), seat.weight)
    if (weight > heaviest) throw invalid("weight", "seats.errors.weight_not_allowed", { most: heaviest })
    const representsId = await represented(ctx, roundtable.id, input.representsCode)
    await ctx.db
      .update(seats)
      .set({ label, voting, weight, constituencyId, representsId })
      .where(eq(seats.id, seat.id))
      .catch(
        orConflict({
          seat_one_live_per_label: conflict("roundtables.errors.label_taken", "label"),
          seat_one_live_per_represented_table: conflict("seats.errors.table_has_a_seat", "representsCode"),
        }),
      )
    if (voting !== seat.voting) await changeAccess(ctx, { roundtableId: roundtable.id })
    await record(ctx, {
      action: "seat.changed",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { label, voting, weight, constituency: constituencyId, represents: representsId },
    })
    return { seatCode: seat.code, roundtableCode: roundtable.code }
  })

/** How many people hold a mandate on a seat that is not over, under the seat's lock. */
export const mandatesOn = async (ctx: TxCtx, seatId: string): Promise<number> => {
  const { rows } = await ctx.db.execute(
    sql`select count(*)::int as n from seat_term where seat_id = ${seatId} and ended_at is null`,
  )
  return Number(rows[0]?.n)
}
