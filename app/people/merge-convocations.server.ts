import { sql } from "drizzle-orm"
import type { TxCtx } from "../context.ts"

/**
 * Convocations of the merged account are the survivor's from now on, with their answers, needs and the links of their
 * mails, so that the person goes on seeing and answering them. Where a meeting had called both, one stays: for a seat
 * rather than for an office, with what was answered last.
 * @returns how many went over
 */
export const mergeConvocations = async (
  ctx: TxCtx,
  survivorId: string,
  mergedId: string,
): Promise<number> => {
  const pairs = sql`(select o.id as stays, m.id as gone, m.seat_id, m.quality from convocation m
    join convocation o on o.meeting_id = m.meeting_id and o.person_id = ${survivorId}
   where m.person_id = ${mergedId}) p`
  await ctx.db.execute(sql`
    update convocation c set seat_id = p.seat_id, quality = p.quality from ${pairs}
     where c.id = p.stays and c.seat_id is null and p.seat_id is not null`)
  await ctx.db.execute(sql`
    update convocation_delivery d set convocation_id = p.stays from ${pairs} where d.convocation_id = p.gone`)
  // Of two answers the later one counts, and what was needed goes with it.
  await ctx.db.execute(sql`
    delete from attendance_need n using ${pairs}, attendance_answer older, attendance_answer later
     where n.convocation_id = older.convocation_id and older.convocation_id in (p.stays, p.gone)
       and later.convocation_id in (p.stays, p.gone) and later.answered_at > older.answered_at`)
  await ctx.db.execute(sql`
    delete from attendance_answer older using ${pairs}, attendance_answer later
     where older.convocation_id in (p.stays, p.gone) and later.convocation_id in (p.stays, p.gone)
       and (later.answered_at, later.id) > (older.answered_at, older.id)`)
  await ctx.db.execute(sql`
    update attendance_answer a set convocation_id = p.stays from ${pairs} where a.convocation_id = p.gone`)
  await ctx.db.execute(sql`
    update attendance_need n set convocation_id = p.stays from ${pairs} where n.convocation_id = p.gone
       and not exists (select 1 from attendance_need x where x.convocation_id = p.stays and x.kind = n.kind)`)
  await ctx.db.execute(sql`delete from attendance_need n using ${pairs} where n.convocation_id = p.gone`)
  const doubled = await ctx.db.execute(sql`
    delete from convocation c using ${pairs} where c.id = p.gone returning c.id`)
  const moved = await ctx.db.execute(sql`
    update convocation set person_id = ${survivorId} where person_id = ${mergedId} returning id`)
  return doubled.rows.length + moved.rows.length
}
