import { eq } from "drizzle-orm"
import { regulationVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { DomainError } from "../../errors.ts"
import { latestDay, lockRoundtable, openDraft } from "./draft-lock.server.ts"
import type { PlanVersion } from "./input.ts"
import { refusePlan } from "./version.ts"

/** Refuses days on which a version of the locked table cannot begin. @throws invalid */
export const checkPlan = async (
  ctx: TxCtx,
  roundtableId: string,
  plan: { inForceFrom: string; decidedOn: string },
) => {
  const refused = refusePlan(plan, civilDay(ctx.now), await latestDay(ctx, roundtableId))
  if (refused) throw new DomainError("invalid", refused.reason, refused.field)
}

/**
 * Writes into the draft from when it is to hold and by which act; the page that follows asks to confirm.
 * @throws forbidden unless secretary here; not_found without a draft; invalid for a day in the past or not
 *   after the latest version
 */
export const planVersion = (ctx: Ctx, { roundtableCode, ...plan }: PlanVersion) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockRoundtable(ctx, roundtableCode)
    const draft = await openDraft(ctx, roundtableId)
    await checkPlan(ctx, roundtableId, plan)
    await ctx.db
      .update(regulationVersions)
      .set({ ...plan, changedById: ctx.actor.personId, changedAt: ctx.now })
      .where(eq(regulationVersions.id, draft.id))
    await record(ctx, {
      action: "rules.planned",
      subject: { kind: "regulation_version", id: draft.id },
      roundtableId,
      values: plan,
    })
  })
