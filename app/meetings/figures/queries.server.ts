import { eq, sql } from "drizzle-orm"
import { roundtables } from "#db/schema/index.ts"
import { civilDay, endOfCivilDay, instantOf } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { refuseReadRoundtable } from "../../roundtables/policy.ts"
import { attendanceOf, type Seen } from "./attendance.ts"
import type { Period } from "./input.ts"
import { refuseReadAttendance } from "./policy.ts"

/** A page shows so many sittings, the latest of the period; files hold more. */
export const SITTINGS_ON_PAGE = 12
export const SITTINGS_IN_FILE = 200

type Sitting = { id: string; code: string; number: number; year: number; openedAt: string }

/** Sittings of the table that were held and closed, the latest of the period, in their order. */
const sittingsOf = async (ctx: Ctx, roundtableId: string, { from, to }: Period, limit: number) => {
  const after = from ? sql`and c.opened_at >= ${instantOf(from, 0).toISOString()}::timestamptz` : sql``
  const until = to ? sql`and c.opened_at < ${endOfCivilDay(to).toISOString()}::timestamptz` : sql``
  const { rows } = await ctx.db.execute(sql`
    select c.id, m.code, m.number, m.year, c.opened_at as "openedAt"
      from meeting_call c join meeting m on m.id = c.meeting_id and m.state = 'closed'
     where c.roundtable_id = ${roundtableId} and c.closed_at is not null ${after} ${until}
     order by c.opened_at desc limit ${limit}`)
  return (rows as Sitting[])
    .map((row) => ({ ...row, openedAt: new Date(row.openedAt).toISOString() }))
    .toReversed()
}

type Row = {
  sitting: string
  seat: string
  groupId: string
  group: string
  position: number
  bodyId: string | null
  body: string | null
  language: string | null
  isPresent: boolean
}

/** Every seat that had a titular on the day of a sitting, or for which somebody came all the same. */
const seenAt = async (ctx: Ctx, calls: readonly string[]): Promise<Seen[]> => {
  if (calls.length === 0) return []
  const { rows } = await ctx.db.execute(sql`
    select c.id as sitting, s.id as seat, k.id as "groupId", k.name as "group", k.position,
           o.id as "bodyId", o.name as body, o.language, here.is_present as "isPresent"
      from meeting_call c
      join seat s on s.roundtable_id = c.roundtable_id and (s.removed_at is null or s.removed_at > c.opened_at)
      join constituency k on k.id = s.constituency_id
      left join organisation o on o.id = s.organisation_id
      cross join lateral (select exists (select 1 from presence p
        where p.call_id = c.id and p.seat_id = s.id and p.replaced_at is null) as is_present) here
     where c.id in (select jsonb_array_elements_text(${JSON.stringify(calls)}::jsonb)::uuid)
       and (here.is_present or exists (select 1 from seat_term t where t.seat_id = s.id and t.rank = 0
             and t.starts_on <= (c.opened_at at time zone 'Europe/Rome')::date
             and (t.ends_on is null or t.ends_on >= (c.opened_at at time zone 'Europe/Rome')::date)
             and (t.ended_at is null or t.ended_at > c.opened_at)))`)
  return (rows as Row[]).map((row) => ({
    ...{ sitting: row.sitting, seat: row.seat, isPresent: row.isPresent },
    group: { id: row.groupId, name: row.group, position: row.position },
    body: row.bodyId && row.body ? { id: row.bodyId, name: row.body, language: row.language ?? "it" } : null,
  }))
}

/**
 * How often groups and bodies of a table came to its sittings.
 * @throws not_found for a table that the person may not see; forbidden for who is no member
 */
export const attendanceFigures = async (ctx: Ctx, code: string, period: Period, limit: number) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  const roundtable = found(row)
  if (refuseReadRoundtable(ctx.actor, roundtable)) found(null)
  refuse(refuseReadAttendance(ctx.actor, roundtable.id))
  const sittings = await sittingsOf(ctx, roundtable.id, period, limit)
  const calls = sittings.map(({ id }) => id)
  return {
    roundtable,
    sittings: sittings.map(({ code, number, year, openedAt }) => ({
      ...{ code, number: `${number}/${year}`, day: civilDay(new Date(openedAt)) },
    })),
    ...attendanceOf(calls, await seenAt(ctx, calls)),
  }
}
export type Figures = Awaited<ReturnType<typeof attendanceFigures>>
