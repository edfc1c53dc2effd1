import { eq } from "drizzle-orm"
import { manualTotals } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, orConflict, refuse } from "../../errors.ts"
import { lockToConduct, touchMeeting } from "../session/lock.server.ts"
import type { CorrectTotals } from "./input.ts"
import { judgedTotals } from "./judge.server.ts"
import { lockTotals } from "./lock.server.ts"
import { refuseCorrect } from "./policy.ts"

type Totals = typeof manualTotals.$inferSelect
type Values = Awaited<ReturnType<typeof judgedTotals>>

/** Not confirmed yet, the row itself changes; confirmed, another one says what it corrects and why. */
const write = async (ctx: TxCtx, old: Totals, values: Values, reason: string | null): Promise<string> => {
  if (!old.confirmedAt) {
    const revision = old.revision + 1
    await ctx.db
      .update(manualTotals)
      .set({ ...values, revision })
      .where(eq(manualTotals.id, old.id))
    return old.id
  }
  const [row] = await ctx.db
    .insert(manualTotals)
    .values({ ...values, replacesId: old.id, reason })
    .returning({ id: manualTotals.id })
    .catch(orConflict({ manual_totals_one_correction: conflict("totals.refuse.corrected_already") }))
  return found(row).id
}

/**
 * Puts other numbers in the place of what was entered. What was confirmed stands until the correction is confirmed.
 * @throws forbidden unless secretary or chair here, without a reason once it was confirmed, for what was withdrawn or
 *   corrected; conflict while another correction waits; as `judgedTotals`
 */
export const correctTotals = (ctx: Ctx, input: CorrectTotals): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, calls } = await lockToConduct(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const old = await lockTotals(ctx, roundtableId, input.totalsCode)
    const call = found(calls.find((one) => one.id === old.callId))
    refuse(refuseCorrect(old, input.reason))
    const id = await write(ctx, old, await judgedTotals(ctx, meeting, call, input), input.reason)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "counted-vote.corrected", subject: { kind: "totals", id }, roundtableId },
      values: { yes: old.yes, no: old.no, cast: old.cast, reason: input.reason },
    })
  })
