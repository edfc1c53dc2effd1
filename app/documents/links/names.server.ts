import { type SQL, sql } from "drizzle-orm"
import { papers, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { refuseReadNames } from "../../roundtables/policy.ts"
import { visibleTo } from "../../roundtables/visible.server.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { papersVisibleTo } from "../queries.server.ts"
import { namingWords } from "./pointers.ts"
import {
  mentionedIn,
  ownParagraphs,
  type Present,
  type PresentNames,
  withPresentNames,
} from "./present-names.ts"
import { keyOf, paragraphPath, type Target } from "./target.ts"

type Home = { code: string; roundtableId: string }
type Row = {
  kind: Target["kind"]
  code: string
  block: string
  name: string | null
  path: string | null
  erased: boolean
  node: StoredNode | null
}

/** Of one text this many different things are called by their present names; nobody mentions more. */
const MOST = 500

/** People are known by name to who may read the names of the table; that somebody was erased, to everybody. */
const peopleAsked = (ctx: Ctx, { roundtableId }: Home): SQL => {
  const knows = refuseReadNames(ctx.actor, roundtableId) === null
  return sql`
    select a.kind, a.code, a.block, p.name, (select '/seats/' || s.code from seat_term m join seat s on s.id = m.seat_id
        where m.person_id = p.id and m.roundtable_id = ${roundtableId} and m.ended_at is null and s.removed_at is null
        order by m.rank, m.id limit 1) as path, p.erased_at is not null as erased, null::jsonb as node
      from asked a join person q on q.code = a.code join person p on p.id = coalesce(q.merged_into_id, q.id)
     where a.kind = 'person' and (p.erased_at is not null or ${knows})`
}

const papersAsked = (ctx: Ctx): SQL => sql`
    select a.kind, a.code, a.block, document.title, '/documents/' || a.code, false,
           case when a.kind = 'paragraph' then coalesce(jsonb_path_query_first(t.json, '$.** ? (@.attrs.id == $id)',
             jsonb_build_object('id', a.block)), 'null'::jsonb) end
      from asked a join ${papers} on document.code = a.code left join document_text t on t.doc_id = document.id
     where a.kind in ('document', 'paragraph') and ${papersVisibleTo(ctx)}`

/** What the things are called now that the reader may see; one question, whatever they are. */
const namesOf = async (ctx: Ctx, home: Home, targets: readonly Target[]): Promise<Row[]> => {
  const { rows } = await ctx.db.execute(sql`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(targets.slice(0, MOST))}::jsonb)
      as a(kind text, code text, block text))
    ${peopleAsked(ctx, home)}
    union all
    select a.kind, a.code, a.block, o.name, '/organisations/' || o.code, false, null
      from asked a join organisation o on o.code = a.code where a.kind = 'organisation'
    union all
    select a.kind, a.code, a.block, roundtable.name, '/roundtables/' || a.code, false, null
      from asked a join ${roundtables} on roundtable.code = a.code
     where a.kind = 'roundtable' and ${visibleTo(ctx.actor)}
    union all
    ${papersAsked(ctx)}`)
  return rows as Row[]
}

const presentOf = (row: Row): Present => {
  if (row.kind !== "paragraph") return { name: row.name, path: row.path, isErased: row.erased }
  const words = row.node ? namingWords(row.node) : ""
  return { name: words === "" ? null : `${row.name}: ${words}`, path: paragraphPath(row.code, row.block) }
}

/** What the things that a text mentions are called now, as far as the reader may see them. */
export const presentNames = async (ctx: Ctx, home: Home, content: StoredNode): Promise<PresentNames> => {
  const targets = mentionedIn(content, home.code)
  const own = ownParagraphs(content, home.code, targets)
  const asked = targets.filter((target) => !own.has(keyOf(target)))
  if (asked.length === 0) return own
  const rows = await namesOf(ctx, home, asked)
  return new Map([...own, ...rows.map((row): [string, Present] => [keyOf(row), presentOf(row)])])
}

/** A text as the reader is to see it, its mentions under their present names; null stays null. */
export const nameMentions = async <T extends StoredNode | null>(
  ctx: Ctx,
  home: Home,
  content: T,
  erased: string,
): Promise<T> => {
  if (!content) return content
  const names = await presentNames(ctx, home, content)
  return withPresentNames(content, { code: home.code, names, erased }) as T
}
