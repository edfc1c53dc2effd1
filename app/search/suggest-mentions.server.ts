import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { listMentionable } from "../documents/comments/mentionable.server.ts"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
import { fits, fittingParagraphs, pageOfSuggestions, type Suggestion } from "../documents/links/suggest.ts"
import { getPaper } from "../documents/queries.server.ts"
import { refuse } from "../errors.ts"
import { nameKey } from "../fold.ts"
import { findableBy } from "./visible.server.ts"

/** Titles are looked for from so many letters on. */
const SHORTEST = 2
const MOST_TITLES = 60
export const LONGEST_QUESTION = 60

type Title = {
  kind: "organisation" | "roundtable" | "document"
  path: string
  title: string
  language: string
}

/** Things whose title has a word that begins as what was typed, of those that the writer may see. */
const titlesLike = async (ctx: Ctx, query: string): Promise<Title[]> => {
  const key = nameKey(query)
  if ([...key].length < SHORTEST) return []
  const begins = `${key.replace(/[\\%_]/g, "\\$&")}%`
  const { rows } = await ctx.db.execute(sql`
    select e.kind, e.path, e.title, e.language from search_entry e
     where e.part = '' and e.source_kind in ('document', 'roundtable', 'organisation')
       and (e.title_folded like ${begins} or e.title_folded like ${`% ${begins}`}) and ${findableBy(ctx.actor)}
     order by (e.title_folded like ${begins}) desc, case e.source_kind when 'document' then 1 when 'roundtable' then 2 else 3 end,
       e.title_folded, e.id limit ${MOST_TITLES}`)
  return rows as Title[]
}

const suggested = ({ kind, path, title, language }: Title): Suggestion => ({
  ...{ kind, ref: path.slice(path.lastIndexOf("/") + 1), label: title, language },
})

/**
 * What may be mentioned in a text, a page at a time: people of its table, its own paragraphs, and documents, tables
 * and bodies by their title, of all of them what the writer may see.
 * @throws as `getPaper`, and forbidden to whoever does not write the text now
 */
export const suggestMentions = async (
  ctx: Ctx,
  { code, query, after }: { code: string; query: string; after: string | null },
) => {
  const paper = await getPaper(ctx, code)
  refuse(paper.whyNot)
  const typed = query.slice(0, LONGEST_QUESTION).trim()
  const [people, titles] = await Promise.all([
    listMentionable(ctx, paper.roundtableId),
    titlesLike(ctx, typed),
  ])
  const content = (paper.text?.json ?? { type: "doc" }) as StoredNode
  return pageOfSuggestions(
    [
      ...people
        .filter(({ name }) => fits(name, typed))
        .map((one) => ({ kind: "person" as const, ref: one.code, label: one.name })),
      ...fittingParagraphs(content, code, typed),
      ...titles.map(suggested).filter(({ ref }) => ref !== code),
    ],
    after,
  )
}
