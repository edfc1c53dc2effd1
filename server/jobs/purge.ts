import { sql } from "drizzle-orm"
import type { Settings } from "#app/context.ts"
import { letGoPictures } from "#app/documents/pictures/let-go-pictures.server.ts"
import type { Files } from "#app/files/port.ts"
import { sweepFiles } from "#app/files/sweep-files.server.ts"
import { MOST_LEASES } from "#app/jobs.server.ts"
import { forgetSpeaking } from "#app/meetings/session/floor-times.server.ts"
import { purgeNotices } from "#app/notifications/purge.server.ts"
import { forgetDrafts } from "#app/people/adhesions/forget-drafts.server.ts"
import type { Db } from "#db/client.server.ts"
import { purgeByRetention } from "./retention.ts"

/** Asks for the day's purge once, whichever process asks first. */
export const enqueuePurge = async (db: Db): Promise<number> => {
  await db.execute(sql`
    insert into job (id, kind, key)
    select gen_random_uuid(), 'purge', to_char(now(), 'YYYY-MM-DD')
     where not exists (select 1 from job where kind = 'purge' and key = to_char(now(), 'YYYY-MM-DD'))
    on conflict do nothing`)
  return 0
}

type Purged = { db: Db; files: Files; settings: Settings }

/**
 * Discards what has served its time, and removes what has served: spent form keys, ended sessions, told changes of
 * rights, answered flushes, old jobs, requests that nobody confirmed.
 */
export const purge = async ({ db, files, settings }: Purged): Promise<void> => {
  await db.execute(
    sql`delete from request_key where created_at < now() - ${settings.requestKeyHours} * interval '1 hour'`,
  )
  await db.execute(sql`delete from session where expires_at < now()`)
  await db.execute(sql`delete from known_device where last_used_at < now() - interval '400 days'`)
  await db.execute(sql`delete from sign_in_throttle where last_failure_at < now() - interval '2 days'`)
  await db.execute(sql`
    delete from mail_link where created_at < now() - interval '60 days'
        or (person_id is null and kind in ('sign_in', 'password') and created_at < now() - interval '1 day')`)
  await db.execute(sql`delete from access_change where created_at < now() - interval '1 day'`)
  await db.execute(sql`delete from document_batch where created_at < now() - interval '1 day'`)
  await db.execute(sql`
    update job set failed_at = now(), lease = null, leased_until = null
     where done_at is null and failed_at is null and attempts >= ${MOST_LEASES} and leased_until < now()`)
  await purgeNotices(db)
  await db.execute(sql`delete from job where done_at < now() - interval '30 days'`)
  await forgetDrafts(db)
  await forgetSpeaking({ db })
  const { rows } = await db.execute(sql`select now() as now`)
  const now = new Date(rows[0]?.now as string | Date)
  await purgeByRetention({ db, files, settings, now })
  await letGoPictures({ db, now })
  await sweepFiles({ db, files, now, limits: settings.files })
}
