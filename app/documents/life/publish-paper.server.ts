import { and, eq, isNull } from "drizzle-orm"
import { papers } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import { changeAccess } from "../../people/access-change.server.ts"
import type { PaperCode } from "../input.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { lifeRules } from "./life-rules.server.ts"
import { refuseStep } from "./policy.ts"
import { tellMembers } from "./tell.server.ts"

/**
 * Publishes a text that the table shares: from now on everybody reads it at its address, also where the table's
 * work is for its members.
 * @throws forbidden unless the regulation names the person, or before the table shares the text; conflict when it
 *   is published already
 */
export const publishPaper = (ctx: Ctx, input: PaperCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { paper } = await lockPaper(ctx, input.paperCode)
    const { rules } = await lifeRules(ctx, paper.roundtableId)
    refuse(refuseStep(ctx.actor, paper, "publish", rules.documents))
    const [published] = await ctx.db
      .update(papers)
      .set({ publishedAt: ctx.now })
      .where(and(eq(papers.id, paper.id), isNull(papers.publishedAt)))
      .returning({ id: papers.id })
    if (!published) throw conflict("life.errors.published_already")
    await changeAccess(ctx, { documentId: paper.id })
    await record(ctx, {
      action: "document.published",
      subject: { kind: "document", id: paper.id },
      roundtableId: paper.roundtableId,
    })
    await tellMembers(ctx, paper, { kind: "paper_published" })
  })
