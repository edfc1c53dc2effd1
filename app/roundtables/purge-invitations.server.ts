import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"

/**
 * Empties invitations of their person once nobody can use them any more and their last use is that long ago:
 * withdrawn or expired before the day, never those that became a mandate.
 * @param before civil day; null keeps them all
 * @returns how many; a second run finds none
 */
export const purgeInvitations = async ({ db }: Pick<Ctx, "db">, before: string | null): Promise<number> => {
  if (before === null) return 0
  const { rows } = await db.execute(sql`
    update invitation set name = null, email = null, letter = null
     where used_at is null and num_nonnulls(name, email, letter) > 0
       and (coalesce(withdrawn_at, expires_at) at time zone 'Europe/Rome')::date < ${before}::date
       and (withdrawn_at is not null or expires_at < now())
    returning id`)
  return rows.length
}
