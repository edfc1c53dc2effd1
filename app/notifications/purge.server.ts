import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

/**
 * Ends what notices keep of persons: after 12 months an entry loses its values (and waits for nobody any
 * more), after 24 it goes; delivered mail goes after 12, refused or used links after 13. Twice in a row
 * changes nothing.
 */
export const purgeNotices = async (db: Db): Promise<void> => {
  await db.execute(sql`
    update notice set params = null, read_at = coalesce(read_at, now())
     where created_at < now() - interval '12 months' and (params is not null or read_at is null)`)
  const isOver = sql`(sent_at is not null or dropped_at is not null) and created_at < now() - interval '12 months'`
  await db.execute(sql`delete from outbox where digest_id is not null and ${isOver}`)
  await db.execute(sql`
    delete from outbox o where ${isOver} and not exists (select 1 from outbox i where i.digest_id = o.id)`)
  await db.execute(sql`
    delete from notice n where n.created_at < now() - interval '24 months'
       and not exists (select 1 from outbox o where o.notice_id = n.id)`)
  await db.execute(sql`delete from unsubscribe_link where created_at < now() - interval '13 months'`)
}
