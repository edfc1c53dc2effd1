import { sql } from "drizzle-orm"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { DomainError } from "../../errors.ts"
import { allowsCumulo } from "../regulation/rule-in-force.server.ts"
import { refuseSecondSeat } from "./cumulo.ts"

/** Other seats of the table that the person holds or is about to hold, by label. */
export const otherSeats = async (
  ctx: TxCtx,
  person: { id: string } | { email: string },
  place: { roundtableId: string; seatId: string },
) => {
  const who = "id" in person ? sql`t.person_id = ${person.id}` : sql`p.email = ${person.email}`
  const { rows } = await ctx.db.execute(sql`
    select distinct s.label, s.position from seat_term t
      join seat s on s.id = t.seat_id and s.removed_at is null
      join person p on p.id = t.person_id
     where t.roundtable_id = ${place.roundtableId} and s.id <> ${place.seatId} and ${who}
       and t.ended_at is null and (t.ends_on is null or t.ends_on >= ${civilDay(ctx.now)})
     order by s.position`)
  return rows as { label: string }[]
}

/**
 * Whether this mandate is one of several of its person, where the regulation allows that.
 * @returns what the mandate stores as `cumulo`; without it the database lets one person have one seat
 * @throws conflict naming the other seat, where it does not
 */
export const checkSecondSeat = async (
  ctx: TxCtx,
  person: { id: string } | { email: string },
  place: { roundtableId: string; seatId: string },
): Promise<boolean> => {
  const held = await otherSeats(ctx, person, place)
  if (held.length === 0) return false
  const refused = refuseSecondSeat(held, await allowsCumulo(ctx, place.roundtableId))
  if (refused) throw new DomainError("conflict", refused)
  return true
}
