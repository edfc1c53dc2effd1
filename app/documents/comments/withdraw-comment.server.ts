import { and, eq, isNull } from "drizzle-orm"
import { comments, commentThreads } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { CommentCode } from "./input.ts"
import { lockComment } from "./lock.server.ts"
import { refuseEditComment } from "./policy.ts"
import { threadPath } from "./tell.server.ts"

/**
 * Takes back one's own comment: its words go, its place stays while others have said something there.
 * @returns the page where it stood
 * @throws forbidden for anybody else
 */
export const withdrawComment = (ctx: Ctx, input: CommentCode) =>
  transact(ctx, async (ctx) => {
    const { paper, facts, thread, comment } = await lockComment(ctx, input.commentCode)
    refuse(refuseEditComment(ctx.actor, facts, comment))
    await ctx.db
      .update(comments)
      .set({ body: null, onBehalfOf: null, withdrawnAt: ctx.now })
      .where(eq(comments.id, comment.id))
    await record(ctx, {
      action: "comment.withdrawn",
      subject: { kind: "comment", id: comment.id },
      roundtableId: comment.roundtableId,
    })
    const left = and(eq(comments.threadId, thread.id), isNull(comments.withdrawnAt))
    if ((await ctx.db.$count(comments, left)) > 0) return threadPath(paper.code, thread.code)
    await ctx.db.update(commentThreads).set({ withdrawnAt: ctx.now }).where(eq(commentThreads.id, thread.id))
    return `/documents/${paper.code}/comments`
  })
