import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import * as Y from "yjs"
import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { FIELD } from "../editor/schema-version.ts"
import { loadState } from "./load-state.server.ts"
import { blocksIn } from "./reading.ts"
import { queryWithin } from "./tx-query.server.ts"

const ROWS_PER_PAGE = 2_000

/**
 * The present text as one state. Yjs forgets what deleted passages said when it applies their deletion; what stays
 * is how long they were, so that places in the text (of comments, of forks) are still found.
 */
const presentState = async (ctx: TxCtx, documentId: string) => {
  const doc = new Y.Doc()
  const take = async (updates: Uint8Array[]) => {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  await loadState(queryWithin(ctx), documentId, take, ROWS_PER_PAGE)
  const state = Buffer.from(Y.encodeStateAsUpdate(doc))
  const content: StoredNode = { type: "doc", content: blocksIn(doc.getXmlFragment(FIELD)) }
  doc.destroy()
  return { state, content }
}

/**
 * Starts a new epoch of a document from its present text: the log and the snapshot before it go, and so does what
 * was set aside. Whoever has it open is sent to the new epoch; rows on their way to the old one are refused.
 * @returns the new epoch, and the text as it reads in it
 */
export const beginEpoch = async (ctx: TxCtx, documentId: string) => {
  const { rows: heads } = await ctx.db.execute(
    sql`select epoch from document_state where doc_id = ${documentId} for update`,
  )
  found(heads[0])
  const { state, content } = await presentState(ctx, documentId)
  await ctx.db.execute(sql`delete from document_update where doc_id = ${documentId}`)
  await ctx.db.execute(sql`delete from document_quarantine where doc_id = ${documentId}`)
  const { rows } = await ctx.db.execute(sql`
    update document_state set epoch = epoch + 1, head_seq = 1, snapshot_seq = 1, bytes = ${state.length},
           snapshot = decode(${state.toString("base64")}, 'base64'),
           snapshot_sha256 = decode(${createHash("sha256").update(state).digest("hex")}, 'hex')
     where doc_id = ${documentId} returning epoch`)
  return { epoch: Number(rows[0]?.epoch), content }
}
