import { sql } from "drizzle-orm"
import type { TxCtx } from "../context.ts"

const lockName = (digest: string) => `file ${digest}`

/** Keeps the sweep off these bytes until the transaction ends; any number of writers may hold it. */
export const holdBytes = async (ctx: Pick<TxCtx, "db">, digest: string): Promise<void> => {
  await ctx.db.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${lockName(digest)}, 0))`)
}

/** Takes these bytes from all writers until the transaction ends; false while one holds them. */
export const takeBytes = async (ctx: Pick<TxCtx, "db">, digest: string): Promise<boolean> => {
  const { rows } = await ctx.db.execute(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${lockName(digest)}, 0)) as taken`,
  )
  return rows[0]?.taken === true
}
