import { eq } from "drizzle-orm"
import { commentThreads } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { ThreadCode } from "./input.ts"
import { lockThread } from "./lock.server.ts"
import { refuseReopenThread } from "./policy.ts"

/**
 * Opens a settled thread again.
 * @returns the code of its text
 * @throws forbidden unless whoever may comment, and for an open one
 */
export const reopenThread = (ctx: Ctx, input: ThreadCode) =>
  transact(ctx, async (ctx) => {
    const { paper, facts, thread } = await lockThread(ctx, input.threadCode)
    refuse(refuseReopenThread(ctx.actor, facts, thread))
    await ctx.db
      .update(commentThreads)
      .set({ resolvedAt: null, resolvedById: null })
      .where(eq(commentThreads.id, thread.id))
    await record(ctx, {
      action: "comment.thread-reopened",
      subject: { kind: "comment-thread", id: thread.id },
      roundtableId: thread.roundtableId,
    })
    return paper.code
  })
