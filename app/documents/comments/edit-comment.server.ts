import { eq } from "drizzle-orm"
import { comments } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { callIn, readCalled } from "./call-in.server.ts"
import type { EditComment } from "./input.ts"
import { lockComment } from "./lock.server.ts"
import { refuseEditComment } from "./policy.ts"
import { tellOfMentions, threadPath } from "./tell.server.ts"

/**
 * Changes the words of one's own comment, which is shown, and tells whoever it calls in now and did not before.
 * @returns the page where it stands
 * @throws forbidden for anybody else, and for one that was withdrawn or hidden; invalid where somebody is called in who
 *   does not belong to the table
 */
export const editComment = (ctx: Ctx, input: EditComment) =>
  transact(ctx, async (ctx) => {
    const { paper, facts, thread, comment } = await lockComment(ctx, input.commentCode)
    refuse(refuseEditComment(ctx.actor, facts, comment))
    const path = threadPath(paper.code, thread.code)
    const { body, language } = input
    const mentioned = await callIn(ctx, comment, await readCalled(ctx, comment.roundtableId, input))
    const isReworded = body !== comment.body || language !== comment.language
    if (!isReworded && mentioned.length === 0) return path
    if (isReworded)
      await ctx.db
        .update(comments)
        .set({ body, language, editedAt: ctx.now })
        .where(eq(comments.id, comment.id))
    await tellOfMentions(ctx, { paper, thread }, mentioned)
    await record(ctx, {
      action: "comment.edited",
      subject: { kind: "comment", id: comment.id },
      roundtableId: comment.roundtableId,
    })
    return path
  })
