import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import type { LinkTarget } from "../../links/linked.server.ts"
import type { Pointer } from "./pointers.ts"
import { keyOf, type Target } from "./target.ts"

/** Of one text this many different things are followed. */
const MOST = 2000

type Found = { kind: Target["kind"]; code: string; id: string }

/** The ids behind public codes, whoever may see the things; a person who was merged is the one who stays. */
const idsOf = async (ctx: Pick<Ctx, "db">, targets: readonly Target[]): Promise<Found[]> => {
  const { rows } = await ctx.db.execute(sql`
    with asked as (select distinct kind, code from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
      as a(kind text, code text))
    select a.kind, a.code, coalesce(p.merged_into_id, p.id) as id from asked a join person p on p.code = a.code
     where a.kind = 'person' and p.erased_at is null
    union all
    select a.kind, a.code, o.id from asked a join organisation o on o.code = a.code where a.kind = 'organisation'
    union all
    select a.kind, a.code, r.id from asked a join roundtable r on r.code = a.code where a.kind = 'roundtable'
    union all
    select a.kind, a.code, d.id from asked a join document d on d.code = a.code
     where a.kind in ('document', 'paragraph') and d.deleted_at is null`)
  return rows as Found[]
}

/** What the links of a text lead to: things by their ids; a paragraph is a part of its document. */
export const targetsOf = async (
  ctx: Pick<Ctx, "db">,
  pointers: readonly Pointer[],
): Promise<LinkTarget[]> => {
  const firsts = new Map<string, Pointer>()
  for (const pointer of pointers)
    if (!firsts.has(keyOf(pointer.target))) firsts.set(keyOf(pointer.target), pointer)
  const asked = [...firsts.values()].slice(0, MOST)
  if (asked.length === 0) return []
  const found = await idsOf(
    ctx,
    asked.map(({ target }) => target),
  )
  const ids = new Map(found.map(({ kind, code, id }) => [`${kind} ${code}`, id]))
  return asked.flatMap(({ target: { kind, code, block }, part }) => {
    const id = ids.get(`${kind} ${code}`)
    if (id === undefined) return []
    return [{ kind: kind === "paragraph" ? "document" : kind, id, part: block, fromPart: part }]
  })
}
