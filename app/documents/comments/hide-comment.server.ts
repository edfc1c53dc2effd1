import { eq } from "drizzle-orm"
import { comments } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { HideComment } from "./input.ts"
import { lockComment } from "./lock.server.ts"
import { refuseHideComment } from "./policy.ts"
import { threadPath } from "./tell.server.ts"

/**
 * Hides a comment from everybody, with a reason that is shown in its place.
 * @returns the page where it stands
 * @throws forbidden unless secretary or chair here
 */
export const hideComment = (ctx: Ctx, input: HideComment) =>
  transact(ctx, async (ctx) => {
    const { paper, facts, thread, comment } = await lockComment(ctx, input.commentCode)
    refuse(refuseHideComment(ctx.actor, facts, comment))
    await ctx.db
      .update(comments)
      .set({ hiddenAt: ctx.now, hiddenById: ctx.actor.personId, hiddenReason: input.reason })
      .where(eq(comments.id, comment.id))
    await record(ctx, {
      action: "comment.hidden",
      subject: { kind: "comment", id: comment.id },
      roundtableId: comment.roundtableId,
      values: { reason: input.reason },
    })
    return threadPath(paper.code, thread.code)
  })
