import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

const LOCK = 7_483_229_012
const GENESIS = new Uint8Array(32)

/**
 * Gives committed entries their place in the chain, ordered by (transaction, id). Only transactions older
 * than every running one are taken, so that no slower one can slip in before a sealed entry; a number at or
 * above the horizon can only come from another server's backup and is taken too.
 * @returns how many entries were sealed, at most `limit`
 */
export const sealAudit = (db: Db, limit = 1000): Promise<number> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    const { rows } = await tx.execute(sql`
      select id, content_sha256 from audit_entry
       where sealed_seq is null
         and (transaction < pg_snapshot_xmin(pg_current_snapshot())
              or transaction >= pg_snapshot_xmax(pg_current_snapshot()))
       order by transaction, id limit ${limit}`)
    if (rows.length === 0) return 0
    const head = await tx.execute(
      sql`select sealed_seq, chain_sha256 from audit_entry where sealed_seq is not null order by sealed_seq desc limit 1`,
    )
    let seq = Number(head.rows[0]?.sealed_seq ?? 0)
    let previous = (head.rows[0]?.chain_sha256 as Uint8Array | undefined) ?? GENESIS
    for (const row of rows) {
      seq += 1
      previous = createHash("sha256")
        .update(previous)
        .update(row.content_sha256 as Uint8Array)
        .digest()
      await tx.execute(
        sql`update audit_entry set sealed_seq = ${seq}, chain_sha256 = ${previous} where id = ${row.id}`,
      )
    }
    return rows.length
  })
