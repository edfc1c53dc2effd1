import { eq } from "drizzle-orm"
import { manualTotals } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { lockToConduct, touchMeeting } from "../session/lock.server.ts"
import type { ConfirmTotals, OfTotals } from "./input.ts"
import { lockTotals } from "./lock.server.ts"
import { refuseConfirm, refuseWithdraw } from "./policy.ts"

/**
 * Confirms what somebody else entered, as it was read: from now on it holds, and takes the place of what it corrects.
 * @throws forbidden unless secretary or chair here, for one's own, and for what was confirmed or withdrawn; conflict
 *   when the numbers were changed since they were read
 */
export const confirmTotals = (ctx: Ctx, input: ConfirmTotals): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, calls } = await lockToConduct(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const totals = await lockTotals(ctx, roundtableId, input.totalsCode)
    found(calls.find((one) => one.id === totals.callId))
    refuse(refuseConfirm(ctx.actor.personId, totals))
    if (totals.revision !== input.revision) throw conflict("totals.refuse.changed_meanwhile")
    await ctx.db
      .update(manualTotals)
      .set({ confirmedById: found(ctx.actor.personId), confirmedAt: ctx.now })
      .where(eq(manualTotals.id, totals.id))
    if (totals.replacesId)
      await ctx.db
        .update(manualTotals)
        .set({ replacedAt: ctx.now })
        .where(eq(manualTotals.id, totals.replacesId))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "counted-vote.confirmed", subject: { kind: "totals", id: totals.id }, roundtableId },
      values: { outcome: totals.outcome },
    })
  })

/**
 * Withdraws what was entered by mistake and confirmed by nobody.
 * @throws forbidden unless secretary or chair here, and once it was confirmed
 */
export const withdrawTotals = (ctx: Ctx, input: OfTotals): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, calls } = await lockToConduct(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const totals = await lockTotals(ctx, roundtableId, input.totalsCode)
    found(calls.find((one) => one.id === totals.callId))
    refuse(refuseWithdraw(totals))
    await ctx.db.update(manualTotals).set({ withdrawnAt: ctx.now }).where(eq(manualTotals.id, totals.id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "counted-vote.withdrawn", subject: { kind: "totals", id: totals.id }, roundtableId },
    })
  })
