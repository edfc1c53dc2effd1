import { and, eq, isNull } from "drizzle-orm"
import { certificates } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"

/** Whether an enrolment has a paper that is worth something; none is issued before its edition is closed. */
export const hasLivePaper = async (
  ctx: Pick<Ctx, "db">,
  edition: { state: string },
  enrolmentId: string,
): Promise<boolean> => {
  if (edition.state !== "closed") return false
  const isLive = and(eq(certificates.enrolmentId, enrolmentId), isNull(certificates.endedAt))
  return (await ctx.db.$count(certificates, isLive)) > 0
}
