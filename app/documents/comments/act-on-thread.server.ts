import type { Ctx } from "../../context.ts"
import type { ActOnThread } from "./input.ts"
import { reopenThread } from "./reopen-thread.server.ts"
import { reply } from "./reply.server.ts"
import { resolveThread } from "./resolve-thread.server.ts"

/** Does with a thread what a page asks for; answers with the code of its text and what was done. */
export const actOnThread = async (ctx: Ctx, input: ActOnThread) => {
  if (input.intent === "reply") return { paperCode: await reply(ctx, input), done: "replied" }
  if (input.intent === "resolve") return { paperCode: await resolveThread(ctx, input), done: "resolved" }
  return { paperCode: await reopenThread(ctx, input), done: "reopened" }
}
