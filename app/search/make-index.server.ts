import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { auditHead, isIndexMade, markFollowed } from "./follow.server.ts"
import { rebuildIndex } from "./rebuild.server.ts"
import { INDEXERS } from "./sources.server.ts"

/**
 * Makes the index of an installation that has none, and from then on lets it follow the audit.
 * @returns how many things it looked at; nothing once it was made
 */
export const makeIndex = async (db: Db): Promise<number> => {
  if (await isIndexMade(db)) return 0
  const from = await auditHead(db)
  const count = await rebuildIndex(db)
  await markFollowed(db, from)
  return count
}

/**
 * Takes out what no deed tells: the names of those whose time at a table has ended by the calendar, and the papers
 * that were discarded at the end of their term, which the log counts and does not list.
 * @returns how many things it brought up to date
 */
export const forgetEnded = async (db: Db, limit = 100): Promise<number> => {
  const { rows } = await db.execute(sql`
    select distinct e.source_kind as kind, e.source_id as id from search_entry e
      left join seat_term m on e.source_kind = 'seat' and m.id::text = e.part
      left join roundtable_officer o on e.source_kind = 'roundtable' and o.id::text = e.part
     where e.kind = 'person'
       and coalesce(m.ends_on, o.ends_on) < (now() at time zone 'Europe/Rome')::date
    union
    select e.source_kind, e.source_id from search_entry e join filing f on f.id = e.source_id
     where e.source_kind = 'record' and f.purged_at is not null limit ${limit}`)
  for (const { kind, id } of rows as { kind: string; id: string }[])
    await db.transaction(async (tx) => INDEXERS[kind]?.({ db: tx as unknown as Db }, id))
  return rows.length
}
