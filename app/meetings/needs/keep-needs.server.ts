import { eq, sql } from "drizzle-orm"
import { attendanceNeeds } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import type { Need } from "./need.ts"

type Called = { id: string; roundtableId: string }

/** Puts what somebody needs in the place of what they said before; who does not come needs nothing. */
export const keepNeeds = async (
  ctx: TxCtx,
  { id: convocationId, roundtableId }: Called,
  needs: readonly Need[],
): Promise<void> => {
  await ctx.db.delete(attendanceNeeds).where(eq(attendanceNeeds.convocationId, convocationId))
  if (needs.length > 0)
    await ctx.db
      .insert(attendanceNeeds)
      .values(needs.map((need) => ({ ...need, convocationId, roundtableId })))
}

/** What one who was called needs, for themselves. */
export const needsOf = async ({ db }: Pick<Ctx, "db">, convocationId: string): Promise<Need[]> => {
  const rows = await db
    .select({ kind: attendanceNeeds.kind, detail: attendanceNeeds.detail })
    .from(attendanceNeeds)
    .where(eq(attendanceNeeds.convocationId, convocationId))
    .orderBy(attendanceNeeds.kind)
  return rows as Need[]
}

/** How many need what at a meeting: what everybody at the table may know. */
export const countNeeds = async ({ db }: Pick<Ctx, "db">, meetingId: string) => {
  const { rows } = await db.execute(sql`
    select n.kind, count(*)::int as count from attendance_need n join convocation c on c.id = n.convocation_id
     where c.meeting_id = ${meetingId} group by n.kind order by n.kind`)
  return rows as { kind: Need["kind"]; count: number }[]
}

/** Who needs what at a meeting, by name. The caller has asked its policy: for who convenes. */
export const listNeeds = async ({ db }: Pick<Ctx, "db">, meetingId: string) => {
  const { rows } = await db.execute(sql`
    select p.code, p.name, a.answer, jsonb_agg(jsonb_build_object('kind', n.kind, 'detail', n.detail)
             order by n.kind) as needs
      from attendance_need n
      join convocation c on c.id = n.convocation_id
      join person p on p.id = c.person_id
      left join attendance_answer a on a.convocation_id = c.id
     where c.meeting_id = ${meetingId}
     group by p.code, p.name, a.answer order by p.name, p.code limit 500`)
  return rows as { code: string; name: string | null; answer: string | null; needs: Need[] }[]
}

/**
 * Deletes what people needed at meetings whose last call, as it was sent last, was before a civil day.
 * @param before null keeps all
 * @returns how many; a second run finds none
 */
export const purgeNeeds = async ({ db }: Pick<Ctx, "db">, before: string | null): Promise<number> => {
  if (before === null) return 0
  const { rows } = await db.execute(sql`
    delete from attendance_need n using convocation c
     where c.id = n.convocation_id and not exists (
       select 1 from meeting_call k where k.meeting_id = c.meeting_id
          and (k.starts_at at time zone 'Europe/Rome')::date >= ${before}::date)
    returning n.kind`)
  return rows.length
}
