import { eq, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { roundtables } from "#db/schema/index.ts"

/** Who keeps a table's papers today, and the page where its people are. */
export const secretariatOf = async (db: Db, roundtableId: string) => {
  const [row] = await db
    .select({
      code: roundtables.code,
      people: sql<string[]>`coalesce((select jsonb_agg(distinct o.person_id) from roundtable_officer o
        where o.roundtable_id = roundtable.id and o.role = 'secretary' and o.ended_at is null
          and o.starts_on <= (now() at time zone 'Europe/Rome')::date
          and (o.ends_on is null or o.ends_on >= (now() at time zone 'Europe/Rome')::date)), '[]')`,
    })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
  return { people: row?.people ?? [], path: row ? `/roundtables/${row.code}/members` : "/desk" }
}
