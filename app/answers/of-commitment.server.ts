import { and, eq } from "drizzle-orm"
import { answerCommitments, answers, commitments, proposals } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { answersVisibleTo } from "./visible.server.ts"

/** The published answer that a commitment was promised by, for who may read it; null where it comes from elsewhere. */
export const answerOfCommitment = async (ctx: Ctx, commitmentCode: string) => {
  const [row] = await ctx.db
    .select({ code: answers.code, title: proposals.title, language: proposals.language })
    .from(answerCommitments)
    .innerJoin(commitments, eq(commitments.id, answerCommitments.commitmentId))
    .innerJoin(answers, eq(answers.id, answerCommitments.answerId))
    .innerJoin(proposals, eq(proposals.id, answers.proposalId))
    .where(and(eq(commitments.code, commitmentCode), answersVisibleTo(ctx.actor)))
  return row ?? null
}
