import { and, eq, inArray } from "drizzle-orm"
import { calls, proposals } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { tellAuthors } from "../proposals/tell.server.ts"
import { listHearers } from "./eligible.server.ts"
import { type CallRow, lockCall } from "./facts.server.ts"
import type { CancelCall, OfCall } from "./input.ts"
import { refuseCancelCall, refusePublishCall } from "./policy.ts"
import { isConcernedBy } from "./results/concerned.server.ts"

const tellOfCall = async (ctx: TxCtx, call: CallRow) => {
  for (const { personId, language } of await listHearers(ctx, call))
    if (personId !== ctx.actor.personId)
      await notify(ctx, {
        ...{ kind: "call_published", to: { personId }, language, roundtableId: call.roundtableId },
        subject: { kind: "call", id: call.id },
        params: { title: call.title, path: `/calls/${call.code}` },
      })
}

/**
 * Publishes a call: everybody reads it from now on, nobody changes it any more, and who may hand in is told.
 * @throws forbidden unless the person keeps it, once it was published, when its closing is past, and at a table that
 *   is not public
 */
export const publishCall = (ctx: Ctx, input: OfCall): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { call, facts } = await lockCall(ctx, input.callCode)
    refuse(refusePublishCall(ctx.actor, facts, ctx.now))
    const { id, roundtableId } = call
    await ctx.db.update(calls).set({ state: "published", publishedAt: ctx.now }).where(eq(calls.id, id))
    await tellOfCall(ctx, call)
    await record(ctx, { action: "call.published", subject: { kind: "call", id }, roundtableId })
  })

/**
 * Cancels a call with its reason, which everybody reads; who began or handed in a project is told, and keeps it.
 * @throws forbidden unless the person keeps it, once its results are published, and once it is closed where they have a part
 *   in a project of it
 */
export const cancelCall = (ctx: Ctx, { callCode, words }: CancelCall): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { call, facts } = await lockCall(ctx, callCode)
    const isConcerned = await isConcernedBy(ctx, call.id)
    refuse(refuseCancelCall(ctx.actor, facts, { now: ctx.now, isConcerned }))
    const { id, roundtableId } = call
    await ctx.db
      .update(calls)
      .set({ state: "cancelled", cancelledAt: ctx.now, cancelReason: words })
      .where(eq(calls.id, id))
    const begun = await ctx.db
      .select()
      .from(proposals)
      .where(and(eq(proposals.callId, id), inArray(proposals.state, ["draft", "entered"])))
    const told = { kind: "project_call_cancelled", path: `/calls/${call.code}` }
    for (const proposal of begun) await tellAuthors(ctx, proposal, told)
    await record(ctx, { action: "call.cancelled", subject: { kind: "call", id }, roundtableId })
  })
