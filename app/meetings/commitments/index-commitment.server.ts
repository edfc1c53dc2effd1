import { eq, sql } from "drizzle-orm"
import { commitments, organisations } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { indexed } from "../../index/indexed.server.ts"
import { COMMITMENT } from "./lock.server.ts"
import { PUBLIC_COMMITMENT } from "./visible.server.ts"

const wordsTold = async (ctx: Pick<Ctx, "db">, id: string): Promise<string> => {
  const { rows } = await ctx.db.execute(sql`
    select string_agg(u.words, E'\\n' order by u.number) as words from commitment_update u where u.commitment_id = ${id}`)
  return String(rows[0]?.words ?? "")
}

/**
 * Brings what can be found of a commitment up to date: for its table and its body, and for everybody once its
 * decision is published, as long as the table shows its work.
 */
export const indexCommitment = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db
    .select({
      commitment: commitments,
      body: organisations.name,
      isPublic: sql<boolean>`${PUBLIC_COMMITMENT}`,
    })
    .from(commitments)
    .leftJoin(organisations, eq(organisations.id, commitments.organisationId))
    .where(eq(commitments.id, id))
  const source = { kind: COMMITMENT, id }
  if (!row) return indexed(ctx, source, [])
  const { commitment, body, isPublic } = row
  const { title, language, roundtableId, organisationId } = commitment
  await indexed(ctx, source, [
    {
      ...{ kind: COMMITMENT, path: `/commitments/${commitment.code}`, title, language, roundtableId },
      ...{
        text: [body, await wordsTold(ctx, id)].filter(Boolean).join("\n"),
        changedAt: commitment.createdAt,
      },
      audience: {
        ...{ roundtables: [roundtableId], administrators: true },
        ...(organisationId && { organisations: [organisationId] }),
        ...(isPublic && { openWith: roundtableId }),
      },
    },
  ])
}

/** The same for all that a decision led to: they become public with it, and end to be. */
export const indexCommitmentsOf = async (ctx: Pick<Ctx, "db">, decisionId: string): Promise<void> => {
  const rows = await ctx.db
    .select({ id: commitments.id })
    .from(commitments)
    .where(eq(commitments.decisionId, decisionId))
  for (const { id } of rows) await indexCommitment(ctx, id)
}

/** The same for all that a body promised: its name is among their words. */
export const indexCommitmentsOfBody = async (ctx: Pick<Ctx, "db">, organisationId: string): Promise<void> => {
  const rows = await ctx.db
    .select({ id: commitments.id })
    .from(commitments)
    .where(eq(commitments.organisationId, organisationId))
  for (const { id } of rows) await indexCommitment(ctx, id)
}
