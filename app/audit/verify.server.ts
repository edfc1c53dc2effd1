import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { contentDigest, GENESIS, hexOf, linkDigest, valueDigest } from "./digests.server.ts"
import type { KeptHead } from "./head.ts"
import type { AuditReport, Break } from "./report-lines.ts"
import { AT_UTC } from "./seal.server.ts"

type Row = {
  seq: string
  id: string
  transaction: string
  at: string
  actor_id: string | null
  acting_for_id: string | null
  action: string
  subject_kind: string
  subject_id: string
  roundtable_id: string | null
  request_id: string | null
  fields: Record<string, string>
  salt: Uint8Array
  content_sha256: Uint8Array
  chain_sha256: Uint8Array | null
  has_values: boolean
  values: Record<string, unknown> | null
  erased_at: Date | string | null
}

const readRows = async (tx: Pick<Db, "execute">, above: number | null, limit: number): Promise<Row[]> => {
  const { rows } = await tx.execute(sql`
    select e.sealed_seq as seq, e.id, e.transaction::text as transaction, ${AT_UTC} as at, e.actor_id, e.acting_for_id, e.action,
           e.subject_kind, e.subject_id, e.roundtable_id, e.request_id, e.fields, e.salt, e.content_sha256,
           e.chain_sha256, v.entry_id is not null as has_values, v.values, v.erased_at
      from audit_entry e left join audit_value v on v.entry_id = e.id
     where e.sealed_seq is not null ${above === null ? sql`` : sql`and e.sealed_seq > ${above}`}
     order by e.sealed_seq limit ${limit}`)
  return rows as Row[]
}

const contentHolds = (row: Row) => {
  const { action, fields, salt } = row
  const entry = {
    ...{
      actorId: row.actor_id,
      actingForId: row.acting_for_id,
      action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
    },
    ...{ roundtableId: row.roundtable_id, requestId: row.request_id, fields },
  }
  return hexOf(contentDigest(salt, entry)) === hexOf(row.content_sha256)
}

/** Values that are there match their digests; those that are not were erased, and the row says so. */
const valuesHold = ({ fields, salt, values, has_values: hasRow, erased_at: erasedAt }: Row) => {
  const names = Object.keys(fields)
  if (!hasRow) return names.length === 0
  const there = Object.entries(values ?? {})
  const match = there.every(([name, value]) => fields[name] === valueDigest(salt, value))
  return match && (erasedAt !== null || there.length === names.length)
}

/** What is wrong with a row that should follow `previous` as number `seq`, or null. */
const wrongWith = (row: Row, previous: Uint8Array, seq: number): Break | null => {
  if (Number(row.seq) !== seq) return Number(row.seq) > seq ? "missing" : "beyond"
  if (!contentHolds(row)) return "content"
  const { transaction, at, content_sha256: contentSha256 } = row
  const link = linkDigest(previous, { seq, id: Number(row.id), transaction, at, contentSha256 })
  if (row.chain_sha256 === null || hexOf(link) !== hexOf(row.chain_sha256)) return "link"
  return valuesHold(row) ? null : "values"
}

const storedHead = async (tx: Pick<Db, "execute">) => {
  const { rows } = await tx.execute(sql`select sealed_seq, chain_sha256 from audit_head`)
  const [row] = rows
  return row ? { seq: Number(row.sealed_seq), hash: hexOf(row.chain_sha256 as Uint8Array) } : null
}

/** The link before entry `from`: what a part of the chain is checked against. */
const linkBefore = async (tx: Pick<Db, "execute">, from: number): Promise<Uint8Array> => {
  if (from <= 1) return GENESIS
  const { rows } = await tx.execute(sql`select chain_sha256 from audit_entry where sealed_seq = ${from - 1}`)
  return (rows[0]?.chain_sha256 as Uint8Array | null | undefined) ?? GENESIS
}

export type VerifyOptions = {
  /** The first entry to check; what stands before it is taken as it is. */
  from?: number
  /** A head that was kept elsewhere: the chain must still pass through it. */
  kept?: KeptHead | null
  batch?: number
  /** Told after each batch how many entries were checked. */
  onProgress?: (checked: number) => void
}

type Walk = AuditReport & { seq: number; previous: Uint8Array }

/** Checks rows one after the other until the first that does not hold. */
const follow = (walk: Walk, rows: readonly Row[], kept: KeptHead | null) => {
  for (const row of rows) {
    const why = wrongWith(row, walk.previous, walk.seq + 1)
    const isKept = kept?.seq === Number(row.seq)
    const broken = why ?? (isKept && kept.hash !== hexOf(row.chain_sha256 ?? GENESIS) ? "kept" : null)
    if (broken) {
      // Of a row that is not there only the place can be named.
      walk.broken =
        broken === "missing"
          ? { seq: walk.seq + 1, id: null, why: broken }
          : { seq: Number(row.seq), id: Number(row.id), why: broken }
      return
    }
    walk.seq += 1
    walk.previous = row.chain_sha256 ?? GENESIS
    walk.checked += 1
    walk.erased += row.erased_at === null ? 0 : 1
    walk.head = { seq: walk.seq, hash: hexOf(walk.previous), at: row.at }
  }
}

/** What the end of the chain should be and is not: its stored head, and the head kept elsewhere. */
const wrongEnd = (walk: Walk, stored: Awaited<ReturnType<typeof storedHead>>, kept: KeptHead | null) => {
  const hash = hexOf(walk.previous)
  if (stored && stored.seq > walk.seq) return { seq: walk.seq + 1, id: null, why: "missing" as const }
  if (stored ? stored.seq !== walk.seq || stored.hash !== hash : walk.seq > 0)
    return { seq: walk.seq, id: null, why: "head" as const }
  return kept && kept.seq > walk.seq ? { seq: kept.seq, id: null, why: "kept" as const } : null
}

/**
 * Recomputes the chain from the rows alone, in batches, as it stood when it began to read: the server may go
 * on writing. Stops at the first entry that does not hold.
 */
export const verifyAudit = (db: Db, options: VerifyOptions = {}): Promise<AuditReport> =>
  db.transaction(
    async (tx) => {
      const { from = 1, kept = null, batch = 2000, onProgress } = options
      const stored = await storedHead(tx)
      const counted = await tx.execute(
        sql`select count(*)::int as n from audit_entry where sealed_seq is null`,
      )
      const walk: Walk = {
        ...{ checked: 0, erased: 0, unsealed: Number(counted.rows[0]?.n), head: null, broken: null },
        ...{ seq: from - 1, previous: await linkBefore(tx, from) },
      }
      let above = from <= 1 ? null : from - 1
      while (!walk.broken) {
        const rows = await readRows(tx, above, batch)
        follow(walk, rows, kept)
        onProgress?.(walk.checked)
        if (rows.length < batch) break
        above = walk.seq
      }
      const { seq: _seq, previous: _previous, ...report } = walk
      return { ...report, broken: walk.broken ?? wrongEnd(walk, stored, kept) }
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
