import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"

/**
 * Empties delivered and dropped messages of address, words and error once they are that old.
 * @param before civil day; null keeps them all
 * @returns how many; a second run finds none
 */
export const purgeOutbox = async ({ db }: Pick<Ctx, "db">, before: string | null): Promise<number> => {
  if (before === null) return 0
  const { rows } = await db.execute(sql`
    update outbox set address = null, last_error = null, params = null, calendar = null
     where (coalesce(sent_at, dropped_at) at time zone 'Europe/Rome')::date < ${before}::date
       and num_nonnulls(address, last_error, params, calendar) > 0
    returning id`)
  return rows.length
}
