import { eq } from "drizzle-orm"
import { decisions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { invalid, refuse } from "../../errors.ts"
import { organisationMeant } from "../../people/organisations/organisation-meant.server.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import type { NotTakeUp, TakeUp } from "./input.ts"
import { DECISION, lockDecision } from "./lock.server.ts"
import { refuseKeepDecisions } from "./policy.ts"

type Act = Partial<typeof decisions.$inferInsert>
const NO_ACT = { actKind: null, actNumber: null, actOn: null, actLink: null, actReason: null }

const lockToKeep = async (ctx: TxCtx, code: string) => {
  const { decision, roundtable } = await lockDecision(ctx, code)
  refuse(refuseKeepDecisions(ctx.actor, decision.roundtableId) ?? refuseClosed(roundtable))
  return decision
}

const write = async (
  ctx: TxCtx,
  { id, roundtableId }: { id: string; roundtableId: string },
  state: "taken_up" | "not_taken_up",
  act: Act,
) => {
  await ctx.db
    .update(decisions)
    .set({ ...NO_ACT, ...act, state })
    .where(eq(decisions.id, id))
  await record(ctx, {
    action: `decision.${state}`,
    ...{ subject: { kind: DECISION, id }, roundtableId },
    values: { body: act.actBodyId ?? null, number: act.actNumber ?? null },
  })
}

/**
 * Records the act by which the competent body took a decision up.
 * @throws forbidden unless secretary here; invalid for an unknown body, and for an act older than the decision or to come
 */
export const takeUpDecision = (ctx: Ctx, input: TakeUp): Promise<void> =>
  transact(ctx, async (ctx) => {
    const decision = await lockToKeep(ctx, input.decisionCode)
    if (input.on > civilDay(ctx.now)) throw invalid("on", "decisions.errors.act_future")
    if (input.on < decision.decidedOn) throw invalid("on", "decisions.errors.act_before")
    const { id: actBodyId } = await organisationMeant(ctx, input)
    const { kind: actKind, number: actNumber, on: actOn, link: actLink } = input
    await write(ctx, decision, "taken_up", { actBodyId, actKind, actNumber, actOn, actLink })
  })

/** Records that the competent body does not take a decision up, and why. @throws as `takeUpDecision` */
export const notTakeUpDecision = (ctx: Ctx, input: NotTakeUp): Promise<void> =>
  transact(ctx, async (ctx) => {
    const decision = await lockToKeep(ctx, input.decisionCode)
    const { id: actBodyId } = await organisationMeant(ctx, input)
    await write(ctx, decision, "not_taken_up", { actBodyId, actReason: input.reason })
  })
