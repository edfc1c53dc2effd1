import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { until } from "./machine.ts"
import { refusalOf } from "./refusal.ts"

/** Does things at the same time and gives what became of each: null for what was done, else its refusal. */
export const together = (...deeds: (() => Promise<unknown>)[]): Promise<(string | null)[]> =>
  Promise.all(deeds.map((deed) => refusalOf(deed())))

/** Waits until a statement on this database waits for somebody else's lock. */
export const untilSomebodyWaits = (db: Db) =>
  until(
    async () => {
      const { rows } = await db.execute(
        sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows.length > 0
    },
    { what: "a statement that waits for a lock" },
  )
