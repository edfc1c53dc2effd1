import { uuidv7 } from "uuidv7"
import type { Query } from "./load-state.server.ts"

/** Keeps content that could not become part of a document, for the operator to look at. */
export const quarantineFrame = async (
  query: Query,
  frame: { documentId: string; data: Uint8Array; authorId: string | null; reason: string },
): Promise<void> => {
  const data = Buffer.from(frame.data.buffer, frame.data.byteOffset, frame.data.length).toString("base64")
  const sql = `insert into document_quarantine (id, doc_id, data, author_id, reason)
    values ($1, $2, decode($3, 'base64'), $4, $5)`
  await query(sql, [uuidv7(), frame.documentId, data, frame.authorId, frame.reason])
}
