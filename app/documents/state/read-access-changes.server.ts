import type { Query } from "./load-state.server.ts"

export type AccessChange = {
  seq: number
  transaction: string
  personId: string | null
  documentId: string | null
  roundtableId: string | null
}

/**
 * Changes of rights by transactions not below `from`, and the number below which every transaction has ended:
 * ask from there the next time. What was read already comes again until then; a slow commit is never missed,
 * which a bare sequence would.
 * @param from what the last call returned as `xmin`, or null to learn only where to begin
 */
export const readAccessChanges = async (
  query: Query,
  from: string | null,
): Promise<{ xmin: string; changes: AccessChange[] }> => {
  const sql = `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, coalesce((
      select json_agg(json_build_object('seq', seq, 'transaction', transaction::text, 'personId', person_id,
               'documentId', document_id, 'roundtableId', roundtable_id) order by seq)
        from access_change where transaction >= $1::text::xid8), '[]') as changes`
  const { rows } = await query(sql, [from])
  const row = rows[0] ?? {}
  return { xmin: String(row.xmin), changes: row.changes as AccessChange[] }
}
