import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"

export const QUALITIES = [
  ...(["titular", "substitute", "chair", "secretary", "facilitator"] as const),
  ...(["observer", "guest", "interpreter"] as const),
] as const
export type Quality = (typeof QUALITIES)[number]

export type Recipient = {
  personId: string
  code: string
  name: string | null
  language: string
  hasMail: boolean
  quality: Quality
  seatId: string | null
  seat: string | null
  body: string | null
}

/**
 * Whom a meeting of a civil day (`YYYY-MM-DD`) is convened with: titulars and substitutes whose mandate is live on
 * that day, and who serves the table then. Each person once, for the seat before the office.
 */
export const listRecipients = async (ctx: Ctx, roundtableId: string, day: string): Promise<Recipient[]> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct on (c.person_id) c.person_id as "personId", p.code, p.name, p.language,
           p.email is not null as "hasMail", c.quality, c.seat_id as "seatId", s.label as seat, o.name as body,
           c.place, c.rank, coalesce(s.position, 0) as position
      from (
        select m.person_id, m.seat_id, case when m.rank = 0 then 'titular' else 'substitute' end as quality,
               0 as place, m.rank
          from seat_term m
         where m.roundtable_id = ${roundtableId} and m.ended_at is null and m.rank >= 0
           and m.starts_on <= ${day}::date and (m.ends_on is null or m.ends_on >= ${day}::date)
        union all
        select f.person_id, null, f.role,
               array_position(array['chair', 'secretary', 'facilitator', 'observer', 'guest', 'interpreter'], f.role), 0
          from roundtable_officer f
         where f.roundtable_id = ${roundtableId} and f.ended_at is null
           and f.starts_on <= ${day}::date and (f.ends_on is null or f.ends_on >= ${day}::date)
      ) c
      join person p on p.id = c.person_id and p.erased_at is null
      left join seat s on s.id = c.seat_id
      left join organisation o on o.id = coalesce(s.organisation_id, s.designated_by_id)
     where s.removed_at is null
     order by c.person_id, c.place, c.rank`)
  const found = rows as (Recipient & { place: number; rank: number; position: number })[]
  return found
    .sort((a, b) => a.place - b.place || a.position - b.position || a.rank - b.rank)
    .map(({ place: _place, rank: _rank, position: _position, ...recipient }) => recipient)
}
