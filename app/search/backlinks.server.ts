import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { findableBy } from "./visible.server.ts"

/** Something that points here: where it stands, and of a document which of its paragraphs is meant. */
export type Backlink = { kind: string; path: string; title: string; language: string; toPart: string }
export type Backlinks = { rows: Backlink[]; next: string | null }

export const BACKLINKS_PER_PAGE = 10
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Row = Backlink & { id: string; fromPart: string }

const withPlace = ({ kind, path, fromPart, ...row }: Row): Backlink => ({
  ...{ kind, title: row.title, language: row.language, toPart: row.toPart },
  path: kind === "document" && fromPart ? `${path}?p=${fromPart}#${fromPart}` : path,
})

/**
 * What points to a thing, of what the reader may see, the latest first, a page at a time. What may be seen is what
 * may be found: each thing that points carries its audience in the index.
 * @param to `part` asks for one paragraph of a document alone
 * @param after what the page before ended with; anything else begins from the start
 */
export const listBacklinks = async (
  ctx: Ctx,
  to: { kind: string; id: string; part?: string | undefined },
  after: string | null = null,
): Promise<Backlinks> => {
  const conditions: SQL[] = [
    sql`l.to_kind = ${to.kind} and l.to_id = ${to.id}`,
    sql`not (l.from_kind = l.to_kind and l.from_id = l.to_id)`,
    findableBy(ctx.actor),
    ...(to.part ? [sql`l.to_part = ${to.part}`] : []),
    ...(after && UUID.test(after) ? [sql`l.id < ${after}::uuid`] : []),
  ]
  const { rows } = await ctx.db.execute(sql`
    select l.id, l.from_part as "fromPart", l.to_part as "toPart", e.kind, e.path, e.title, e.language
      from link l join search_entry e
        on e.source_kind = l.from_kind and e.source_id = l.from_id and e.part = ''
     where ${sql.join(conditions, sql` and `)} order by l.id desc limit ${BACKLINKS_PER_PAGE + 1}`)
  const found = rows as unknown as Row[]
  const shown = found.slice(0, BACKLINKS_PER_PAGE)
  const next = found.length > BACKLINKS_PER_PAGE ? (shown.at(-1)?.id ?? null) : null
  return { rows: shown.map(withPlace), next }
}
