import type { Query } from "./load-state.server.ts"

export type UpdateToStore = {
  documentId: string
  epoch: number
  data: Uint8Array
  /** Null for what the server itself writes. */
  authorId: string | null
  connectionId: string
}

/**
 * For every document of a flush that took its rows, by `stateKey`: the sequence before the first of them.
 * The rows of a document follow it in the order they were given; a document that is not here took none.
 */
export type AppendResult = ReadonlyMap<string, number>

/** One life of a document: a new epoch starts a new log. */
export const stateKey = (documentId: string, epoch: number) => `${documentId}~${epoch}`

/**
 * Heads are locked in the order of their ids, so that two flushes never wait for each other in a circle, and
 * only where the epoch fits and nobody locked the text: the lock of an adopted text sits in the write.
 */
const APPEND = `with incoming as materialized (
  select doc_id, epoch, decode(data, 'base64') as data, author_id, conn_id,
         row_number() over (partition by doc_id, epoch order by ord) as rn
    from unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::text[])
         with ordinality as t(doc_id, epoch, data, author_id, conn_id, ord)
), wanted as materialized (
  select doc_id, epoch, count(*) as n, sum(octet_length(data)) as size from incoming group by doc_id, epoch
), locked as materialized (
  select s.doc_id, s.epoch, w.n, w.size
    from document_state s join wanted w on w.doc_id = s.doc_id and w.epoch = s.epoch
   where s.locked_at is null order by s.doc_id for update of s
), advanced as (
  update document_state s
     set head_seq = s.head_seq + l.n, bytes = least(s.bytes + l.size, 2147483647)::int
    from locked l where s.doc_id = l.doc_id
  returning s.doc_id, s.epoch, s.head_seq - l.n as base
), stored as (
  insert into document_update (doc_id, seq, data, author_id, conn_id)
  select i.doc_id, a.base + i.rn, i.data, i.author_id, i.conn_id
    from incoming i join advanced a on a.doc_id = i.doc_id and a.epoch = i.epoch
), batch as (
  insert into document_batch (id, result)
  select $6::uuid, coalesce(jsonb_object_agg(doc_id || '~' || epoch, base), '{}'::jsonb) from advanced
), forgotten as (
  delete from document_batch where id = $7::uuid
)
select doc_id || '~' || epoch as key, base::text as base from advanced`

/**
 * Stores the rows of a flush in one statement. The batch's id is stored with them, so that a flush whose
 * outcome is unknown can ask (`findBatch`) and, sent twice, is refused the second time.
 * @param settled the id of an earlier batch whose outcome is known: its mark is removed
 * @throws with `code` 23505 when this batch is stored already
 */
export const appendUpdates = async (
  query: Query,
  rows: readonly UpdateToStore[],
  batchId: string,
  settled: string | null,
): Promise<AppendResult> => {
  const stored = await query(APPEND, [
    rows.map((row) => row.documentId),
    rows.map((row) => row.epoch),
    rows.map((row) => Buffer.from(row.data.buffer, row.data.byteOffset, row.data.length).toString("base64")),
    rows.map((row) => row.authorId),
    rows.map((row) => row.connectionId),
    batchId,
    settled,
  ])
  return new Map(stored.rows.map((row) => [String(row.key), Number(row.base)]))
}

/** What a batch stored, or null if it is not there: the answer to a flush whose outcome is unknown. */
export const findBatch = async (query: Query, batchId: string): Promise<AppendResult | null> => {
  const { rows } = await query("select result from document_batch where id = $1::uuid", [batchId])
  if (!rows[0]) return null
  return new Map(Object.entries(rows[0].result as Record<string, number>))
}

/** Raises the version of the schema that a document needs; it never goes down. Returns the floor reached. */
export const raiseSchemaFloor = async (
  query: Query,
  documentId: string,
  version: number,
): Promise<number> => {
  const sql = `update document_state set schema_version = greatest(schema_version, $2::int)
    where doc_id = $1 returning schema_version`
  const { rows } = await query(sql, [documentId, version])
  return Number(rows[0]?.schema_version ?? version)
}
