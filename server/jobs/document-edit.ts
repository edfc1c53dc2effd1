import { z } from "zod"
import { refuseEdit } from "#app/documents/state/refuse-edit.server.ts"
import type { JobParts } from "./index.ts"
import { systemCtx } from "./system-context.ts"

const EditOf = z.object({ editId: z.uuid() })

/** Has an edit made that a verb meant; one that cannot be made is refused, and whoever meant it can see why. */
export const makeEdit = async (parts: JobParts, payload: unknown): Promise<void> => {
  const { editId } = EditOf.parse(payload)
  const outcome = await parts.realtime.apply(editId)
  if (outcome.kind === "refused") await refuseEdit(await systemCtx(parts), { editId, reason: outcome.reason })
}
