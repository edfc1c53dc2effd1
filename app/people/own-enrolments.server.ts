import { sql } from "drizzle-orm"
import type { TxCtx } from "../context.ts"
import { mergeCertificates } from "./merge-certificates.server.ts"

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

/**
 * What the registers say of the enrolment that ends goes to the one that stands: who was there under two accounts was
 * there once. Of two entries that say the same the later is withdrawn. Hours that were held go over with the account.
 */
const mergeRegisters = async (ctx: TxCtx, survivorId: string, mergedId: string): Promise<void> => {
  const both = sql`(${survivorId}, ${mergedId})`
  const pairs = sql`
    with pair as (
      select n.id as ended, o.id as standing from enrolment n
        join enrolment o on o.edition_id = n.edition_id and o.id <> n.id
       where n.person_id in ${both} and o.person_id in ${both}
         and n.state = 'cancelled' and n.reason = 'merged'
         and o.state in ('requested', 'waiting', 'offered', 'confirmed'))`
  await mergeCertificates(ctx, pairs, survivorId)
  await ctx.db.execute(sql`${pairs}
    update register_entry r set withdrawn_at = ${ctx.now.toISOString()}, withdrawn_by_id = ${survivorId}
      from pair, register_entry s
     where r.enrolment_id = pair.ended and s.enrolment_id = pair.standing and s.session_id = r.session_id
       and s.direction = r.direction and s.at = r.at and r.withdrawn_at is null and s.withdrawn_at is null`)
  await ctx.db.execute(
    sql`${pairs} update register_entry r set enrolment_id = standing from pair where r.enrolment_id = ended`,
  )
  await ctx.db.execute(sql`${pairs}
    update register_excuse r set enrolment_id = standing from pair
     where r.enrolment_id = ended and not exists (
       select 1 from register_excuse s where s.session_id = r.session_id and s.enrolment_id = standing)`)
  await ctx.db.execute(
    sql`${pairs} update register_correction r set enrolment_id = standing from pair where r.enrolment_id = ended`,
  )
  await ctx.db.execute(sql`
    update register_holder r set person_id = ${survivorId}
     where r.person_id = ${mergedId} and not exists (
       select 1 from register_holder s
        where s.session_id = r.session_id and s.role = r.role and s.person_id = ${survivorId})`)
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
  await mergeRegisters(ctx, survivorId, mergedId)
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
