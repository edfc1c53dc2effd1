import type { Ctx } from "../../../context.ts"
import { refuse } from "../../../errors.ts"
import type { Speak } from "../../send-convocation.server.ts"
import { askMinutes } from "../export/ask-minutes.server.ts"
import { keepFactsOf } from "../export/keep-facts.server.ts"
import { refuseKeepMinutes } from "../policy.ts"
import { findMinutes } from "../queries.server.ts"
import { loadLife } from "./load-life.server.ts"
import { refuseFileMinutes } from "./steps.ts"

/**
 * Everything that the file to be signed is made of. What is signed carries its facts: those of a text that was frozen
 * just now are kept at once, of this verbale alone.
 * @throws as `findMinutes`; forbidden for who does not keep it, before its text is frozen, and once it was filed
 */
export const askToSign = async (ctx: Ctx, code: string, speak: Speak) => {
  const { minutes, meeting } = await findMinutes(ctx, code)
  refuse(refuseKeepMinutes(ctx.actor, minutes.roundtableId))
  const { facts } = await loadLife(ctx, minutes, meeting)
  refuse(refuseFileMinutes(facts))
  await keepFactsOf(ctx, minutes.id)
  return askMinutes(ctx, { code, format: "pdf" }, speak)
}
