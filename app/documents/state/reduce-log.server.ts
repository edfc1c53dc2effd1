import type { Query } from "./load-state.server.ts"

/**
 * Texts that were locked for good so many days ago, have a version to show for it, and still keep their log. One in
 * an approval round is locked too, but may be written again: there the days begin with the adoption, which locks
 * anew. Only where the snapshot holds all of it, and each version knows who wrote it: afterwards nobody can find that
 * out.
 */
const DUE = `s.locked_at < now() - $1::int * interval '1 day' and s.snapshot_seq = s.head_seq
  and exists (select 1 from document d where d.id = s.doc_id and d.state = 'adopted')
  and exists (select 1 from document_version v where v.doc_id = s.doc_id and v.kind <> 'automatic')
  and not exists (select 1 from document_version v
                   where v.doc_id = s.doc_id and v.authors is null and v.content is not null)
  and exists (select 1 from document_update u where u.doc_id = s.doc_id)`

export const findReducible = async (query: Query, days: number, limit: number): Promise<string[]> => {
  const { rows } = await query(`select s.doc_id from document_state s where ${DUE} limit $2`, [days, limit])
  return rows.map((row) => String(row.doc_id))
}

const REDUCE = `with due as materialized (
  select s.doc_id, s.epoch from document_state s where s.doc_id = $2 and ${DUE} for no key update of s
), gone as (
  delete from document_update u using due where u.doc_id = due.doc_id returning 1
)
select count(*)::int as gone from gone`

/**
 * Discards the log of a text locked so many days ago: what stays is its snapshot, and its versions with their
 * authors.
 * @returns how many rows went
 */
export const reduceLog = async (query: Query, documentId: string, days: number): Promise<number> => {
  const { rows } = await query(REDUCE, [days, documentId])
  return Number(rows[0]?.gone ?? 0)
}
