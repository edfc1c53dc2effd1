import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { plainOf, type ReadingNode } from "../state/reading.ts"
import { mentionedIn, type PresentNames, withPresentNames } from "./present-names.ts"
import { keyOf, type Target } from "./target.ts"

/** What stands where somebody was mentioned who was erased: nobody is found by it. */
const NOBODY = "…"
const NAMED = '$.** ? (@.type == "mention" && (@.attrs.kind == "person" || @.attrs.kind == "organisation"))'

type Paper = { id: string; code: string }
type Row = { kind: Target["kind"]; code: string; block: string; name: string | null; erased: boolean }

const namedText = async (ctx: Pick<Ctx, "db">, { id }: Paper): Promise<StoredNode | null> => {
  const { rows } = await ctx.db.execute(sql`
    select json from document_text where doc_id = ${id} and jsonb_path_exists(json, ${NAMED}::jsonpath)`)
  return (rows[0]?.json as StoredNode | undefined) ?? null
}

/** What people and organisations are called now; of people to whom not all may know only who was erased. */
const namesOf = async (ctx: Pick<Ctx, "db">, targets: readonly Target[], isForMembers: boolean) => {
  const { rows } = await ctx.db.execute(sql`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
      as a(kind text, code text, block text))
    select a.kind, a.code, a.block, p.name, p.erased_at is not null as erased
      from asked a join person q on q.code = a.code join person p on p.id = coalesce(q.merged_into_id, q.id)
     where a.kind = 'person' and (p.erased_at is not null or ${isForMembers})
    union all
    select a.kind, a.code, a.block, o.name, false
      from asked a join organisation o on o.code = a.code where a.kind = 'organisation'`)
  return rows as Row[]
}

/**
 * The words of a text that it is found by, where it mentions people or organisations: these under their present
 * names, and nobody who was erased. Where others than members find it, people stay as they were written: their
 * present names are not for everybody.
 * @returns null where the words are those that were written
 */
export const findableWords = async (
  ctx: Pick<Ctx, "db">,
  paper: Paper,
  isForMembers: boolean,
): Promise<string | null> => {
  const content = await namedText(ctx, paper)
  if (!content) return null
  const rows = await namesOf(ctx, mentionedIn(content, paper.code), isForMembers)
  const names: PresentNames = new Map(
    rows.map((row) => [keyOf(row), { name: row.name, path: null, isErased: row.erased }]),
  )
  const shown = withPresentNames(content, { code: paper.code, names, erased: NOBODY })
  return plainOf((shown.content ?? []) as ReadingNode[])
}
