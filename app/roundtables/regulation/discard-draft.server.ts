import { eq } from "drizzle-orm"
import { regulationVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { lockRoundtable, openDraft } from "./draft-lock.server.ts"
import type { RoundtableCode } from "./input.ts"

/**
 * Puts the table's draft aside, so that another may be begun; its row stays.
 * @throws forbidden unless secretary here; not_found without a draft
 */
export const discardDraft = (ctx: Ctx, input: RoundtableCode) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockRoundtable(ctx, input.roundtableCode)
    const { id } = await openDraft(ctx, roundtableId)
    await ctx.db.update(regulationVersions).set({ discardedAt: ctx.now }).where(eq(regulationVersions.id, id))
    const subject = { kind: "regulation_version", id }
    await record(ctx, { action: "rules.discarded", subject, roundtableId })
  })
