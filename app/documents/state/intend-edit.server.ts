import { documentEdits } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { enqueue } from "../../jobs.server.ts"
import { SCHEMA_VERSION } from "../editor/schema-version.ts"
import type { EditKind, EditPayloads } from "./edits.ts"

/**
 * Means the server to change a text, as part of a verb's deed: the row is written with it, and after the commit a
 * job has the change made, once. What comes of it stands in the row: `applied_seq`, or why it was `refused`.
 * @returns the edit's id
 */
export const intendEdit = async <K extends EditKind>(
  ctx: TxCtx,
  edit: {
    documentId: string
    roundtableId: string
    kind: K
    payload: EditPayloads[K]
    schemaVersion?: number
  },
): Promise<string> => {
  const { schemaVersion = SCHEMA_VERSION, ...rest } = edit
  const [row] = await ctx.db
    .insert(documentEdits)
    .values({ ...rest, schemaVersion, requestedById: ctx.actor.personId })
    .returning({ id: documentEdits.id })
  const editId = row?.id ?? ""
  await enqueue(ctx, { kind: "document.edit", key: editId, payload: { editId } })
  return editId
}
