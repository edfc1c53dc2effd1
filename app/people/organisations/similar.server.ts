import { or, sql } from "drizzle-orm"
import { organisations } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { chunksOf, isSimilar, similarity } from "./similar-name.ts"

const MOST_COMPARED = 500
const MOST_SHOWN = 10

/** Bodies of the register whose names are like this one, the most alike first; the same name comes first of all. */
export const listSimilar = async (ctx: Ctx, name: string) => {
  const chunks = chunksOf(name).slice(0, 12)
  const rows = await ctx.db
    .select({
      ...{ code: organisations.code, name: organisations.name, language: organisations.language },
      ...{ kind: organisations.kind, territory: organisations.territory, state: organisations.state },
    })
    .from(organisations)
    .where(
      or(
        sql`lower(${organisations.name}) = lower(${name})`,
        ...chunks.map((chunk) => sql`position(${chunk} in ${organisations.words}) > 0`),
      ),
    )
    .orderBy(sql`abs(length(${organisations.name}) - ${name.length})`)
    .limit(MOST_COMPARED)
  const score = (other: string) => {
    const { shared, all } = similarity(name, other)
    return all === 0 ? 0 : shared / all
  }
  const same = (other: string) => other.toLowerCase() === name.toLowerCase()
  return rows
    .filter((row) => same(row.name) || isSimilar(name, row.name))
    .sort((a, b) => Number(same(b.name)) - Number(same(a.name)) || score(b.name) - score(a.name))
    .slice(0, MOST_SHOWN)
}
