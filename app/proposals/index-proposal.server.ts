import { eq, sql } from "drizzle-orm"
import { proposals } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"

const tablesOf = async (ctx: Pick<Ctx, "db">, id: string): Promise<string[]> => {
  const { rows } = await ctx.db.execute(
    sql`select roundtable_id as id from proposal_table where proposal_id = ${id} order by roundtable_id`,
  )
  return rows.map((row) => String(row.id))
}

/** The Italian working version, where there is one: who looks for it in Italian finds it too. */
const workingWords = async (ctx: Pick<Ctx, "db">, id: string): Promise<string> => {
  const { rows } = await ctx.db.execute(sql`
    select concat_ws(E'\n', title, today, asks, to_whom, seen_by) as words from proposal_version where proposal_id = ${id}`)
  return String(rows[0]?.words ?? "")
}

/**
 * Brings what can be found of a proposal up to date: for members of the tables that it is or was at, and for
 * everybody from when it is shown as long as all of them show their work. A draft is not found.
 */
export const indexProposal = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db.select().from(proposals).where(eq(proposals.id, id))
  const source = { kind: "proposal", id }
  if (!row || ["draft", "discarded", "entered", "not_funded"].includes(row.state))
    return indexed(ctx, source, [])
  const tables = await tablesOf(ctx, id)
  const [openWith, ...alsoOpenWith] = tables
  const { code, title, language, roundtableId } = row
  const answers = [row.today, row.asks, row.toWhom, row.seenBy, await workingWords(ctx, id)]
  await indexed(ctx, source, [
    {
      ...{ kind: "proposal", path: `/proposals/${code}`, title, language, roundtableId },
      text: answers.filter(Boolean).join("\n"),
      changedAt: row.submittedAt ?? row.createdAt,
      audience: {
        ...{ roundtables: tables, administrators: true },
        ...(row.shownAt && openWith && { openWith, alsoOpenWith }),
      },
    },
  ])
}
