import { eq, sql } from "drizzle-orm"
import { items } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { indexed } from "../../index/indexed.server.ts"
import { itemFacts } from "./queries.server.ts"

/** What was written along the way; names stay out of the index. */
const wordsOfPassages = async (ctx: Pick<Ctx, "db">, id: string): Promise<string[]> => {
  const { rows } = await ctx.db.execute(
    sql`select p.text from item_passage p where p.item_id = ${id} and p.text is not null order by p.seq`,
  )
  return rows.map(({ text }) => String(text))
}

/**
 * Brings what can be found of an item up to date: for members of every table that it has been at, and for
 * everybody as long as it says so and all those tables show their work.
 */
export const indexItem = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [item] = await ctx.db.select().from(items).where(eq(items.id, id))
  const source = { kind: "item", id }
  if (!item) return indexed(ctx, source, [])
  const tables = (await itemFacts(ctx, item)).tables.map((table) => table.id).sort()
  const [openWith, ...alsoOpenWith] = tables
  const { title, language, roundtableId } = item
  await indexed(ctx, source, [
    {
      ...{ kind: "item", path: `/items/${item.code}`, title, language, roundtableId },
      text: [item.text, ...(await wordsOfPassages(ctx, id))].join("\n"),
      changedAt: item.createdAt,
      audience: {
        ...{ roundtables: tables, administrators: true },
        ...(item.isPublic && openWith && { openWith, alsoOpenWith }),
      },
    },
  ])
}
