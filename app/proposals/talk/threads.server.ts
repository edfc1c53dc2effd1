import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"

export type Translation = {
  language: string
  text: string | null
  isMachine: boolean
}
export type ShownComment = {
  code: string
  parent: string | null
  stance: string
  text: string
  language: string
  name: string | null
  nameLanguage: string
  office: string | null
  at: string
  hiddenFor: string | null
  translations: Translation[]
}
export type ShownThread = ShownComment & {
  replies: ShownComment[]
  /** How many answers there are in all. */
  total: number
}

/** So many threads stand on a page of the discussion, each with so many of its answers; the rest have pages of their own. */
export const THREADS = 50
export const FIRST_REPLIES = 10
export const REPLIES = 50

type Row = Omit<ShownComment, "at"> & { at: Date | string; total: number }

/** Comments as they are shown, the oldest first within their thread. @param chosen a list of their ids */
const shown = async (ctx: Ctx, chosen: SQL): Promise<(ShownComment & { total: number })[]> => {
  const { rows } = await ctx.db.execute(sql`
    select c.code, p.code as parent, c.stance, case when c.hidden_at is null then c.text else '' end as text, c.language,
           coalesce(o.name, s.label) as name, coalesce(o.language, 'it') as "nameLanguage", c.office, c.created_at as at,
           c.hidden_for as "hiddenFor",
           (select count(*)::int from proposal_comment r where r.parent_id = c.id) as total,
           coalesce((select jsonb_agg(jsonb_build_object('language', t.language, 'text', t.text, 'isMachine', t.is_machine)
                       order by t.language) from proposal_translation t
                      where t.comment_id = c.id and c.hidden_at is null), '[]') as translations
      from (${chosen}) chosen join proposal_comment c on c.id = chosen.id
      left join proposal_comment p on p.id = c.parent_id
      left join organisation o on o.id = c.organisation_id left join seat s on s.id = c.seat_id
     order by coalesce(c.parent_id, c.id), c.id`)
  return (rows as Row[]).map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}

const gathered = (rows: readonly (ShownComment & { total: number })[]): ShownThread[] =>
  rows
    .filter(({ parent }) => parent === null)
    .map((thread) => ({ ...thread, replies: rows.filter(({ parent }) => parent === thread.code) }))

const beyond = (code: string | null, alias: string) =>
  sql`(${code}::text is null or ${sql.raw(alias)}.id > (select b.id from proposal_comment b where b.code = ${code}))`

/** A page of threads after one, each with its first answers. @returns one thread more where there is a next page */
export const readThreads = async (
  ctx: Ctx,
  proposalId: string,
  after: string | null,
): Promise<ShownThread[]> =>
  gathered(
    await shown(
      ctx,
      sql`with thread as (
            select c.id from proposal_comment c
             where c.proposal_id = ${proposalId} and c.parent_id is null and ${beyond(after, "c")}
             order by c.id limit ${THREADS + 1})
          select id from thread
          union all
          select reply.id from thread cross join lateral (
            select r.id from proposal_comment r where r.parent_id = thread.id
             order by r.id limit ${FIRST_REPLIES}) reply`,
    ),
  )

/** One thread with a page of its answers after one, and one more where there is a next page; null if there is none. */
export const readThread = async (
  ctx: Ctx,
  proposalId: string,
  { code, after }: { code: string; after: string | null },
): Promise<ShownThread | null> => {
  const thread = sql`select c.id from proposal_comment c
     where c.code = ${code} and c.proposal_id = ${proposalId} and c.parent_id is null`
  const replies = sql`(select r.id from proposal_comment r where r.parent_id = (${thread}) and ${beyond(after, "r")}
     order by r.id limit ${REPLIES + 1})`
  return gathered(await shown(ctx, sql`${thread} union all ${replies}`))[0] ?? null
}

export type Place = { thread: string | null; after: string | null }

/** The page that a comment stands on: of the discussion, or of its thread where it comes after the first answers. */
export const pageWith = async (ctx: Ctx, proposalId: string, code: string): Promise<Place> => {
  const { rows } = await ctx.db.execute(sql`
    with own as (
      select c.id, c.parent_id, p.code as thread from proposal_comment c left join proposal_comment p on p.id = c.parent_id
       where c.code = ${code} and c.proposal_id = ${proposalId}),
    replies as (
      select r.code, row_number() over (order by r.id) as place, count(*) over () as total
        from own join proposal_comment r on r.parent_id = own.parent_id and r.id < own.id),
    threads as (
      select b.code, row_number() over (order by b.id) as place, count(*) over () as total
        from own join proposal_comment b on b.proposal_id = ${proposalId} and b.parent_id is null
         and b.id < coalesce(own.parent_id, own.id))
    select (select thread from own) as thread, coalesce((select max(total) from replies), 0)::int as before,
           (select code from replies where place = (total / ${REPLIES}) * ${REPLIES}) as "afterReply",
           (select code from threads where place = (total / ${THREADS}) * ${THREADS}) as "afterThread"`)
  const found = rows[0] as {
    thread: string | null
    before: number
    afterReply: string | null
    afterThread: string | null
  }
  return found.thread && found.before >= FIRST_REPLIES
    ? { thread: found.thread, after: found.afterReply }
    : { thread: null, after: found.afterThread }
}
