import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { nameKey } from "../fold.ts"
import type { Labels, TermFilter } from "./input.ts"
import { refuseKeepTaxonomies } from "./policy.ts"

const PAGE = 30

type Use = { kind: string; count: number }
export type Vocabulary = { key: "topics" | "territories"; offered: number; past: number; uses: Use[] }

/** Each vocabulary with how many terms it has, how many of them are past, and what kinds of things use it. */
export const listVocabularies = async (ctx: Ctx): Promise<Vocabulary[]> => {
  refuse(refuseKeepTaxonomies(ctx.actor))
  const { rows } = await ctx.db.execute(sql`
    select 'topics' as key, count(*) filter (where retired_at is null)::int as offered,
           count(*) filter (where retired_at is not null)::int as past,
           coalesce((select jsonb_agg(jsonb_build_object('kind', subject_kind, 'count', n) order by subject_kind)
              from (select subject_kind, count(*) as n from topic_mark group by subject_kind) u), '[]') as uses
      from topic
    union all
    select 'territories', count(*) filter (where valid_to is null)::int, count(*) filter (where valid_to is not null)::int,
           coalesce((select jsonb_agg(jsonb_build_object('kind', subject_kind, 'count', n) order by subject_kind)
              from (select subject_kind, count(*) as n from placement group by subject_kind) u), '[]')
      from territory`)
  return rows as Vocabulary[]
}

const usesOf = sql`coalesce((select jsonb_agg(jsonb_build_object('kind', u.subject_kind, 'count', u.n) order by u.subject_kind)
  from (select m.subject_kind, count(*) as n from topic_mark m where m.topic_id = t.id group by m.subject_kind) u), '[]')`
const labels = sql`(select jsonb_object_agg(l.language, l.label) from topic_label l where l.topic_id = t.id)`

export type TopicTerm = {
  id: string
  labels: Labels
  retired: boolean
  mergedInto: { id: string; label: string } | null
  uses: Use[]
}

const topicRows = sql`
  select t.id, ${labels} as labels, t.retired_at is not null as retired, ${usesOf} as uses,
         case when m.id is not null then jsonb_build_object('id', m.id, 'label', ml.label) end as "mergedInto"
    from topic t left join topic m on m.id = t.merged_into_id
    left join topic_label ml on ml.topic_id = m.id and ml.language = 'it'`

/** The topics in their order, retired ones too, a page at a time; `after` is the id that the page before ended with. */
export const listTopicTerms = async (ctx: Ctx, { after }: Pick<TermFilter, "after">) => {
  refuse(refuseKeepTaxonomies(ctx.actor))
  const start = after
    ? sql`where (t.position, t.id) > (select a.position, a.id from topic a where a.id::text = ${after})`
    : sql``
  const { rows } = await ctx.db.execute(
    sql`${topicRows} ${start} order by t.position, t.id limit ${PAGE + 1}`,
  )
  const page = rows.slice(0, PAGE) as TopicTerm[]
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

/** A topic, with what may be done to it. */
export const getTopicTerm = async (ctx: Ctx, id: string): Promise<TopicTerm> => {
  refuse(refuseKeepTaxonomies(ctx.actor))
  const { rows } = await ctx.db.execute(sql`${topicRows} where t.id::text = ${id}`)
  return found(rows[0] as TopicTerm | undefined)
}

export type TerritoryTerm = {
  code: string
  level: "country" | "region" | "province" | "metropolitan_city" | "municipality"
  name: string
  otherName: string | null
  parent: string | null
  parentCode: string | null
  ended: string | null
  parts: boolean
  uses: number
}

/** Territories by name, a page at a time: all, those whose name begins so, or the parts of one. */
export const listTerritoryTerms = async (ctx: Ctx, { q, within, after }: TermFilter) => {
  refuse(refuseKeepTaxonomies(ctx.actor))
  const key = nameKey(q)
  const conditions = [
    after ? sql`(t.name, t.code) > (select a.name, a.code from territory a where a.code = ${after})` : null,
    within ? sql`t.parent_id = (select p.id from territory p where p.code = ${within})` : null,
    key ? sql`(starts_with(t.folded, ${key}) or starts_with(t.other_folded, ${key}) or t.code = ${q})` : null,
  ].filter((condition) => condition !== null)
  const { rows } = await ctx.db.execute(sql`
    select t.code, t.level, t.name, t.other_name as "otherName", p.name as parent, p.code as "parentCode",
           t.valid_to::text as ended, exists (select 1 from territory c where c.parent_id = t.id) as parts,
           (select count(*)::int from placement u where u.territory_id = t.id) as uses
      from territory t left join territory p on p.id = t.parent_id
     where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
     order by t.name, t.code limit ${PAGE + 1}`)
  const page = rows.slice(0, PAGE) as TerritoryTerm[]
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null }
}

/** The name of the territory whose parts are listed. */
export const getTerritoryName = async (ctx: Ctx, code: string): Promise<string> => {
  refuse(refuseKeepTaxonomies(ctx.actor))
  const { rows } = await ctx.db.execute(sql`select name from territory where code = ${code}`)
  return String(found(rows[0]).name)
}
