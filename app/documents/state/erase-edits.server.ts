import { sql } from "drizzle-orm"
import type { TxCtx } from "../../context.ts"
import type { EditRefusal } from "./store-edit.server.ts"

const ERASED: EditRefusal = "erased"

/**
 * Empties what a text was told to become by edits that were made or refused, and refuses those still meant: each
 * holds words of the history.
 */
export const eraseEdits = (ctx: TxCtx, documentId: string) =>
  ctx.db.execute(sql`
    update document_edit
       set payload = '{}',
           refused = case when applied_seq is null then coalesce(refused, ${ERASED}) end,
           refused_at = case when applied_seq is null then coalesce(refused_at, ${ctx.now.toISOString()}::timestamptz) end
     where doc_id = ${documentId}`)
