import { and, eq, isNull } from "drizzle-orm"
import { paperActs } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { lockPaper } from "../paper-lock.server.ts"
import type { VoidAct } from "./input.ts"
import { lifeRules } from "./life-rules.server.ts"
import { refuseVoidAct } from "./policy.ts"
import { tellMembers } from "./tell.server.ts"

/**
 * Declares that an act was recorded by mistake, with the reason. It stays on the text's page, which says so, and
 * the right one can be recorded.
 * @throws not_found; forbidden unless the regulation names the person; conflict when it is void already
 */
export const voidAct = (ctx: Ctx, { paperCode, actCode, reason }: VoidAct): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseVoidAct(ctx.actor, paper.roundtableId, rules.documents))
    const isThisOne = and(eq(paperActs.documentId, paper.id), eq(paperActs.code, actCode))
    const [known] = await ctx.db.select({ id: paperActs.id }).from(paperActs).where(isThisOne)
    const { id } = found(known)
    const [voided] = await ctx.db
      .update(paperActs)
      .set({ voidedAt: ctx.now, voidReason: reason, voidedById: ctx.actor.personId })
      .where(and(eq(paperActs.id, id), isNull(paperActs.voidedAt)))
      .returning()
    if (!voided) throw conflict("life.errors.act_voided")
    const { outcome, body, kind, number, day, roundtableId } = voided
    await record(ctx, {
      ...{ action: "document.act-voided", subject: { kind: "document", id: paper.id }, roundtableId },
      values: { outcome, body, kind, number, day, reason },
    })
    await tellMembers(ctx, paper, { kind: "paper_act_voided", params: { body, reason } })
  })
