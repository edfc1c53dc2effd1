import { and, eq, isNull } from "drizzle-orm"
import { commentThreads } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import type { ThreadCode } from "./input.ts"
import { lockThread } from "./lock.server.ts"
import { refuseResolveThread } from "./policy.ts"
import { tellOfResolution } from "./tell.server.ts"

/**
 * Settles a thread: it leaves the open ones, and may be opened again.
 * @returns the code of its text
 * @throws forbidden unless who writes the text or began the thread, and for a settled one
 */
export const resolveThread = (ctx: Ctx, input: ThreadCode) =>
  transact(ctx, async (ctx) => {
    const { paper, facts, thread } = await lockThread(ctx, input.threadCode)
    refuse(refuseResolveThread(ctx.actor, facts, thread))
    const [resolved] = await ctx.db
      .update(commentThreads)
      .set({ resolvedAt: ctx.now, resolvedById: ctx.actor.personId })
      .where(and(eq(commentThreads.id, thread.id), isNull(commentThreads.resolvedAt)))
      .returning({ id: commentThreads.id })
    if (!resolved) throw conflict("comments.refuse.resolved_already")
    await tellOfResolution(ctx, { paper, thread }, thread.createdById)
    await record(ctx, {
      action: "comment.thread-resolved",
      subject: { kind: "comment-thread", id: thread.id },
      roundtableId: thread.roundtableId,
    })
    return paper.code
  })
