import { eq } from "drizzle-orm"
import { decisions } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { indexed } from "../../index/indexed.server.ts"
import { decisionNumber } from "./decision.ts"
import { DECISION } from "./lock.server.ts"

/**
 * Brings what can be found of a decision up to date: for everybody once it is published, as long as its table shows
 * its work, and for members of the table.
 */
export const indexDecision = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db.select().from(decisions).where(eq(decisions.id, id))
  const source = { kind: DECISION, id }
  if (!row) return indexed(ctx, source, [])
  const { title, language, roundtableId, publishedAt, createdAt } = row
  await indexed(ctx, source, [
    {
      ...{ kind: DECISION, path: `/decisions/${row.code}`, title, language, roundtableId },
      text: [decisionNumber(row), row.text, row.territory, row.actNumber].filter(Boolean).join("\n"),
      changedAt: publishedAt ?? createdAt,
      audience: {
        ...{ roundtables: [roundtableId], administrators: true },
        ...(publishedAt && { openWith: roundtableId }),
      },
    },
  ])
}
