import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"

/** A seat that a round may ask: one that somebody holds today. */
export type RollSeat = {
  id: string
  code: string
  voting: boolean
  label: string
  body: string
  bodyLanguage: string
}

/** The seats of a table that somebody holds today, in their order, and how many voting ones the table has. */
export const heldSeats = async (
  ctx: Ctx,
  roundtableId: string,
): Promise<{ seats: RollSeat[]; assigned: number }> => {
  const { rows } = await ctx.db.execute(sql`
    select s.id, s.code, s.voting, s.label, o.name as body, o.language as "bodyLanguage",
           exists (select 1 from seat_term m
             where m.seat_id = s.id and m.ended_at is null
               and m.starts_on <= (now() at time zone 'Europe/Rome')::date
               and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/Rome')::date)) as "isHeld"
      from seat s join organisation o on o.id = coalesce(s.organisation_id, s.designated_by_id)
     where s.roundtable_id = ${roundtableId} and s.removed_at is null
     order by s.position, s.label`)
  const all = rows as (RollSeat & { isHeld: boolean })[]
  return { seats: all.filter((seat) => seat.isHeld), assigned: all.filter((seat) => seat.voting).length }
}
