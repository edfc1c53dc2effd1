import { type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import type { Actor, Ctx } from "../context.ts"
import { NO_VOICES, type Voices } from "./policy.ts"

const listOf = (ids: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/**
 * In whose name a person speaks at some tables: bodies that they manage, bodies that they sit for there or right under,
 * seats of their own. Who sits for a body elsewhere says nothing for it here.
 */
export const voicesOf = async (
  { db, actor }: { db: Db; actor: Actor },
  tableIds: readonly string[],
): Promise<Voices> => {
  const managed = actor.memberships.filter(({ role }) => role === "manager").map((one) => one.organisationId)
  if (actor.seats.length === 0)
    return managed.length === 0 ? NO_VOICES : { organisationIds: managed, seatIds: [] }
  const { rows } = await db.execute(sql`
    select s.id, s.organisation_id as "organisationId",
           r.id in ${listOf(tableIds)} or coalesce(r.parent_id in ${listOf(tableIds)}, false) as "isHere"
      from seat s join roundtable r on r.id = s.roundtable_id
     where s.id in ${listOf(actor.seats.map((seat) => seat.seatId))} and s.removed_at is null`)
  const held = rows as { id: string; organisationId: string | null; isHere: boolean }[]
  const satFor = held.flatMap((seat) => (seat.isHere && seat.organisationId ? [seat.organisationId] : []))
  return {
    organisationIds: [...new Set([...managed, ...satFor])],
    seatIds: held.filter((seat) => seat.organisationId === null).map((seat) => seat.id),
  }
}

/** As `voicesOf`, inside a statement: the rows of an alias of `proposal_author` in whose name the person speaks. */
export const isOwnAuthor = (actor: Actor, alias: string): SQL => {
  const column = (name: string) => sql.raw(`${alias}.${name}`)
  const managed = actor.memberships.filter(({ role }) => role === "manager").map((one) => one.organisationId)
  const held = actor.seats.map((seat) => seat.seatId)
  return sql`(${column("organisation_id")} in ${listOf(managed)}
    or ${column("organisation_id")} in (select s.organisation_id from seat s join roundtable place on place.id = s.roundtable_id
          join proposal asked on asked.id = ${column("proposal_id")}
         where s.id in ${listOf(held)} and s.removed_at is null
           and (place.id in (asked.roundtable_id, asked.at_id) or place.parent_id in (asked.roundtable_id, asked.at_id)))
    or ${column("seat_id")} in (select s.id from seat s where s.id in ${listOf(held)} and s.removed_at is null))`
}

export type Voice = {
  /** `o:CODE` or `s:CODE`: what a form sends. */
  value: string
  id: string
  name: string
  language: string
  isSeat: boolean
}

/** Bodies that sit at a table or at one right under it, and seats there that are a person's own, by name. */
export const listEligible = async (ctx: Pick<Ctx, "db">, roundtableId: string): Promise<Voice[]> => {
  const { rows } = await ctx.db.execute(sql`
    with place as (select r.id from roundtable r where r.id = ${roundtableId} or r.parent_id = ${roundtableId})
    select distinct 'o:' || o.code as value, o.id, o.name, o.language, false as "isSeat"
      from seat s join place on place.id = s.roundtable_id join organisation o on o.id = s.organisation_id
     where s.removed_at is null and o.state = 'active'
    union all
    select 's:' || s.code, s.id, s.label, r.language, true
      from seat s join place on place.id = s.roundtable_id join roundtable r on r.id = s.roundtable_id
     where s.removed_at is null and s.designated_by_id is not null
     order by "isSeat", name limit 300`)
  return rows as Voice[]
}

/** Of those, the ones in whose name the person speaks. */
export const ownVoices = (voices: Voices, eligible: readonly Voice[]): Voice[] =>
  eligible.filter(({ id, isSeat }) => (isSeat ? voices.seatIds : voices.organisationIds).includes(id))
