import { and, eq } from "drizzle-orm"
import { papers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, refuse } from "../errors.ts"
import { changeAccess } from "../people/access-change.server.ts"
import type { PaperCode } from "./input.ts"
import { lockPaper } from "./paper-lock.server.ts"
import { refuseOpenCoDesign } from "./policy.ts"

/**
 * Opens a draft to everybody who writes it: from now on the seats write together.
 * @throws forbidden unless secretary or chair here, or when it is no draft any more
 */
export const openCoDesign = (ctx: Ctx, input: PaperCode) =>
  transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, input.paperCode)
    refuse(refuseOpenCoDesign(ctx.actor, facts))
    const [opened] = await ctx.db
      .update(papers)
      .set({ state: "co_design" })
      .where(and(eq(papers.id, paper.id), eq(papers.state, "draft")))
      .returning({ id: papers.id })
    if (!opened) throw conflict("documents.refuse.not_a_draft")
    await changeAccess(ctx, { documentId: paper.id })
    await record(ctx, {
      action: "document.co-design-opened",
      subject: { kind: "document", id: paper.id },
      roundtableId: paper.roundtableId,
    })
  })
