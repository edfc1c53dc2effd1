import type { StoredNode } from "../editor/reading-tree.ts"
import type { Query } from "../state/load-state.server.ts"
import type { VersionAuthors } from "./authors.ts"

/** A version of which it is not known yet who wrote it. */
export type Unattributed = { id: string; documentId: string; epoch: number; seq: number; content: StoredNode }

const isWaiting = "v.authors is null and v.content is not null"

/** Documents with versions of which it is not known who wrote them, the oldest version first. */
export const findUnattributed = async (query: Query, limit: number): Promise<string[]> => {
  const { rows } = await query(
    `select v.doc_id from document_version v where ${isWaiting}
      group by v.doc_id order by min(v.created_at) limit $1`,
    [limit],
  )
  return rows.map((row) => String(row.doc_id))
}

/** The next version of a document of which it is not known who wrote it; null when all are told. */
export const nextUnattributed = async (query: Query, documentId: string): Promise<Unattributed | null> => {
  const { rows } = await query(
    `select v.id, v.epoch, v.seq::text as seq, v.content from document_version v
      where v.doc_id = $1 and ${isWaiting} order by v.number limit 1`,
    [documentId],
  )
  const [row] = rows
  if (!row) return null
  const { id, epoch, seq, content } = row
  return {
    ...{ id: String(id), documentId, epoch: Number(epoch), seq: Number(seq) },
    content: content as StoredNode,
  }
}

/** Keeps who wrote a version, unless that was done, or its words were erased meanwhile. */
export const writeAuthors = async (query: Query, id: string, authors: VersionAuthors): Promise<boolean> => {
  const { rows } = await query(
    `update document_version v set authors = $2::text::jsonb where v.id = $1 and ${isWaiting} returning 1`,
    [id, JSON.stringify(authors)],
  )
  return rows.length > 0
}
