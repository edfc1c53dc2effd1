import { type Ctx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import type { PaperCode } from "./input.ts"
import { lifeRules } from "./life/life-rules.server.ts"
import { movePaper } from "./life/move-paper.server.ts"
import { refuseStep } from "./life/policy.ts"
import { lockPaper } from "./paper-lock.server.ts"
import { tellWriters } from "./tell-writers.server.ts"

/**
 * Opens a draft to everybody who writes it: from now on the seats write together.
 * @throws forbidden unless the regulation names the person, or when it is no draft any more
 */
export const openCoDesign = (ctx: Ctx, input: PaperCode) =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, input.paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "open_co_design", rules.documents))
    await movePaper(ctx, paper, { to: "co_design", action: "document.co-design-opened" })
    await tellWriters(ctx, paper)
  })
