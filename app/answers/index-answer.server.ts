import { eq, sql } from "drizzle-orm"
import { answers, organisations, proposals } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"
import { ANSWER } from "./lock.server.ts"
import { parsePublished } from "./published.ts"

/**
 * Brings what can be found of an answer up to date: from when it is published, for whoever may read its proposal.
 * What is not out yet is found by nobody.
 */
export const indexAnswer = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db
    .select({
      ...{ answer: answers, proposal: proposals, body: organisations.name },
      tables: sql<string[]>`array(select pt.roundtable_id::text from proposal_table pt
        where pt.proposal_id = answer.proposal_id order by 1)`,
    })
    .from(answers)
    .innerJoin(proposals, eq(proposals.id, answers.proposalId))
    .innerJoin(organisations, eq(organisations.id, answers.organisationId))
    .where(eq(answers.id, id))
  const source = { kind: ANSWER, id }
  if (!row?.answer.published) return indexed(ctx, source, [])
  const { answer, proposal, body, tables } = row
  const { words, parts, funding } = parsePublished(answer.published ?? "")
  const [openWith, ...alsoOpenWith] = tables
  await indexed(ctx, source, [
    {
      ...{ kind: ANSWER, path: `/answers/${answer.code}`, title: proposal.title, language: answer.language },
      roundtableId: answer.roundtableId,
      text: [body, words, ...parts.flatMap(({ what, reason }) => [what, reason]), funding]
        .filter(Boolean)
        .join("\n"),
      changedAt: answer.publishedAt ?? answer.askedAt,
      audience: {
        ...{ roundtables: tables, organisations: [answer.organisationId], administrators: true },
        ...(proposal.shownAt && openWith && { openWith, alsoOpenWith }),
      },
    },
  ])
}
