import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { type Voice, voicesOf } from "../proposals/voices.server.ts"
import { type Candidate, unmetBy } from "./call.ts"
import type { CallRow } from "./facts.server.ts"

/** The places that a call is for with all that lies in them, named `within`. */
const placesOf = (callId: string): SQL => sql`
  recursive within as (
    select p.territory_id as id from placement p where p.subject_kind = 'call' and p.subject_id = ${callId}
    union all select t.id from territory t join within w on t.parent_id = w.id)`

/** Whether an organisation `o` is based where a call asks for it; a call without places asks for none. */
const isBased = ({ territory }: Pick<CallRow, "territory">): SQL =>
  territory === null
    ? sql`true`
    : sql`exists (select 1 from placement p join within w on w.id = p.territory_id
            where p.subject_kind = 'organisation' and p.subject_id = o.id)`

const uuids = (ids: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

export type Standing = Voice & Candidate

/** Those in whose name the person speaks, each with what a call asks of it. */
export const listOwn = async (ctx: Ctx, call: CallRow): Promise<Standing[]> => {
  const voices = await voicesOf(ctx, [call.roundtableId])
  return standingsOf(ctx, call, voices)
}

/** Bodies and seats with what a call asks of them. */
export const standingsOf = async (
  ctx: Pick<Ctx, "db">,
  call: CallRow,
  { organisationIds, seatIds }: { organisationIds: readonly string[]; seatIds: readonly string[] },
): Promise<Standing[]> => {
  if (organisationIds.length + seatIds.length === 0) return []
  const { rows } = await ctx.db.execute(sql`
    with ${placesOf(call.id)}
    select 'o:' || o.code as value, o.id, o.name, o.language, false as "isSeat", o.kind, ${isBased(call)} as "isWithin"
      from organisation o where o.id in ${uuids(organisationIds)} and o.state = 'active'
    union all
    select 's:' || s.code, s.id, s.label, r.language, true, 'seat', true
      from seat s join roundtable r on r.id = s.roundtable_id
     where s.id in ${uuids(seatIds)} and s.removed_at is null and s.organisation_id is null
       and (r.id = ${call.roundtableId} or r.parent_id = ${call.roundtableId})
     order by "isSeat", name limit 100`)
  return rows as Standing[]
}

/** Of those, the ones that may hand in; where there is none, why the first may not. */
export const eligibleAmong = (
  call: Pick<CallRow, "kinds">,
  own: readonly Standing[],
): { eligible: Standing[]; whyNot: Reason | null } => {
  const eligible = own.filter((one) => unmetBy(call, one) === null)
  const [first] = own
  if (eligible.length > 0) return { eligible, whyNot: null }
  if (!first) return { eligible, whyNot: because("calls.refuse.no_voice") }
  const isKind = own.some((one) => unmetBy(call, one) === "territory")
  return { eligible, whyNot: because(isKind ? "calls.refuse.other_territory" : "calls.refuse.other_kind") }
}

/** Who hears of a call: members of its table, and managers of every body that may hand in. */
export const listHearers = async (ctx: Pick<Ctx, "db">, call: CallRow) => {
  const inForce = (alias: string) =>
    sql.raw(`${alias}.ended_at is null and ${alias}.starts_on <= (now() at time zone 'Europe/Rome')::date
      and (${alias}.ends_on is null or ${alias}.ends_on >= (now() at time zone 'Europe/Rome')::date)`)
  const { rows } = await ctx.db.execute(sql`
    with ${placesOf(call.id)},
    hearer as (
      select t.person_id from seat s join seat_term t on t.seat_id = s.id
       where s.roundtable_id = ${call.roundtableId} and s.removed_at is null and ${inForce("t")}
      union select f.person_id from roundtable_officer f
       where f.roundtable_id = ${call.roundtableId} and ${inForce("f")}
      union select m.person_id from membership m join organisation o on o.id = m.organisation_id
       where m.role = 'manager' and ${inForce("m")} and o.state = 'active'
         and o.kind in (select jsonb_array_elements_text(${JSON.stringify(call.kinds)}::jsonb)) and ${isBased(call)})
    select p.id as "personId", p.language from hearer join person p on p.id = hearer.person_id
     where p.erased_at is null and p.closed_at is null order by p.id limit 5000`)
  return rows as { personId: string; language: string }[]
}
