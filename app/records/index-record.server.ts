import { eq, sql } from "drizzle-orm"
import { filings } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { indexed } from "../index/indexed.server.ts"
import { RECORD } from "./file-record.server.ts"

/** The titles of the annexes, and the numbers of the protocol: what a paper is remembered by. */
const wordsBeside = async (ctx: Pick<Ctx, "db">, id: string): Promise<string> => {
  const { rows } = await ctx.db.execute(sql`
    select string_agg(word, E'\\n') as words from (
      select * from (select a.title as word from annex a where a.owner_kind = ${RECORD} and a.owner_id = ${id}
        order by a.number) titles
      union all
      select concat_ws(' ', e.registry, e.number || '/' || e.year) from protocol_cover c
        join protocol_entry e on e.id = c.entry_id where c.filing_id = ${id}) w`)
  return String(rows[0]?.words ?? "")
}

/**
 * Brings what can be found of a filed paper up to date: for everybody or for members of its table, as the paper
 * says. One that was discarded at the end of its term is found no more.
 */
export const indexRecord = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db.select().from(filings).where(eq(filings.id, id))
  const source = { kind: RECORD, id }
  if (!row || row.purgedAt) return indexed(ctx, source, [])
  const { title, language, roundtableId } = row
  await indexed(ctx, source, [
    {
      ...{ kind: RECORD, path: `/records/${row.code}`, title, language, roundtableId },
      ...{ text: await wordsBeside(ctx, id), changedAt: row.createdAt },
      audience: {
        ...{ roundtables: [roundtableId], administrators: true },
        everybody: row.visibility === "public",
      },
    },
  ])
}
