import { manualTotals } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { lockToConduct, touchMeeting } from "../session/lock.server.ts"
import type { EnterTotals } from "./input.ts"
import { judgedTotals } from "./judge.server.ts"

/**
 * Takes down what was counted by hand; it holds once somebody else confirms it.
 * @throws forbidden unless secretary or chair here; as `judgedTotals`
 */
export const enterTotals = (ctx: Ctx, input: EnterTotals): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockToConduct(ctx, input.meetingCode)
    const values = await judgedTotals(ctx, meeting, call, input)
    const [row] = await ctx.db
      .insert(manualTotals)
      .values(values)
      .returning({ id: manualTotals.id, code: manualTotals.code })
    const { id, code } = found(row)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{
        action: "counted-vote.entered",
        subject: { kind: "totals", id },
        roundtableId: meeting.roundtableId,
      },
      values: { outcome: values.outcome, yes: values.yes, no: values.no, cast: values.cast },
    })
    return code
  })
