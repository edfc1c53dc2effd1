import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import type { Actor, HeldMembership, HeldOffice, HeldSeat, Locale } from "../context.ts"
import { NOBODY } from "../context.ts"

const LIVE = sql.raw(`(starts_on <= today.day and (ends_on is null or ends_on >= today.day))`)

/**
 * Who a person is now, with live roles only, and the database's clock, in one query.
 * @returns NOBODY when the person is unknown, erased or null
 */
export const loadActor = async (db: Db, personId: string | null): Promise<{ actor: Actor; now: Date }> => {
  const { rows } = await db.execute(sql`
    with today as (select (now() at time zone 'Europe/Rome')::date as day)
    select now() as now, p.id, p.name, p.language,
      exists (select 1 from platform_role r where r.person_id = p.id and r.role = 'administrator') as admin,
      coalesce((select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'organisationName', o.name,
                'role', m.role) order by o.name)
         from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = p.id and ${LIVE}), '[]') as memberships,
      coalesce((select jsonb_agg(jsonb_build_object('roundtableId', s.roundtable_id, 'seatId', s.id,
                'rank', m.rank, 'voting', s.voting) order by s.id)
         from seat_term m join seat s on s.id = m.seat_id
        where m.person_id = p.id and m.ended_at is null and s.removed_at is null and ${LIVE}), '[]') as seats,
      coalesce((select jsonb_agg(jsonb_build_object('roundtableId', m.roundtable_id, 'role', m.role) order by m.id)
         from roundtable_officer m
        where m.person_id = p.id and m.ended_at is null and ${LIVE}), '[]') as offices
    from today left join person p on p.id = ${personId} and p.erased_at is null`)
  const row = rows[0]
  const now = new Date(row?.now as string | Date)
  if (!row?.id) return { actor: NOBODY, now }
  return {
    now,
    actor: {
      personId: row.id as string,
      name: row.name as string | null,
      language: row.language as Locale,
      isAdministrator: row.admin as boolean,
      memberships: row.memberships as HeldMembership[],
      seats: row.seats as HeldSeat[],
      offices: row.offices as HeldOffice[],
    },
  }
}
