import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { until } from "./machine.ts"

/** On a server, transactions of other tests that began earlier hold the sealing back until they end. */
export const nothingOlderRuns = (db: Db) =>
  until(
    async () => {
      const { rows } = await db.execute(sql`
        select pg_snapshot_xmin(pg_current_snapshot()) > coalesce(max(transaction), '0') as yes from audit_entry`)
      return rows[0]?.yes === true
    },
    { within: 75_000, what: "the end of older transactions" },
  )
