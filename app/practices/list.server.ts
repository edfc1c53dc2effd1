import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm"
import { practices, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { tellingWords } from "../index/words.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { isWithin } from "../taxonomies/place-in.server.ts"
import type { PracticeFilters } from "./filters.ts"
import { practicesVisibleTo } from "./visible.server.ts"

/** More words than these narrow nothing any more. */
const MOST_WORDS = 8

/** Every typed word, or one that begins with it, stands in what the index has of the practice. */
const says = (typed: string): SQL | undefined => {
  const words = tellingWords(typed).slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  const asked = words.map((word) => `'${word}':*`).join(" & ")
  return sql`practice.id in (select e.source_id from search_entry e
    where e.source_kind = 'practice' and e.vector @@ to_tsquery('simple', ${asked}))`
}

const matching = ({ q, topic, region }: PracticeFilters): SQL | undefined =>
  and(
    q ? says(q) : undefined,
    region ? isWithin("practice", practices.id, region) : undefined,
    topic
      ? sql`exists (select 1 from topic_mark m where m.subject_kind = 'practice' and m.subject_id = practice.id and m.topic_id = ${topic})`
      : undefined,
  )

const columns = {
  ...{ code: practices.code, title: practices.title, language: practices.language, state: practices.state },
  ...{ territory: practices.territory, done: sql<string | null>`left(practice.done, 400)` },
  ...{ table: roundtables.name, tableLanguage: roundtables.language, tableTerritory: roundtables.territory },
  ...{
    isCopy: sql<boolean>`practice.origin_id is not null`,
    isReady: sql<boolean>`practice.ready_at is not null`,
  },
  takenUp: sql<number>`(select count(*)::int from practice c where c.origin_id = practice.id and c.state <> 'withdrawn')`,
}

type ListOf = { after: string | null; filters: PracticeFilters; limit?: number }

const from = (code: string | null) =>
  code ? lt(practices.id, sql`(select b.id from practice b where b.code = ${code})`) : undefined

const listWhere = async (ctx: Ctx, where: SQL | undefined, { after, filters, limit = PAGE_SIZE }: ListOf) => {
  const rows = await ctx.db
    .select(columns)
    .from(practices)
    .innerJoin(roundtables, eq(roundtables.id, practices.roundtableId))
    .where(and(where, practicesVisibleTo(ctx.actor), from(after), matching(filters)))
    .orderBy(desc(practices.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

/** Good practices that are out and that the person may read, the latest first, a page at a time; `after` is a code. */
export const listPractices = (ctx: Ctx, ask: ListOf) => listWhere(ctx, eq(practices.state, "published"), ask)

/** As `listPractices`, of one table; its members find its drafts too. */
export const listPracticesAt = (ctx: Ctx, ask: ListOf & { roundtableId: string }) =>
  listWhere(ctx, sql`practice.roundtable_id = ${ask.roundtableId} and practice.state <> 'withdrawn'`, ask)

export type ListedPractice = Awaited<ReturnType<typeof listPractices>>["rows"][number]
