import { type SQL, sql } from "drizzle-orm"
import { roundtables } from "#db/schema/index.ts"
import { civilDay, instantOf } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { editionsVisibleTo } from "../../courses/visible.server.ts"
import { USUAL_MINUTES } from "../../meetings/event.ts"
import { meetingsVisibleTo } from "../../meetings/visible.server.ts"
import { isWithin } from "../../taxonomies/place-in.server.ts"
import type { CalendarFilters } from "./input.ts"

export type CalendarEntry = {
  kind: "meeting" | "session"
  /** Of the meeting, or of the edition. */
  code: string
  /** What tells it from all others in a file; of a meeting as in its convocation, so that a programme has it once. */
  uid: string
  ordinal: number
  sequence: number
  title: string
  language: string
  /** Number and year of a meeting, title of a session. */
  detail: string
  startsAt: string
  endsAt: string
  place: string | null
  isCancelled: boolean
  isDeserted: boolean
  day: string
}
type Row = Omit<CalendarEntry, "day">
type Period = { from: Date; until: Date }

const MOST = 600
const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`

/** The meetings that the reader may see, as they were sent: each call in its own row. */
const meetingsIn = (ctx: Ctx, { from, until }: Period, { table, region, mine }: CalendarFilters): SQL => {
  const own = sql`(exists (select 1 from convocation c where c.meeting_id = meeting.id
      and c.person_id = ${ctx.actor.personId})
    or meeting.roundtable_id in (select jsonb_array_elements_text(${JSON.stringify([
      ...ctx.actor.seats.map((seat) => seat.roundtableId),
      ...ctx.actor.offices.map((office) => office.roundtableId),
    ])}::jsonb)::uuid))`
  return sql`
    select 'meeting' as kind, meeting.code, meeting.code || case when k.ordinal = 1 then '' else '-' || k.ordinal end as uid, k.ordinal,
           meeting.changes as sequence, roundtable.name as title, roundtable.language,
           meeting.number || '/' || meeting.year as detail, k.at as "startsAt",
           k.at + make_interval(mins => k.minutes) as "endsAt", k.place,
           meeting.state = 'cancelled' as "isCancelled", k.deserted as "isDeserted"
      from meeting
      join roundtable on roundtable.id = meeting.roundtable_id
      join lateral (
        select c.ordinal, c.deserted_at is not null as deserted,
               coalesce((v.content->'calls'->>(c.ordinal - 1))::timestamptz, c.starts_at) as at,
               v.content->>'place' as place,
               -- As the convocation's own entry: what the points foresee together, or what a meeting usually takes.
               coalesce(nullif((select sum((i->>'minutes')::int)
                 from jsonb_array_elements(v.content->'items') i), 0), ${USUAL_MINUTES})::int as minutes
          from meeting_call c
          left join lateral (select content from convocation_version v where v.meeting_id = meeting.id
            order by v.sequence desc limit 1) v on true
         where c.meeting_id = meeting.id
           -- Of a second call only where it is needed: the first was deserted, or left points to it.
           and (c.ordinal = 1 or exists (select 1 from meeting_call f where f.meeting_id = meeting.id
                 and f.ordinal = 1 and num_nonnulls(f.deserted_at, f.continued_at) > 0))
      ) k on true
     where meeting.state <> 'draft' and k.at >= ${at(from)} and k.at < ${at(until)}
       and ${meetingsVisibleTo(ctx.actor)}
       and ${table ? sql`roundtable.code = ${table}` : sql`true`}
       and ${region ? isWithin("roundtable", sql`meeting.roundtable_id`, region) : sql`true`}
       and ${mine ? own : sql`true`}`
}

/** The sessions of courses that the reader may see. */
const sessionsIn = (ctx: Ctx, { from, until }: Period, { table, region, mine }: CalendarFilters): SQL => {
  const { personId } = ctx.actor
  const own = sql`(exists (select 1 from enrolment e where e.edition_id = edition.id
      and e.person_id = ${personId} and e.state = 'confirmed')
    or exists (select 1 from edition_staff s where s.edition_id = edition.id and s.person_id = ${personId}))`
  return sql`
    select 'session' as kind, edition.code, course_session.code as uid, 1 as ordinal,
           course_session.version as sequence, course.title, course.language,
           course_session.title as detail, course_session.starts_at as "startsAt",
           course_session.ends_at as "endsAt", coalesce(course_session.room, edition.place) as place,
           course_session.cancelled_at is not null or edition.state = 'cancelled' as "isCancelled",
           false as "isDeserted"
      from course_session
      join edition on edition.id = course_session.edition_id
      join course on course.id = edition.course_id
      left join roundtable on roundtable.id = edition.roundtable_id
     where edition.state <> 'draft' and course_session.starts_at >= ${at(from)}
       and course_session.starts_at < ${at(until)} and ${editionsVisibleTo(ctx.actor)}
       and ${table ? sql`roundtable.code = ${table}` : sql`true`}
       and ${region ? isWithin("roundtable", sql`edition.roundtable_id`, region) : sql`true`}
       and ${mine ? own : sql`true`}`
}

/** Meetings and sessions in a stretch of time that the reader may see, in their order; 600 at most. */
export const entriesBetween = async (
  ctx: Ctx,
  period: Period,
  filters: CalendarFilters,
): Promise<CalendarEntry[]> => {
  const { rows } = await ctx.db.execute(sql`
    select * from (${meetingsIn(ctx, period, filters)} union all ${sessionsIn(ctx, period, filters)}) e
     order by e."startsAt", e.uid limit ${MOST}`)
  return (rows as Row[]).map((row) => {
    const startsAt = new Date(row.startsAt)
    return {
      ...{ ...row, startsAt: startsAt.toISOString(), endsAt: new Date(row.endsAt).toISOString() },
      day: civilDay(startsAt),
    }
  })
}

/** The days of a stretch as instants: from the first midnight to the last. */
export const periodOf = (from: string, until: string): Period => ({
  ...{ from: instantOf(from, 0), until: instantOf(until, 0) },
})

/** The tables that the reader may choose among, and the regions that have one. */
export const calendarChoices = async (ctx: Ctx, visible: SQL | undefined) => {
  const tables = await ctx.db
    .select({ code: roundtables.code, name: roundtables.name })
    .from(roundtables)
    .where(visible)
    .orderBy(roundtables.name)
    .limit(200)
  const { rows } = await ctx.db.execute(sql`
    select distinct t.code, t.name from territory t join placement p on p.territory_id = t.id
     where p.subject_kind = 'roundtable' and t.level = 'region' order by t.name limit 30`)
  return { tables, regions: rows as { code: string; name: string }[] }
}
