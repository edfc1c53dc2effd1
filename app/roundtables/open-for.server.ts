import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import type { DoneThing, OpenThing } from "../open-thing.ts"

/** From so many days before its end a mandate is on the desk of who holds it, and of who can renew it. */
const OWN_DAYS = 60
const SECRETARY_DAYS = 30
const MOST = 50

const TODAY = sql`(now() at time zone 'Europe/Rome')::date`

type Place = { code: string; name: string; language: string }
const at = ({ name, language }: Place) => ({ roundtable: { text: name, language } })
const members = ({ code }: Place) => `/roundtables/${code}/members`

const keptBy = (ctx: Ctx, roundtableId?: string): string[] =>
  ctx.actor.offices
    .filter(({ role, roundtableId: id }) => role === "secretary" && (!roundtableId || id === roundtableId))
    .map((office) => office.roundtableId)

const isAt = (column: string, roundtableId?: string) =>
  roundtableId ? sql`and ${sql.raw(column)} = ${roundtableId}` : sql``

const isAmong = (ids: readonly string[]) =>
  sql`in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/** Seats that were offered to the person and wait for their yes. */
const ownInvitations = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> => {
  const { rows } = await ctx.db.execute(sql`
    select i.code as key, i.expires_at as by, s.label as seat, o.name as body, o.language as body_language,
           r.code, r.name, r.language
      from invitation i
      join seat s on s.id = i.seat_id and s.removed_at is null
      join roundtable r on r.id = i.roundtable_id
      join organisation o on o.id = coalesce(s.organisation_id, s.designated_by_id)
     where i.email = (select p.email from person p where p.id = ${ctx.actor.personId})
       and i.used_at is null and i.withdrawn_at is null and i.expires_at > now() ${isAt("i.roundtable_id", roundtableId)}
     order by i.expires_at limit ${MOST}`)
  return (
    rows as (Place & { key: string; by: Date; seat: string; body: string; body_language: string })[]
  ).map((row) => ({
    ...{ kind: "invitation", key: `invitation:${row.key}`, waits: true, values: { seat: row.seat } },
    ...{
      by: new Date(row.by).toISOString(),
      href: `/invitations/${row.key}`,
      act: `/invitations/${row.key}`,
    },
    marks: { ...at(row), body: { text: row.body, language: row.body_language } },
  }))
}

type Counted = Place & { kind: string; by: string | null; count: number }

const WAITING = ["mandates_ending", "invitations_expired"]

const counted = (row: Counted): OpenThing => ({
  ...{ kind: row.kind, key: [row.kind, row.code, row.by].filter(Boolean).join(":"), by: row.by },
  ...{ marks: at(row), waits: WAITING.includes(row.kind), values: { count: row.count } },
  ...{ href: members(row), act: members(row) },
})

/** Voting seats without titular and without a letter on its way, and letters that ran out unanswered. */
const seatsToFill = (kept: readonly string[]) => sql`
    select v.kind, null::text, v.count, r.code, r.name, r.language
      from roundtable r cross join lateral (values
        ('seats_to_fill', (select count(*)::int from seat s
             where s.roundtable_id = r.id and s.removed_at is null and s.voting
               and not exists (select 1 from seat_term m where m.seat_id = s.id and m.rank = 0 and m.ended_at is null
                                  and (m.ends_on is null or m.ends_on >= ${TODAY}))
               and not exists (select 1 from invitation i where i.seat_id = s.id and i.rank = 0
                                  and i.used_at is null and i.withdrawn_at is null))),
        ('invitations_expired', (select count(*)::int from invitation i
             where i.roundtable_id = r.id and i.used_at is null and i.withdrawn_at is null
               and i.expires_at <= now()))) v(kind, count)
     where r.id ${isAmong(kept)} and v.count > 0`

/** Mandates that end soon, the person's own and those of the tables that they keep; and there, seats to fill. */
const mandatesAndSeats = async (
  ctx: Ctx,
  kept: readonly string[],
  roundtableId?: string,
): Promise<OpenThing[]> => {
  const { rows } = await ctx.db.execute(sql`
    select 'mandate_mine' as kind, m.ends_on::text as by, 1 as count, r.code, r.name, r.language
      from seat_term m join roundtable r on r.id = m.roundtable_id
     where m.person_id = ${ctx.actor.personId} and m.ended_at is null and m.starts_on <= ${TODAY}
       and m.ends_on between ${TODAY} and ${TODAY} + ${OWN_DAYS}::int ${isAt("m.roundtable_id", roundtableId)}
    union all
    select 'mandates_ending', m.ends_on::text, count(*)::int, r.code, r.name, r.language
      from seat_term m join roundtable r on r.id = m.roundtable_id
     where m.roundtable_id ${isAmong(kept)} and m.person_id <> ${ctx.actor.personId} and m.ended_at is null
       and m.ends_on between ${TODAY} and ${TODAY} + ${SECRETARY_DAYS}::int
     group by m.ends_on, r.code, r.name, r.language
    union all ${seatsToFill(kept)}
     order by 2 nulls last, 5, 1 limit ${MOST}`)
  return (rows as Counted[]).map(counted)
}

/** What is open for the person at their tables, or at one. */
export const openInRoundtables = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> => {
  if (!ctx.actor.personId) return []
  const kept = keptBy(ctx, roundtableId)
  const found = await Promise.all([
    ownInvitations(ctx, roundtableId),
    mandatesAndSeats(ctx, kept, roundtableId),
  ])
  return found.flat()
}

/** Seats that the person took and invitations that they sent in the last thirty days. */
export const doneInRoundtables = async (ctx: Ctx): Promise<DoneThing[]> => {
  const { rows } = await ctx.db.execute(sql`
    select 'seat_taken' as kind, m.code as key, m.created_at as at, s.label as seat, r.code, r.name, r.language
      from seat_term m join seat s on s.id = m.seat_id join roundtable r on r.id = m.roundtable_id
     where m.person_id = ${ctx.actor.personId} and m.created_at > now() - interval '30 days'
    union all
    select 'invitation_sent', i.code, i.created_at, s.label, r.code, r.name, r.language
      from invitation i join seat s on s.id = i.seat_id join roundtable r on r.id = i.roundtable_id
     where i.invited_by_id = ${ctx.actor.personId} and i.created_at > now() - interval '30 days'
     order by 3 desc limit ${MOST}`)
  return (rows as (Place & { kind: string; key: string; at: Date; seat: string })[]).map((row) => ({
    ...{ kind: row.kind, key: `${row.kind}:${row.key}`, at: new Date(row.at).toISOString() },
    ...{ values: { seat: row.seat }, marks: at(row), href: members(row) },
  }))
}

/** The next date that concerns a person for whom nothing is open: the end of a mandate of theirs. */
export const nextDate = async (ctx: Ctx) => {
  const { rows } = await ctx.db.execute(sql`
    select m.ends_on::text as day, r.name, r.language
      from seat_term m join roundtable r on r.id = m.roundtable_id
     where m.person_id = ${ctx.actor.personId} and m.ended_at is null and m.ends_on >= ${TODAY}
     order by m.ends_on limit 1`)
  const [row] = rows as { day: string; name: string; language: string }[]
  return row ? { day: row.day, roundtable: { text: row.name, language: row.language } } : null
}
