import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { Reply } from "./input.ts"
import { lockThread, writeComment } from "./lock.server.ts"
import { refuseComment, refuseOnBehalf } from "./policy.ts"
import { tellOfReply } from "./tell.server.ts"

/**
 * Answers in a thread, a settled one included.
 * @returns the code of the thread's text
 * @throws forbidden unless a member, at a text that is not adopted
 */
export const reply = (ctx: Ctx, input: Reply) =>
  transact(ctx, async (ctx) => {
    const { paper, facts, thread } = await lockThread(ctx, input.threadCode)
    refuse(refuseComment(ctx.actor, facts))
    if (input.onBehalfOrganisation) refuse(refuseOnBehalf(ctx.actor, facts))
    const { comment, mentioned } = await writeComment(ctx, thread, input)
    await tellOfReply(ctx, { paper, thread }, mentioned)
    await record(ctx, {
      action: "comment.replied",
      subject: { kind: "comment", id: comment.id },
      roundtableId: thread.roundtableId,
    })
    return paper.code
  })
