import type { Query } from "./load-state.server.ts"

/** A `Reading` whose JSON is text already, as the worker hands it over: a long one costs the event loop nothing. */
export type WrittenReading = { json: string; plain: string; headings: string; words: number }

/**
 * Stores the readable form of a document as of a sequence. An older one never replaces a newer one.
 * @returns whether it was taken
 */
export const writeText = async (
  query: Query,
  text: { documentId: string; roundtableId: string; epoch: number; seq: number; reading: WrittenReading },
): Promise<boolean> => {
  const { json, plain, headings, words } = text.reading
  const sql = `insert into document_text as t (doc_id, roundtable_id, epoch, seq, json, plain, headings, words)
     values ($1, $2, $3, $4, $5::text::jsonb, $6, $7::text::jsonb, $8)
     on conflict (doc_id) do update set epoch = excluded.epoch, seq = excluded.seq, json = excluded.json,
       plain = excluded.plain, headings = excluded.headings, words = excluded.words, written_at = now()
     where (t.epoch, t.seq) < (excluded.epoch, excluded.seq) returning 1`
  const { rows } = await query(sql, [
    text.documentId,
    text.roundtableId,
    text.epoch,
    text.seq,
    json,
    plain,
    headings,
    words,
  ])
  return rows.length > 0
}

/** As of which sequence of which epoch the readable form of a document is; null while there is none. */
export const readTextReach = async (
  query: Query,
  documentId: string,
): Promise<{ epoch: number; seq: number } | null> => {
  const sql = "select epoch, seq::text as seq from document_text where doc_id = $1"
  const { rows } = await query(sql, [documentId])
  return rows[0] ? { epoch: Number(rows[0].epoch), seq: Number(rows[0].seq) } : null
}

/** Documents whose readable form is missing or behind their log, the longest unwritten first. */
export const findStaleTexts = async (query: Query, limit: number): Promise<string[]> => {
  const sql = `select s.doc_id from document_state s left join document_text t on t.doc_id = s.doc_id
    where s.head_seq > 0 and (t.epoch, t.seq) is distinct from (s.epoch, s.head_seq)
    order by t.written_at nulls first, s.doc_id limit $1`
  const { rows } = await query(sql, [limit])
  return rows.map((row) => String(row.doc_id))
}
