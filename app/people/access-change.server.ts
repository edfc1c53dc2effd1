import { accessChanges } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"

/**
 * Says that somebody's rights may have changed, in the transaction that changes them; every process closes
 * or demotes the sockets concerned within a second of the commit.
 */
export const changeAccess = async (
  ctx: TxCtx,
  concerned: { personId?: string; documentId?: string; roundtableId?: string },
): Promise<void> => {
  await ctx.db.insert(accessChanges).values(concerned)
}
