import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { endFiles } from "../../files/remove-file.server.ts"

const FORGOTTEN_AFTER_DAYS = 30

/**
 * Forgets requests that were never confirmed, thirty days after they were begun, with their links and annexes: no
 * desk has seen them. A second run finds nothing.
 * @returns how many went
 */
export const forgetDrafts = (db: Db): Promise<number> =>
  db.transaction(async (tx) => {
    const old = sql`(select id from adhesion_request where state in ('draft', 'unconfirmed')
                       and created_at < now() - ${FORGOTTEN_AFTER_DAYS} * interval '1 day')`
    const { rows: clock } = await tx.execute(sql`select now() as now`)
    const now = new Date(clock[0]?.now as string | Date)
    await endFiles({ db: tx as unknown as Db, now }, sql`owner_kind = 'adhesion' and owner_id in ${old}`)
    await tx.execute(sql`delete from adhesion_link where request_id in ${old}`)
    await tx.execute(sql`delete from adhesion_event where request_id in ${old}`)
    const { rows } = await tx.execute(sql`delete from adhesion_request where id in ${old} returning id`)
    return rows.length
  })
