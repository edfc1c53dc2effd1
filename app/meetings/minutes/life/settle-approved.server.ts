import { eq } from "drizzle-orm"
import { type meetingMinutes, type papers, roundtables } from "#db/schema/index.ts"
import type { TxCtx } from "../../../context.ts"
import { found } from "../../../errors.ts"
import { issueCode } from "../../../records/issue-code.server.ts"
import { keepFactsOf } from "../export/keep-facts.server.ts"
import { placePaper } from "./freeze-text.server.ts"
import { MINUTES } from "./load-life.server.ts"

type Approved = {
  minutes: Pick<typeof meetingMinutes.$inferSelect, "id" | "roundtableId" | "language">
  paper: typeof papers.$inferSelect
}

/**
 * What approval makes of a verbale, in whichever way it came: its text is an adopted one of the table, which its
 * members read; its facts are kept; and it has a code under which everybody finds that it stands.
 */
export const settleApproved = async (ctx: TxCtx, { minutes, paper }: Approved): Promise<void> => {
  const { id, roundtableId, language } = minutes
  await placePaper(ctx, paper, "adopted")
  await keepFactsOf(ctx, id)
  const [table] = await ctx.db
    .select({ name: roundtables.name })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
  const { name: issuer } = found(table)
  await issueCode(ctx, { subject: { kind: MINUTES, id }, roundtableId, title: paper.title, language, issuer })
}
