import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import type { Actor, HeldMembership, HeldOffice, HeldSeat, Locale, PlatformRole } from "../context.ts"
import { NOBODY } from "../context.ts"

const LIVE = sql.raw(`(starts_on <= today.day and (ends_on is null or ends_on >= today.day))`)

/** `unread` is how many entries of the person's inbox wait to be read, a hundred at most. */
type Loaded = { actor: Actor; now: Date; unread: number }

/**
 * Who a person is now, with live roles only, and the database's clock, in one query.
 * @param actingForId the organisation chosen for the session; the oldest membership where none fits
 * @returns NOBODY when the person is unknown, erased, merged, closed or null
 */
export const loadActor = async (
  db: Db,
  personId: string | null,
  actingForId: string | null = null,
): Promise<Loaded> => {
  const { rows } = await db.execute(sql`
    with today as (select (now() at time zone 'Europe/Rome')::date as day)
    select now() as now, p.id, p.name, p.language, p.privacy_version,
      coalesce((select jsonb_agg(r.role order by r.role) from platform_role r
        where r.person_id = p.id and r.ended_at is null and ${LIVE}), '[]') as roles,
      coalesce((select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'organisationName', o.name,
                'role', m.role, 'offices', to_jsonb(m.offices)) order by m.starts_on, o.name)
         from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = p.id and m.ended_at is null and ${LIVE}), '[]') as memberships,
      coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('roundtableId', s.roundtable_id, 'seatId', s.id,
                'rank', m.rank, 'voting', s.voting,
                'closed', (select true from roundtable t where t.id = s.roundtable_id and t.closed_at is not null)
                )) order by s.id)
         from seat_term m join seat s on s.id = m.seat_id
        where m.person_id = p.id and m.ended_at is null and s.removed_at is null and ${LIVE}), '[]') as seats,
      coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('roundtableId', m.roundtable_id, 'role', m.role,
                'closed', (select true from roundtable t where t.id = m.roundtable_id and t.closed_at is not null)
                )) order by m.id)
         from roundtable_officer m
        where m.person_id = p.id and m.ended_at is null and ${LIVE}), '[]') as offices,
      (select count(*)::int from (select 1 from notice n where n.person_id = p.id and n.read_at is null limit 100) w) as unread
    from today left join person p on p.id = ${personId} and p.erased_at is null
                                   and p.merged_into_id is null and p.closed_at is null`)
  const row = rows[0]
  const now = new Date(row?.now as string | Date)
  if (!row?.id) return { actor: NOBODY, now, unread: 0 }
  const memberships = row.memberships as HeldMembership[]
  const roles = row.roles as (PlatformRole | "administrator")[]
  return {
    now,
    unread: row.unread as number,
    actor: {
      personId: row.id as string,
      name: row.name as string | null,
      language: row.language as Locale,
      isAdministrator: roles.includes("administrator"),
      roles: roles.filter((role) => role !== "administrator"),
      memberships,
      actingFor: memberships.find((one) => one.organisationId === actingForId) ?? memberships[0] ?? null,
      seats: row.seats as HeldSeat[],
      offices: row.offices as HeldOffice[],
      privacyVersion: row.privacy_version as string | null,
    },
  }
}
