import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { CONFIGURATIONS } from "../index/words.ts"
import { meant } from "./mistakes.ts"
import { markedTitle, type Piece, passageOf } from "./passage.ts"
import type { Question } from "./question.ts"
import { findableBy } from "./visible.server.ts"

export type Wish = {
  kind?: string | undefined
  language?: string | undefined
  table?: string | undefined
  page: number
}

/** No list goes further: who has not found it by then asks more precisely. */
export const MOST_HITS = 300
export const MOST_COUNTED = 1000
export const HITS_PER_PAGE = 20
/** The part of a text that its passage is looked for in. */
const SEEN_OF_TEXT = 20_000

/** One word in all its forms: as it stands, and by its stem in each language. */
const termOf = (word: string, isBeginning: boolean): SQL => {
  const forms = ["simple", ...Object.values(CONFIGURATIONS)].map(
    (configuration) => sql`to_tsquery(${configuration}::regconfig, ${`'${word}'`})`,
  )
  if (isBeginning) forms.push(sql`to_tsquery('simple', ${`'${word}':*`})`)
  return sql`(${sql.join(forms, sql` || `)})`
}

/** Words are letters and digits only (`questionOf`), so that none of them can be read as an operator. */
const tsqueryOf = ({ words, isOpen }: Question): SQL =>
  sql.join(
    words.map((word, at) => termOf(word, isOpen && at === words.length - 1)),
    sql` && `,
  )

const chosen = ({ kind, language, table }: Wish): SQL => {
  const conditions = [
    ...(kind ? [sql`e.kind = ${kind}`] : []),
    ...(language ? [sql`e.language = ${language}`] : []),
    ...(table ? [sql`e.roundtable_id = (select r.id from roundtable r where r.code = ${table})`] : []),
  ]
  return conditions.length > 0 ? sql` and ${sql.join(conditions, sql` and `)}` : sql``
}

export type Hit = {
  id: string
  kind: string
  path: string
  language: string
  changedAt: string
  title: Piece[]
  passage: Piece[]
}

type Row = Omit<Hit, "title" | "passage"> & { title: string; body: string; total: string | number }

/** Exact titles first, then words in titles, then in texts; what changed lately a little before the rest. */
const SCORE = (question: Question): SQL => sql`
  case when e.title_folded = ${question.asTitle} then 8 when starts_with(e.title_folded, ${question.asTitle}) then 3 else 0 end
  + 4 * ts_rank(e.title_vector, q.words, 1) + ts_rank(e.vector, q.words, 1)
  + 0.1 * exp(-greatest(0, extract(epoch from now() - e.changed_at))::float8 / 15552000)`

/** The best and the newest of what the person may see, a page of it; each part of the search takes the newest 300. */
const hitsOf = async (ctx: Ctx, question: Question, wish: Wish): Promise<Row[]> => {
  const where = sql`${findableBy(ctx.actor)}${chosen(wish)}`
  const { rows } = await ctx.db.execute(sql`
    with q as materialized (select ${tsqueryOf(question)} as words),
    hit as (
      (select e.id from search_entry e, q where e.title_vector @@ q.words and ${where}
        order by e.changed_at desc, e.id limit ${MOST_HITS})
      union
      (select e.id from search_entry e, q where e.vector @@ q.words and ${where}
        order by e.changed_at desc, e.id limit ${MOST_HITS}))
    select e.id, e.kind, e.path, e.language, e.changed_at as "changedAt", e.title,
           left(e.body, ${SEEN_OF_TEXT}) as body, count(*) over () as total
      from hit join search_entry e on e.id = hit.id cross join q
     order by ${SCORE(question)} desc, e.changed_at desc, e.id
     limit ${HITS_PER_PAGE} offset ${(wish.page - 1) * HITS_PER_PAGE}`)
  return rows as unknown as Row[]
}

export type FacetValue = { value: string; name: string | null; count: number }
export type Facets = { kind: FacetValue[]; language: FacetValue[]; table: FacetValue[] }

/** How many of what was found there are by kind, language and table, counted to a thousand. */
const facetsOf = async (ctx: Ctx, question: Question): Promise<Facets> => {
  const mine = findableBy(ctx.actor)
  const { rows } = await ctx.db.execute(sql`
    with q as materialized (select ${tsqueryOf(question)} as words),
    matched as materialized (
      select e.kind, e.language, e.roundtable_id from search_entry e, q
       where e.vector @@ q.words and ${mine} limit ${MOST_COUNTED}),
    counted as (
      select kind, language, roundtable_id, count(*)::int as n from matched
       group by grouping sets ((kind), (language), (roundtable_id)))
    select c.kind, c.language, r.code as "table", e.title as name, c.n from counted c
      left join search_entry e on e.source_kind = 'roundtable' and e.source_id = c.roundtable_id and e.part = '' and ${mine}
      left join roundtable r on r.id = e.source_id
     where c.kind is not null or c.language is not null or e.id is not null
     order by c.n desc, 1, 2, 3 limit 60`)
  type Counted = {
    kind: string | null
    language: string | null
    table: string | null
    name: string | null
    n: number
  }
  const facet = (key: "kind" | "language" | "table"): FacetValue[] =>
    (rows as unknown as Counted[])
      .filter((row) => row[key] !== null)
      .map((row) => ({ value: row[key] ?? "", name: row.name, count: row.n }))
      .slice(0, 10)
  return { kind: facet("kind"), language: facet("language"), table: facet("table") }
}

/**
 * How much of its threes of letters a word must share with one of a title. pg_trgm's own 0.6 misses one wrong letter
 * in a word of ten; how many mistakes are too many is then counted letter by letter.
 */
const RESEMBLING = "0.3"

/** Titles that the person may see and that resemble a word of the question; none without pg_trgm. */
const resemblingTitles = async (ctx: Ctx, question: Question): Promise<string[]> => {
  const words = question.words.filter((word) => word.length >= 4).slice(0, 4)
  if (words.length === 0) return []
  const known = await ctx.db.execute(sql`select 1 from pg_extension where extname = 'pg_trgm'`)
  if (known.rows.length === 0) return []
  const mine = findableBy(ctx.actor)
  const near = words.map(
    (word) => sql`(select e.title from search_entry e where ${word} <% e.title_folded and ${mine}
      order by word_similarity(${word}, e.title_folded) desc, e.id limit 8)`,
  )
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${RESEMBLING}, true)`)
    const { rows } = await tx.execute(sql.join(near, sql` union `))
    return rows.map((row) => String(row.title))
  })
}

export type Found = {
  hits: Hit[]
  total: number
  facets: Facets
  /** What was probably meant, when next to nothing was found. */
  meant: string | null
}

const FEW = 3

/** What the index answers to a question, of what the person may see. */
export const find = async (ctx: Ctx, question: Question, wish: Wish): Promise<Found> => {
  const [rows, facets] = await Promise.all([hitsOf(ctx, question, wish), facetsOf(ctx, question)])
  const total = Number(rows[0]?.total ?? 0)
  const isPoor = wish.page === 1 && total < FEW
  const titles = isPoor ? await resemblingTitles(ctx, question) : []
  return {
    hits: rows.map(({ body, title, total: _, ...row }) => ({
      ...row,
      changedAt: new Date(row.changedAt).toISOString(),
      title: markedTitle(title, question),
      passage: passageOf(body, question),
    })),
    total,
    facets,
    meant: isPoor ? meant(question, titles) : null,
  }
}
