import { and, eq, isNull } from "drizzle-orm"
import { designationRequests, handOvers, seatTerms } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, found, orConflict } from "../../errors.ts"
import { checkSecondSeat } from "./cumulo.server.ts"

type NewTerm = Pick<
  typeof seatTerms.$inferInsert,
  | "roundtableId"
  | "seatId"
  | "personId"
  | "rank"
  | "startsOn"
  | "endsOn"
  | "letter"
  | "protocol"
  | "predecessorId"
>

/**
 * Writes a mandate on a seat that the caller has locked. A titular answers the open request for a designation
 * and takes over from whoever handed the seat over.
 * @throws conflict when the place is somebody's, or the person sits elsewhere at the table without cumulo
 */
export const openTerm = async (ctx: TxCtx, term: NewTerm) => {
  const cumulo = await checkSecondSeat(ctx, { id: term.personId }, term)
  const [row] = await ctx.db
    .insert(seatTerms)
    .values({ ...term, cumulo })
    .returning()
    .catch(
      orConflict({
        seat_term_one_live_per_rank: conflict("roundtables.errors.place_taken"),
        seat_term_one_live_seat_per_person: conflict("roundtables.errors.already_seated"),
        seat_term_has_one_successor: conflict("seats.errors.already_succeeded"),
      }),
    )
  if (term.rank === 0)
    await ctx.db
      .update(designationRequests)
      .set({ closedAt: ctx.now, outcome: "received" })
      .where(and(eq(designationRequests.seatId, term.seatId), isNull(designationRequests.closedAt)))
  if (term.predecessorId)
    await ctx.db
      .update(handOvers)
      .set({ toId: term.personId })
      .where(eq(handOvers.outgoingTermId, term.predecessorId))
  return found(row)
}
