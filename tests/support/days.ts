import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

/** The civil day in Rome that is so many days from the database's today, as `YYYY-MM-DD`. */
export const dayFromNow = async (db: Db, days: number): Promise<string> => {
  const { rows } = await db.execute(
    sql`select ((now() at time zone 'Europe/Rome')::date + ${days}::int)::text as day`,
  )
  return String(rows[0]?.day)
}
