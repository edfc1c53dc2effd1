import { and, eq, isNull } from "drizzle-orm"
import { documentEdits } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import type { EditRefusal } from "./store-edit.server.ts"

/**
 * Says of an edit that it will not be made, for whoever meant it, and in the audit.
 * @returns whether it was still open
 */
export const refuseEdit = (ctx: Ctx, { editId, reason }: { editId: string; reason: EditRefusal }) =>
  transact(ctx, async (ctx) => {
    const [edit] = await ctx.db
      .update(documentEdits)
      .set({ refused: reason, refusedAt: ctx.now })
      .where(
        and(eq(documentEdits.id, editId), isNull(documentEdits.appliedSeq), isNull(documentEdits.refused)),
      )
      .returning()
    if (!edit) return false
    await record(ctx, {
      action: "document.edit-refused",
      subject: { kind: "document", id: edit.documentId },
      roundtableId: edit.roundtableId,
      values: { kind: edit.kind, reason },
    })
    return true
  })
