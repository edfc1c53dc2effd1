import type { Query } from "./load-state.server.ts"

/** Why an edit was not made and never will be. */
export type EditRefusal = "locked" | "gone" | "unfit" | "document-full" | "erased"

export type IntendedEdit = {
  id: string
  documentId: string
  roundtableId: string
  kind: string
  payload: unknown
  requestedById: string | null
  appliedSeq: number | null
  refused: EditRefusal | null
}

/** An edit that was meant, with what came of it so far; null if there is none of this id. */
export const readEdit = async (query: Query, id: string): Promise<IntendedEdit | null> => {
  const { rows } = await query(
    `select doc_id, roundtable_id, kind, payload, requested_by_id, applied_seq::text as applied_seq, refused
       from document_edit where id = $1`,
    [id],
  )
  const [row] = rows
  if (!row) return null
  return {
    id,
    documentId: String(row.doc_id),
    roundtableId: String(row.roundtable_id),
    kind: String(row.kind),
    payload: row.payload,
    requestedById: row.requested_by_id === null ? null : String(row.requested_by_id),
    appliedSeq: row.applied_seq === null ? null : Number(row.applied_seq),
    refused: row.refused as EditRefusal | null,
  }
}

/**
 * The append of one row to the log, and the edit's outcome, by one statement. The edit's row is locked first: of
 * two processes that have both worked it out, the second finds it applied. A text that was locked, or begun anew,
 * since the edit was worked out takes nothing.
 */
const STORE = `with edit as materialized (
  select id, doc_id, requested_by_id, schema_version from document_edit
   where id = $1 and applied_seq is null and refused is null for update
), advanced as (
  update document_state s
     set head_seq = s.head_seq + 1, schema_version = greatest(s.schema_version, e.schema_version),
         bytes = least(s.bytes::bigint + octet_length(decode($3, 'base64')), 2147483647)::int
    from edit e where s.doc_id = e.doc_id and s.epoch = $2::int and s.locked_at is null
  returning s.doc_id, s.head_seq
), stored as (
  insert into document_update (doc_id, seq, data, author_id, conn_id)
  select a.doc_id, a.head_seq, decode($3, 'base64'), e.requested_by_id, 'server' from advanced a, edit e
), told as (
  update document_edit d set applied_seq = a.head_seq, applied_epoch = $2::int, applied_at = now()
    from advanced a where d.id = $1
)
select head_seq::text as seq from advanced`

/**
 * Stores what an edit changes.
 * @returns its sequence, or null if it was applied or refused before, or its document takes no rows of this epoch
 */
export const storeEdit = async (
  query: Query,
  edit: { id: string; epoch: number; update: Uint8Array },
): Promise<number | null> => {
  const data = Buffer.from(edit.update.buffer, edit.update.byteOffset, edit.update.length)
  const { rows } = await query(STORE, [edit.id, edit.epoch, data.toString("base64")])
  return rows[0] ? Number(rows[0].seq) : null
}

/** An edit that changes nothing is applied as of what was there; the log gets no row. */
export const settleEdit = async (
  query: Query,
  edit: { id: string; epoch: number; seq: number },
): Promise<void> => {
  await query(
    `update document_edit set applied_seq = $2, applied_epoch = $3, applied_at = now()
      where id = $1 and applied_seq is null and refused is null`,
    [edit.id, edit.seq, edit.epoch],
  )
}
