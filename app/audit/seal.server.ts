import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { formerLinkDigest, GENESIS, hexOf, linkDigest } from "./digests.server.ts"

const LOCK = 7_483_229_012

/** An instant as its link covers it: UTC with microseconds, which a JavaScript date would cut. */
export const AT_UTC = sql.raw(`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

type Unsealed = { id: string; transaction: string; at: string; content_sha256: Uint8Array }

const nextUnsealed = async (tx: Pick<Db, "execute">, limit: number): Promise<Unsealed[]> => {
  const { rows } = await tx.execute(sql`
    select e.id, e.transaction::text as transaction, ${AT_UTC} as at, e.content_sha256
      from audit_entry e
     where e.sealed_seq is null
       and (e.transaction < pg_snapshot_xmin(pg_current_snapshot())
            or e.transaction >= pg_snapshot_xmax(pg_current_snapshot()))
     order by e.transaction, e.id limit ${limit}`)
  return rows as Unsealed[]
}

type Head = { seq: number; chain: Uint8Array }

/**
 * Where the chain goes on. A chain without a head is one of the former links, which is sealed anew.
 * @throws if it is not: somebody took the head away
 */
const headOf = async (tx: Pick<Db, "execute">): Promise<Head> => {
  const head = await tx.execute(sql`select sealed_seq, chain_sha256 from audit_head`)
  const [row] = head.rows
  if (row) return { seq: Number(row.sealed_seq), chain: row.chain_sha256 as Uint8Array }
  const first = await tx.execute(
    sql`select content_sha256, chain_sha256 from audit_entry where sealed_seq = 1`,
  )
  const [entry] = first.rows as { content_sha256: Uint8Array; chain_sha256: Uint8Array }[]
  if (entry) {
    const former = formerLinkDigest(GENESIS, entry.content_sha256)
    if (hexOf(former) !== hexOf(entry.chain_sha256))
      throw new Error("The head of the audit's chain is missing")
    await tx.execute(
      sql`update audit_entry set sealed_seq = null, chain_sha256 = null where sealed_seq is not null`,
    )
  }
  return { seq: 0, chain: GENESIS }
}

/**
 * Gives committed entries their place in the chain, ordered by (transaction, id). Only transactions older
 * than every running one are taken, so that no slower one can slip in before a sealed entry; a number at or
 * above the horizon can only come from another server's backup and is taken too.
 * @returns how many entries were sealed, at most `limit`
 */
export const sealAudit = (db: Db, limit = 1000): Promise<number> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    let { seq, chain: previous } = await headOf(tx)
    const unsealed = await nextUnsealed(tx, limit)
    if (unsealed.length === 0) return 0
    const links = unsealed.map(({ id, transaction, at, content_sha256: contentSha256 }) => {
      seq += 1
      previous = linkDigest(previous, { seq, id: Number(id), transaction, at, contentSha256 })
      return { id, seq, chain: hexOf(previous) }
    })
    await tx.execute(sql`
      update audit_entry e set sealed_seq = l.seq, chain_sha256 = decode(l.chain, 'hex')
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(id bigint, seq bigint, chain text)
       where e.id = l.id`)
    await tx.execute(sql`
      insert into audit_head (id, sealed_seq, chain_sha256) values (1, ${seq}, ${previous})
      on conflict (id) do update
         set sealed_seq = excluded.sealed_seq, chain_sha256 = excluded.chain_sha256, sealed_at = now()`)
    return unsealed.length
  })
