import { type SQL, sql } from "drizzle-orm"
import { record } from "../audit/record.server.ts"
import type { TxCtx } from "../context.ts"

type Ended = { id: string; verificationId: string; by: string; roundtableId: string | null }

/** Marks the papers of a pair's enrolments that do not say what the other one's register brings in. */
const noteBrought = (ctx: TxCtx, pairs: SQL) =>
  ctx.db.execute(sql`${pairs},
    side as (select standing as own, ended as other from pair union all select ended, standing from pair)
    update certificate c set differs_at = ${ctx.now.toISOString()} from side
     where c.enrolment_id = side.own and c.ended_at is null and c.differs_at is null
       and (exists (select 1 from register_entry r
              where r.enrolment_id = side.other and r.withdrawn_at is null and not exists (
                select 1 from register_entry s
                 where s.enrolment_id = side.own and s.withdrawn_at is null and s.session_id = r.session_id
                   and s.direction = r.direction and s.at = r.at))
         or exists (select 1 from register_excuse r
              where r.enrolment_id = side.other and not exists (
                select 1 from register_excuse s
                 where s.enrolment_id = side.own and s.session_id = r.session_id)))`)

/** Of two live papers the standing enrolment's stays. */
const endDoubles = async (ctx: TxCtx, pairs: SQL, survivorId: string): Promise<Ended[]> => {
  const { rows } = await ctx.db.execute(sql`${pairs}
    update certificate c
       set ended_at = ${ctx.now.toISOString()}, end_reason = 'merged', ended_by_id = ${survivorId},
           replaced_by_id = s.id, differs_at = null
      from pair, certificate s, edition e
     where c.enrolment_id = pair.ended and c.ended_at is null and e.id = c.edition_id
       and s.enrolment_id = pair.standing and s.ended_at is null
    returning c.id, c.verification_id as "verificationId", s.verification_id as "by",
              e.roundtable_id as "roundtableId"`)
  return rows as Ended[]
}

/**
 * Papers of courses that both accounts of one person were issued: of two that are worth something in an edition the
 * standing enrolment's stays, and the code of the other leads to it; all the rest goes over, so that nobody is issued
 * a second one. A paper that the joined register does not bear out any more waits on the coordinators' desks.
 * @param pairs a query's beginning that names the enrolments: `pair (ended, standing)`; asked before their registers join
 */
export const mergeCertificates = async (ctx: TxCtx, pairs: SQL, survivorId: string): Promise<void> => {
  await noteBrought(ctx, pairs)
  for (const { id, verificationId, by, roundtableId } of await endDoubles(ctx, pairs, survivorId)) {
    await ctx.db.execute(sql`
      update verification_code set status = 'replaced', status_at = ${ctx.now.toISOString()}, replaced_by_id = ${by}
       where id = ${verificationId} and status = 'valid'`)
    await record(ctx, {
      ...{ action: "certificate.replaced", subject: { kind: "certificate", id }, roundtableId },
      values: { reason: "merged" },
    })
  }
  await ctx.db.execute(
    sql`${pairs} update certificate c set enrolment_id = standing from pair where c.enrolment_id = ended`,
  )
}
