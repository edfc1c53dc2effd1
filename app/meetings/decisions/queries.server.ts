import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm"
import { decisions, roundtables, wordsOf } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { isDomainError } from "../../errors.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { isWithin } from "../../taxonomies/place-in.server.ts"
import { readTerritories } from "../../taxonomies/read-territories.server.ts"
import type { RegisterFilter } from "./input.ts"
import { DECISION } from "./lock.server.ts"
import { decisionsVisibleTo, PUBLIC_DECISION } from "./visible.server.ts"

const LINE = {
  ...{ code: decisions.code, number: decisions.number, year: decisions.year, title: decisions.title },
  ...{ text: decisions.text, language: decisions.language, decidedOn: decisions.decidedOn },
  ...{ outcome: decisions.outcome, state: decisions.state, territory: decisions.territory },
  ...{ publishedAt: decisions.publishedAt },
  table: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
}

/** Words that begin words of the decision: "sportell sera" finds "Sportello serale". */
const withWords = (asked: string): SQL | undefined => {
  if (!/[\p{L}\p{N}]/u.test(asked)) return undefined
  const words = wordsOf(sql`${asked}::text`)
  return sql`to_tsvector('simple', decision.words) @@ to_tsquery('simple', regexp_replace(trim(${words}), '\\s+', ':* & ', 'g') || ':*')`
}

/** The place that a filter names, with all that is in it; what is no place's name is among the words of places. */
const inPlace = async (ctx: Ctx, typed: string): Promise<SQL | undefined> => {
  if (!/[\p{L}\p{N}]/u.test(typed)) return undefined
  try {
    const [first, second] = await readTerritories(ctx, typed)
    if (!second) return isWithin(DECISION, sql`decision.id`, first.code)
  } catch (error) {
    if (!isDomainError(error)) throw error
  }
  return sql`position(lower(${typed}) in lower(decision.territory)) > 0`
}

const matching = async (ctx: Ctx, filter: RegisterFilter): Promise<SQL | undefined> =>
  and(
    withWords(filter.q),
    await inPlace(ctx, filter.territory),
    filter.table ? eq(roundtables.code, filter.table) : undefined,
    filter.year ? eq(decisions.year, filter.year) : undefined,
    filter.topic
      ? sql`exists (select 1 from topic_mark m where m.subject_kind = ${DECISION} and m.subject_id = decision.id and m.topic_id = ${filter.topic})`
      : undefined,
  )

const afterCode = (code: string | null) =>
  code
    ? sql`(decision.decided_on, decision.id) < (select d.decided_on, d.id from decision d where d.code = ${code})`
    : undefined

const listWhere = (ctx: Ctx, condition: SQL | undefined, limit: number) =>
  ctx.db
    .select(LINE)
    .from(decisions)
    .innerJoin(roundtables, eq(roundtables.id, decisions.roundtableId))
    .where(condition)
    .orderBy(desc(decisions.decidedOn), desc(decisions.id))
    .limit(limit)
export type DecisionLine = Awaited<ReturnType<typeof listWhere>>[number]

/** The public register, the latest first, a page at a time: the same for whoever asks. */
export const listRegister = async (ctx: Ctx, filter: RegisterFilter, after: string | null) => {
  const condition = and(PUBLIC_DECISION, await matching(ctx, filter), afterCode(after))
  return pageOf(await listWhere(ctx, condition, PAGE_SIZE + 1), PAGE_SIZE)
}

/** So many of the latest of the register under a filter, for its feed and its file. */
export const listPublic = async (ctx: Ctx, filter: RegisterFilter, limit: number) =>
  listWhere(ctx, and(PUBLIC_DECISION, await matching(ctx, filter)), limit)

/** A table's decisions, of those that the person may read. */
export const listOfTable = async (ctx: Ctx, roundtableId: string, after: string | null) => {
  const condition = and(
    eq(decisions.roundtableId, roundtableId),
    decisionsVisibleTo(ctx.actor),
    afterCode(after),
  )
  return pageOf(await listWhere(ctx, condition, PAGE_SIZE + 1), PAGE_SIZE)
}

/** What was decided at a meeting, in the order of the register, of what the person may read. */
export const listOfMeeting = async (ctx: Ctx, meetingId: string) =>
  ctx.db
    .select({
      ...{ code: decisions.code, number: decisions.number, year: decisions.year, title: decisions.title },
      ...{ language: decisions.language, outcome: decisions.outcome },
    })
    .from(decisions)
    .where(and(eq(decisions.meetingId, meetingId), decisionsVisibleTo(ctx.actor)))
    .orderBy(asc(decisions.year), asc(decisions.number))
    .limit(100)

/** The tables and years that the public register has something of, for its filters. */
export const registerChoices = async (ctx: Ctx) => {
  const { rows } = await ctx.db.execute(sql`
    select decision.year, r.code, r.name, r.language from decision
      join roundtable r on r.id = decision.roundtable_id
     where ${PUBLIC_DECISION} group by 1, 2, 3, 4 order by r.name, r.code limit 2000`)
  const all = rows as { year: number; code: string; name: string; language: string }[]
  const tables = [...new Map(all.map(({ code, name }) => [code, { code, name }])).values()]
  return { tables, years: [...new Set(all.map(({ year }) => year))].sort((a, b) => b - a) }
}
