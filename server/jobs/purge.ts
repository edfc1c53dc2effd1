import { sql } from "drizzle-orm"
import { MOST_LEASES } from "#app/jobs.server.ts"
import type { Db, OpenDb } from "#db/client.server.ts"
import type { Env } from "../env.ts"

/** Asks for the day's purge once, whichever process asks first. */
export const enqueuePurge = async (db: Db): Promise<number> => {
  await db.execute(sql`
    insert into job (id, kind, key)
    select gen_random_uuid(), 'purge', to_char(now(), 'YYYY-MM-DD')
     where not exists (select 1 from job where kind = 'purge' and key = to_char(now(), 'YYYY-MM-DD'))
    on conflict do nothing`)
  return 0
}

/** Removes what has served: spent form keys, ended sessions, told changes of rights, answered flushes, old jobs. */
export const purge = async ({ db }: Pick<OpenDb, "db">, env: Pick<Env, "requestKeyHours">): Promise<void> => {
  await db.execute(
    sql`delete from request_key where created_at < now() - ${env.requestKeyHours} * interval '1 hour'`,
  )
  await db.execute(sql`delete from session where expires_at < now()`)
  await db.execute(sql`delete from known_device where last_used_at < now() - interval '400 days'`)
  await db.execute(sql`delete from sign_in_throttle where last_failure_at < now() - interval '2 days'`)
  await db.execute(sql`delete from access_change where created_at < now() - interval '1 day'`)
  await db.execute(sql`delete from document_batch where created_at < now() - interval '1 day'`)
  await db.execute(sql`
    update job set failed_at = now(), lease = null, leased_until = null
     where done_at is null and failed_at is null and attempts >= ${MOST_LEASES} and leased_until < now()`)
  await db.execute(sql`delete from job where done_at < now() - interval '30 days'`)
}
