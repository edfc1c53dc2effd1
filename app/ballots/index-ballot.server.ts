import { asc, eq } from "drizzle-orm"
import { ballotOptions, ballots, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"

export const BALLOT = "ballot"

/**
 * Brings what can be found of a ballot up to date: its question for members of the table, and for everybody once its
 * result is published, as long as the table shows its work. A draft is not found, nor is anything of who voted.
 */
export const indexBallot = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db
    .select({ ballot: ballots, table: roundtables.name })
    .from(ballots)
    .innerJoin(roundtables, eq(roundtables.id, ballots.roundtableId))
    .where(eq(ballots.id, id))
  const source = { kind: BALLOT, id }
  if (!row?.ballot.openedAt) return indexed(ctx, source, [])
  const { code, wording, explanation, language, roundtableId, state, openedAt, closedAt } = row.ballot
  const options = await ctx.db
    .select({ label: ballotOptions.label })
    .from(ballotOptions)
    .where(eq(ballotOptions.ballotId, id))
    .orderBy(asc(ballotOptions.position))
  await indexed(ctx, source, [
    {
      ...{ kind: BALLOT, path: `/ballots/${code}`, title: wording, language, roundtableId },
      text: [row.table, explanation, ...options.map(({ label }) => label)].filter(Boolean).join("\n"),
      changedAt: closedAt ?? openedAt,
      audience: {
        ...{ roundtables: [roundtableId], administrators: true },
        ...(state === "published" && { openWith: roundtableId }),
      },
    },
  ])
}
