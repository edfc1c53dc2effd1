import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { refuse } from "../errors.ts"
import { hexOf } from "./digests.server.ts"
import type { LogFilter } from "./input.ts"
import { refuseReadLog } from "./policy.ts"
import { AT_UTC } from "./seal.server.ts"

const PAGE = 50

/** An entry as lists show it: what was done by whom, never the values. */
export type LogLine = {
  id: number
  seq: number | null
  at: string
  action: string
  kind: string
  subject: string
  actorId: string | null
  actor: string | null
  roundtable: { code: string; name: string; language: string } | null
  fields: string[]
}

type Filter = Omit<LogFilter, "after" | "who" | "person" | "roundtable"> & {
  /** The people whose deeds are meant; null for everybody's. */
  people: readonly string[] | null
  roundtableId: string | null
}

/** Midnight in Rome at the beginning of a civil day. */
const midnight = (day: string, plus = 0) =>
  sql`((${day}::date + ${plus}::int)::timestamp at time zone 'Europe/Rome')`

const among = (ids: readonly string[]) =>
  ids.length === 1
    ? sql`= ${ids[0]}::uuid`
    : sql`in (${sql.join(
        [...ids, null].map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`

/** The conditions of a filter; each has an index that goes on by (at, id). */
export const matching = (filter: Filter, after: LogFilter["after"]): SQL => {
  const { action, kind, subject, people, roundtableId, from, to, request } = filter
  const conditions = [
    action && sql`e.action = ${action}`,
    kind && sql`e.subject_kind = ${kind}`,
    subject && sql`e.subject_id = ${subject}`,
    people && sql`e.actor_id ${among(people)}`,
    roundtableId && sql`e.roundtable_id = ${roundtableId}::uuid`,
    request && sql`e.request_id = ${request}`,
    from && sql`e.at >= ${midnight(from)}`,
    to && sql`e.at < ${midnight(to, 1)}`,
    after && sql`(e.at, e.id) < (${after.at}::timestamptz, ${after.id}::bigint)`,
  ].filter((condition): condition is SQL => Boolean(condition))
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** One page of entries, newest first. The page is cut before anything is joined to it. */
export const linesOf = (filter: Filter, after: LogFilter["after"], limit: number) => sql`
  select e.*, ${AT_UTC} as at_utc, p.name as actor, r.code, r.name, r.language
    from (select * from audit_entry e where ${matching(filter, after)}
           order by e.at desc, e.id desc limit ${limit}) e
    left join person p on p.id = e.actor_id
    left join roundtable r on r.id = e.roundtable_id
   order by e.at desc, e.id desc`

type Row = Record<string, unknown>

const lineOf = (row: Row): LogLine => ({
  id: Number(row.id),
  seq: row.sealed_seq === null ? null : Number(row.sealed_seq),
  at: String(row.at_utc),
  action: String(row.action),
  kind: String(row.subject_kind),
  subject: String(row.subject_id),
  actorId: row.actor_id as string | null,
  actor: row.actor as string | null,
  roundtable: row.code
    ? { code: String(row.code), name: String(row.name), language: String(row.language) }
    : null,
  fields: Object.keys(row.fields as object),
})

/** One page of the log, newest first, and where the next one goes on. No policy of its own. */
export const pageOfLog = async (ctx: Ctx, filter: Filter, after: LogFilter["after"], limit = PAGE) => {
  const { rows } = await ctx.db.execute(linesOf(filter, after, limit + 1))
  const lines = rows.slice(0, limit).map(lineOf)
  const last = lines.at(-1)
  return { lines, next: rows.length > limit && last ? `${last.at}_${last.id}` : null }
}

/** People whose e-mail or whole name is this one; what an administrator types to find their deeds. */
const peopleCalled = async (ctx: Ctx, who: string): Promise<string[]> => {
  const { rows } = await ctx.db.execute(
    sql`select id from person where email = lower(${who}) or lower(name) = lower(${who}) limit 20`,
  )
  return rows.map((row) => String(row.id))
}

const roundtableCalled = async (ctx: Ctx, code: string): Promise<string | null> => {
  const { rows } = await ctx.db.execute(sql`select id from roundtable where code = ${code}`)
  return rows[0] ? String(rows[0].id) : null
}

/** A person or table that does not exist did nothing. */
const NOBODY_AT_ALL = "00000000-0000-0000-0000-000000000000"

/** What was typed, as ids; `unknownPerson` when nobody is called so. */
export const resolveFilter = async (ctx: Ctx, typed: LogFilter) => {
  const { who, person, roundtable, after: _after, ...rest } = typed
  const called = who ? await peopleCalled(ctx, who) : person ? [person] : null
  const roundtableId = roundtable ? ((await roundtableCalled(ctx, roundtable)) ?? NOBODY_AT_ALL) : null
  const people = called?.length === 0 ? [NOBODY_AT_ALL] : called
  return { filter: { ...rest, people, roundtableId }, unknownPerson: called?.length === 0 }
}

/** The log as administrators read it, a page at a time. @throws forbidden for everybody else */
export const listLog = async (ctx: Ctx, typed: LogFilter) => {
  refuse(refuseReadLog(ctx.actor))
  const { filter, unknownPerson } = await resolveFilter(ctx, typed)
  return { ...(await pageOfLog(ctx, filter, typed.after)), unknownPerson }
}

/** How far the chain is sealed, and what waits. */
export const getSeal = async (ctx: Ctx) => {
  refuse(refuseReadLog(ctx.actor))
  const { rows } = await ctx.db.execute(sql`
    select h.sealed_seq, h.chain_sha256, e.at,
           (select count(*)::int from audit_entry where sealed_seq is null) as waiting
      from (values (1)) one(id) left join audit_head h on h.id = one.id
      left join audit_entry e on e.sealed_seq = h.sealed_seq`)
  const [row] = rows
  const head = row?.sealed_seq
    ? {
        seq: Number(row.sealed_seq),
        hash: hexOf(row.chain_sha256 as Uint8Array),
        at: new Date(row.at as string).toISOString(),
      }
    : null
  return { head, waiting: Number(row?.waiting ?? 0) }
}

/** Tables to choose from, by name. */
export const listTablesOfLog = async (ctx: Ctx) => {
  refuse(refuseReadLog(ctx.actor))
  const { rows } = await ctx.db.execute(sql`select code, name from roundtable order by name limit 500`)
  return rows as { code: string; name: string }[]
}
