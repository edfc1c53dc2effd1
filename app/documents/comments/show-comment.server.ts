import { eq } from "drizzle-orm"
import { comments } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { CommentCode } from "./input.ts"
import { lockComment } from "./lock.server.ts"
import { refuseShowComment } from "./policy.ts"
import { threadPath } from "./tell.server.ts"

/**
 * Shows a hidden comment again. Who had hidden it, when and why stays in the audit.
 * @returns the page where it stands
 * @throws forbidden unless secretary or chair here, and for one that is not hidden
 */
export const showComment = (ctx: Ctx, input: CommentCode) =>
  transact(ctx, async (ctx) => {
    const { paper, facts, thread, comment } = await lockComment(ctx, input.commentCode)
    refuse(refuseShowComment(ctx.actor, facts, comment))
    await ctx.db
      .update(comments)
      .set({ hiddenAt: null, hiddenById: null, hiddenReason: null })
      .where(eq(comments.id, comment.id))
    await record(ctx, {
      action: "comment.shown",
      subject: { kind: "comment", id: comment.id },
      roundtableId: comment.roundtableId,
      values: { reason: comment.hiddenReason },
    })
    return threadPath(paper.code, thread.code)
  })
