import { createHash } from "node:crypto"
import type { Query } from "./load-state.server.ts"

/**
 * Puts a verified snapshot in the place of an older one; the log stays. A snapshot of another epoch, or one
 * not newer than what is there, changes nothing.
 * @returns whether it was taken
 */
export const writeSnapshot = async (
  query: Query,
  snapshot: { documentId: string; epoch: number; seq: number; state: Uint8Array },
): Promise<boolean> => {
  const state = Buffer.from(snapshot.state.buffer, snapshot.state.byteOffset, snapshot.state.length)
  const sql = `update document_state s
       set snapshot = decode($4, 'base64'), snapshot_sha256 = decode($5, 'hex'), snapshot_seq = $3,
           bytes = $6::int + coalesce(
             (select sum(octet_length(u.data)) from document_update u where u.doc_id = s.doc_id and u.seq > $3), 0)
     where s.doc_id = $1 and s.epoch = $2 and s.snapshot_seq < $3 and s.head_seq >= $3 returning 1`
  const { rows } = await query(sql, [
    snapshot.documentId,
    snapshot.epoch,
    snapshot.seq,
    state.toString("base64"),
    createHash("sha256").update(state).digest("hex"),
    state.length,
  ])
  return rows.length > 0
}

/** Documents with something in their log for so many hours that no snapshot holds. */
export const findUncompacted = async (query: Query, hours: number, limit: number): Promise<string[]> => {
  const { rows } = await query(
    `select s.doc_id from document_state s
       join document_update u on u.doc_id = s.doc_id and u.seq = s.snapshot_seq + 1
      where s.head_seq > s.snapshot_seq and u.created_at < now() - $1::int * interval '1 hour'
      order by u.created_at limit $2`,
    [hours, limit],
  )
  return rows.map((row) => String(row.doc_id))
}
