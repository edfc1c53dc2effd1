import { sql } from "drizzle-orm"
import type { TxCtx } from "../context.ts"

/**
 * Locks the editions in which these people are enrolled. Seats are given under that lock, and before any lock
 * on a person: whoever ends enrolments along with an account takes the two in the same order.
 */
export const lockEditionsOf = async (ctx: TxCtx, personIds: readonly string[]): Promise<void> => {
  await ctx.db.execute(sql`
    select 1 from edition where id in (
      select n.edition_id from enrolment n
       where n.person_id in (select jsonb_array_elements_text(${JSON.stringify(personIds)}::jsonb)::uuid))
     order by id for update`)
}

/** In an edition where both accounts of one person are enrolled the older enrolment stands; all go over. */
export const mergeEnrolments = async (ctx: TxCtx, survivorId: string, mergedId: string): Promise<number> => {
  await ctx.db.execute(sql`
    update enrolment n set state = 'cancelled', reason = 'merged', ended_at = ${ctx.now.toISOString()},
           pool_id = null, offer_ends_at = null, version = n.version + 1
     where n.person_id in (${survivorId}, ${mergedId}) and n.state in ('requested', 'waiting', 'offered', 'confirmed')
       and exists (select 1 from enrolment o
                    where o.edition_id = n.edition_id and o.person_id in (${survivorId}, ${mergedId}) and o.id <> n.id
                      and o.state in ('requested', 'waiting', 'offered', 'confirmed')
                      and (o.joined_at, o.id) < (n.joined_at, n.id))`)
  await ctx.db.execute(sql`
    insert into edition_staff (edition_id, person_id, role)
    select s.edition_id, ${survivorId}, s.role from edition_staff s where s.person_id = ${mergedId}
    on conflict do nothing`)
  await ctx.db.execute(sql`delete from edition_staff where person_id = ${mergedId}`)
  const { rows } = await ctx.db.execute(
    sql`update enrolment set person_id = ${survivorId} where person_id = ${mergedId} returning id`,
  )
  return rows.length
}

/** Forgets why somebody was not there at sessions, often for their health: that they were excused stays. */
const forgetExcuses = async (ctx: TxCtx, personId: string) => {
  const own = sql`(select id from enrolment where person_id = ${personId})`
  await ctx.db.execute(sql`update register_excuse set reason = '' where enrolment_id in ${own}`)
  await ctx.db.execute(sql`
    update register_correction
       set reason = '',
           before = case when before->>'excuse' is null then before else before || '{"excuse": ""}' end,
           after = case when after->>'excuse' is null then after else after || '{"excuse": ""}' end
     where enrolment_id in ${own}`)
}

/** Ends what goes on of an erased person's enrolments, and forgets what they needed. Their seats go to the next. */
export const endEnrolments = async (ctx: TxCtx, personId: string): Promise<void> => {
  await ctx.db.execute(sql`
    update enrolment n set state = 'cancelled', reason = 'erased', ended_at = ${ctx.now.toISOString()},
           pool_id = null, offer_ends_at = null, version = n.version + 1
      from edition e
     where e.id = n.edition_id and e.state <> 'closed' and n.person_id = ${personId}
       and n.state in ('requested', 'waiting', 'offered', 'confirmed')`)
  await ctx.db.execute(sql`
    delete from enrolment_need where enrolment_id in (select id from enrolment where person_id = ${personId})`)
  await forgetExcuses(ctx, personId)
}
