import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import type { Called } from "./mentions.ts"

export type Mentionable = { id: string; code: string; name: string }

/** Who may be called into a thread: everybody with an account who sits at the table or serves it today. */
export const listMentionable = async (ctx: Pick<Ctx, "db">, roundtableId: string): Promise<Mentionable[]> => {
  const { rows } = await ctx.db.execute(sql`
    with today as (select (now() at time zone 'Europe/Rome')::date as day),
    member as (
      select m.person_id from today, seat_term m join seat s on s.id = m.seat_id and s.removed_at is null
       where m.roundtable_id = ${roundtableId} and m.ended_at is null
         and m.starts_on <= today.day and (m.ends_on is null or m.ends_on >= today.day)
      union
      select o.person_id from today, roundtable_officer o
       where o.roundtable_id = ${roundtableId} and o.ended_at is null
         and o.starts_on <= today.day and (o.ends_on is null or o.ends_on >= today.day))
    select p.id, p.code, p.name from member m join person p on p.id = m.person_id
     where p.email is not null and p.name is not null and p.erased_at is null
       and p.merged_into_id is null and p.closed_at is null
     order by p.name, p.id`)
  return rows as Mentionable[]
}

/** Whom a comment called in, as its words name them and as they are called now; null for who was erased. */
export const listCalled = async (
  ctx: Pick<Ctx, "db">,
  comment: { id: string },
): Promise<(Called & { id: string })[]> => {
  const { rows } = await ctx.db.execute(sql`
    select m.person_id as id, m.label, p.name from comment_mention m join person q on q.id = m.person_id
      join person p on p.id = coalesce(q.merged_into_id, q.id) where m.comment_id = ${comment.id}`)
  return rows as (Called & { id: string })[]
}
