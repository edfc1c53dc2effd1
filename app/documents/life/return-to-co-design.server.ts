import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { lockPaper } from "../paper-lock.server.ts"
import type { StepBack } from "./input.ts"
import { lifeRules } from "./life-rules.server.ts"
import { movePaper } from "./move-paper.server.ts"
import { refuseStep } from "./policy.ts"
import { tellMembers } from "./tell.server.ts"

/**
 * Gives a text under final review back to all who write it, with the reason.
 * @throws forbidden unless the regulation names the person, or when the text is not under final review
 */
export const returnToCoDesign = (ctx: Ctx, { paperCode, reason }: StepBack): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "back_to_co_design", rules.documents))
    await movePaper(ctx, paper, { to: "co_design", action: "document.returned-to-co-design", reason })
    await tellMembers(ctx, paper, { kind: "paper_back", params: { reason } })
  })
