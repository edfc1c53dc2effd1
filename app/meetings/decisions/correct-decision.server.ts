import { eq, sql } from "drizzle-orm"
import { decisionCorrections, decisions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { askFill } from "../minutes/ask-fill.server.ts"
import type { CorrectDecision } from "./input.ts"
import { DECISION, lockDecision } from "./lock.server.ts"
import { refuseKeepDecisions } from "./policy.ts"
import { columnsOf } from "./record-decision.server.ts"

/**
 * Puts right what a decision says. What it said before stays readable beside it, with the reason.
 * @throws forbidden unless secretary here; invalid for another year, since its number belongs to the one it has
 */
export const correctDecision = (ctx: Ctx, input: CorrectDecision): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { decisionCode, reason, ...card } = input
    const { decision, roundtable } = await lockDecision(ctx, decisionCode)
    const { id, roundtableId } = decision
    refuse(refuseKeepDecisions(ctx.actor, roundtableId) ?? refuseClosed(roundtable))
    if (Number(card.decidedOn.slice(0, 4)) !== decision.year)
      throw invalid("decidedOn", "decisions.errors.other_year")
    const { columns, place } = await columnsOf(ctx, card)
    const changed = Object.entries(columns).filter(
      ([name, value]) => decision[name as keyof typeof decision] !== value,
    )
    const before = Object.fromEntries(
      changed.map(([name]) => [name, decision[name as keyof typeof decision]]),
    )
    await ctx.db.update(decisions).set(columns).where(eq(decisions.id, id))
    await place(id)
    if (decision.meetingId) await askFill(ctx, decision.meetingId)
    await ctx.db.insert(decisionCorrections).values({
      ...{ roundtableId, decisionId: id, before, reason, correctedById: found(ctx.actor.personId) },
      number: sql`(select coalesce(max(c.number), 0) + 1 from decision_correction c where c.decision_id = ${id})`,
    })
    await record(ctx, {
      ...{ action: "decision.corrected", subject: { kind: DECISION, id }, roundtableId },
      values: { reason, fields: changed.map(([name]) => name).join(", ") },
    })
  })
