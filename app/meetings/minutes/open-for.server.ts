import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"

const among = (ids: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

type Served = { role: string; closed?: boolean; roundtableId: string }
const kept = (offices: readonly Served[], roles: readonly string[]) =>
  among(offices.flatMap((held) => (!held.closed && roles.includes(held.role) ? [held.roundtableId] : [])))

const KEEPERS = ["secretary", "chair", "facilitator"]

/**
 * What waits for a person of verbali, as rows of the question that asks what is open in meetings: a review to read, a
 * signature of theirs; and, of the tables that they serve, observations, rettifiche and estratti to decide, a signed
 * verbale to approve.
 */
export const openMinutes = (ctx: Ctx, roundtableId?: string): SQL => {
  const { actor } = ctx
  const own = among(
    [...actor.seats, ...actor.offices].filter((held) => !held.closed).map((h) => h.roundtableId),
  )
  const [keeps, certifies] = [kept(actor.offices, KEEPERS), kept(actor.offices, ["secretary"])]
  const here = roundtableId ? sql`and v.roundtable_id = ${roundtableId}` : sql``
  const row = (kind: SQL, by: SQL, from: SQL, on = sql`null`) => sql`
    select ${kind}, v.code, ${by}, r.name, r.language, d.title, d.language, ${on}
      from minutes v join document d on d.id = v.document_id
      join roundtable r on r.id = v.roundtable_id and r.closed_at is null ${from} ${here}`
  const asked = (table: string) => sql`exists (select 1 from ${sql.identifier(table)} q
    where q.minutes_id = v.id and q.state = 'asked' and q.asked_by_id is distinct from ${actor.personId})`
  return sql`${row(
    sql`'minutes_read'`,
    sql`w.closes_at`,
    sql`join minutes_review w on w.minutes_id = v.id and w.closed_at is null and w.closes_at > now()
       where v.roundtable_id in ${own} and w.opened_by_id is distinct from ${actor.personId} and not exists (
         select 1 from minutes_observation o where o.review_id = w.id and o.person_id = ${actor.personId})`,
    // The deadline is the midnight after the last day.
    sql`((w.closes_at - interval '1 second') at time zone 'Europe/Rome')::date::text`,
  )} union all ${row(
    sql`'minutes_observed'`,
    sql`null::timestamptz`,
    sql`where v.roundtable_id in ${keeps} and exists (
         select 1 from minutes_observation o where o.minutes_id = v.id and o.state = 'open')`,
  )} union all ${row(
    sql`'minutes_sign'`,
    sql`null::timestamptz`,
    sql`where exists (select 1 from filing f join signature s on s.filing_id = f.id and s.state = 'waiting'
         join person p on p.email = s.email and p.id = ${actor.personId}
        where f.subject_kind = 'minutes' and f.subject_id = v.id and f.voided_at is null)`,
  )} union all ${row(
    sql`'minutes_approve'`,
    sql`null::timestamptz`,
    sql`where v.roundtable_id in ${keeps} and v.state = 'signed'`,
  )} union all ${row(
    sql`'minutes_rectify'`,
    sql`null::timestamptz`,
    sql`where v.roundtable_id in ${keeps} and ${asked("minutes_rectification")}`,
  )} union all ${row(
    sql`'minutes_extract'`,
    sql`null::timestamptz`,
    sql`where v.roundtable_id in ${certifies} and ${asked("minutes_extract")}`,
  )}`
}

const PARTS: Readonly<Record<string, string>> = {
  ...{ minutes_read: "/observations", minutes_observed: "/observations", minutes_sign: "#signing" },
  ...{ minutes_approve: "/approval", minutes_rectify: "/rectifications", minutes_extract: "/extracts" },
}

/** Where a verbale's page is, and where what waits of it is done. */
export const minutesPlaces = (kind: string, code: string) => ({
  href: `/minutes/${code}`,
  act: `/minutes/${code}${PARTS[kind] ?? ""}`,
})
