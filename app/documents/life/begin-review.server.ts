import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { PaperCode } from "../input.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { lifeRules } from "./life-rules.server.ts"
import { movePaper } from "./move-paper.server.ts"
import { refuseStep } from "./policy.ts"
import { tellMembers } from "./tell.server.ts"

/**
 * Ends the writing together: who serves the table gives the text its last form, the others read along and comment.
 * @throws forbidden unless the regulation names the person, or when the text is not in shared writing
 */
export const beginReview = (ctx: Ctx, input: PaperCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, input.paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "begin_review", rules.documents))
    await movePaper(ctx, paper, { to: "final_review", action: "document.review-begun" })
    await tellMembers(ctx, paper, { kind: "paper_review" })
  })
