import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { INDEXERS, INDEXERS_OF_MENTIONS } from "./sources.server.ts"

const LOCK = 7_483_229_031
/** Raised when more can be found than before: an installation then makes its index anew, once. */
const MARK = "search-3"

/** How far the index has followed the audit, or null where it was never made. */
const cursor = async (db: Db): Promise<number | null> => {
  const { rows } = await db.execute(sql`select value->>'seq' as seq from installation where key = ${MARK}`)
  return rows[0] ? Number(rows[0].seq) : null
}

/** The number of the last sealed entry of the audit. */
export const auditHead = async (db: Db): Promise<number> => {
  const { rows } = await db.execute(
    sql`select sealed_seq as seq from audit_entry where sealed_seq is not null order by sealed_seq desc limit 1`,
  )
  return Number(rows[0]?.seq ?? 0)
}

/** Says that the index holds everything up to an entry of the audit. */
export const markFollowed = async (db: Db, seq: number): Promise<void> => {
  await db.execute(sql`
    insert into installation (key, value) values (${MARK}, jsonb_build_object('seq', ${seq}::bigint))
    on conflict (key) do update set value = excluded.value, changed_at = now()`)
}

/** Whether the index was made once. */
export const isIndexMade = async (db: Db): Promise<boolean> => (await cursor(db)) !== null

const deedsAfter = async (db: Db, seq: number, limit: number) => {
  const { rows } = await db.execute(sql`
    select sealed_seq as seq, subject_kind as kind, subject_id as id, roundtable_id as "roundtableId"
      from audit_entry where sealed_seq > ${seq} order by sealed_seq limit ${limit}`)
  return rows as { seq: string | number; kind: string; id: string; roundtableId: string | null }[]
}

const bringUpToDate = async (db: Db, kind: string, id: string) => {
  await INDEXERS[kind]?.({ db }, id)
  await INDEXERS_OF_MENTIONS[kind]?.({ db }, id)
}

/**
 * Brings up to date whatever the audit says was changed since the last time, so that no verb has to think of
 * the index. One process does it at a time.
 * @returns how many entries of the audit it followed
 */
export const followAudit = async (db: Db, limit = 50): Promise<number> => {
  const failed: string[] = []
  const followed = await db.transaction(async (tx) => {
    const within = tx as unknown as Db
    const { rows } = await within.execute(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`)
    const from = rows[0]?.mine ? await cursor(within) : null
    if (from === null) return 0
    const deeds = await deedsAfter(within, from, limit)
    const last = deeds.at(-1)
    if (!last) return 0
    const things = new Map(deeds.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]))
    for (const { kind, id } of things.values())
      await within
        .transaction((tx) => bringUpToDate(tx as unknown as Db, kind, id))
        .catch((error) => void failed.push(`${kind} ${id}: ${error}`))
    await markFollowed(within, Number(last.seq))
    return deeds.length
  })
  // Said after the rest was kept: one thing that cannot be indexed holds up no other.
  if (failed.length > 0) throw new Error(`not indexed: ${failed.join("; ").slice(0, 500)}`)
  return followed
}

/**
 * Takes in texts whose readable form was written lately and is newer than the index's.
 * @returns how many it took in
 */
export const followTexts = async (db: Db, limit = 20): Promise<number> => {
  const { rows } = await db.execute(sql`
    select t.doc_id as id from document_text t
      left join search_entry e on e.source_kind = 'document' and e.source_id = t.doc_id and e.part = ''
      join document d on d.id = t.doc_id and d.deleted_at is null
     where t.written_at > now() - interval '1 hour' and e.version is distinct from t.epoch || '.' || t.seq
     order by t.written_at limit ${limit}`)
  for (const { id } of rows)
    await db.transaction((tx) =>
      (INDEXERS.document ?? (() => Promise.resolve()))({ db: tx as unknown as Db }, String(id)),
    )
  return rows.length
}
