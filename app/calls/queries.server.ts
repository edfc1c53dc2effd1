import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm"
import { callCriteria, calls, fundingBlocks, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { isOwnAuthor } from "../proposals/voices.server.ts"
import { phaseOf, pointsInAll } from "./call.ts"
import { type CallRow, callsVisibleTo, loadCall } from "./facts.server.ts"
import {
  keepsCalls,
  refuseAssess,
  refuseCancelCall,
  refuseEditCall,
  refuseHandingIn,
  refusePublishCall,
} from "./policy.ts"
import { isConcernedBy } from "./results/concerned.server.ts"

/** The criteria of a call in order. */
export const listCriteria = (ctx: Pick<Ctx, "db">, callId: string) =>
  ctx.db
    .select({ name: callCriteria.name, most: callCriteria.most })
    .from(callCriteria)
    .where(eq(callCriteria.callId, callId))
    .orderBy(asc(callCriteria.position))

const listWhere = async (ctx: Ctx, after: string | null, where: SQL | undefined) => {
  const { code, title, language, state, opensAt, closesAt, budgetCents, mostCents } = calls
  const rows = await ctx.db
    .select({
      ...{ code, title, language, state, opensAt, closesAt, budgetCents, mostCents },
      ...{ table: roundtables.name, tableLanguage: roundtables.language },
    })
    .from(calls)
    .innerJoin(roundtables, eq(roundtables.id, calls.roundtableId))
    .where(
      and(
        ...[where, callsVisibleTo(ctx.actor)],
        after
          ? sql`(${calls.closesAt}, ${calls.id}) < (select b.closes_at, b.id from call b where b.code = ${after})`
          : undefined,
      ),
    )
    .orderBy(desc(calls.closesAt), desc(calls.id))
    .limit(PAGE_SIZE + 1)
  const page = pageOf(rows, PAGE_SIZE)
  return {
    ...page,
    rows: page.rows.map(({ opensAt, closesAt, state, ...row }) => ({
      ...{ ...row, phase: phaseOf({ state, opensAt, closesAt }, ctx.now) },
      ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    })),
  }
}

/** Calls that the person may read, those that close last first, a page at a time; `after` is a code. */
export const listCalls = (ctx: Ctx, after: string | null) => listWhere(ctx, after, undefined)

/** As `listCalls`, of one table. */
export const listCallsAt = (ctx: Ctx, roundtableId: string, after: string | null) =>
  listWhere(ctx, after, eq(calls.roundtableId, roundtableId))
export type ListedCall = Awaited<ReturnType<typeof listCalls>>["rows"][number]

type Block = Record<"code" | "title" | "language" | "fund" | "wording", string> & {
  projectCode: string | null
  cup: string | null
}
type Own = { code: string; title: string; language: string; state: string; submittedAt: Date | string | null }

/** The projects of a call that the person writes with. */
const listOwnProjects = async (ctx: Ctx, call: CallRow) => {
  if (ctx.actor.personId === null) return []
  const { rows } = await ctx.db.execute(sql`
    select p.code, p.title, p.language, p.state, p.submitted_at as "submittedAt" from proposal p
     where p.call_id = ${call.id} and p.state <> 'discarded' and exists (
       select 1 from proposal_author a where a.proposal_id = p.id and a.state <> 'declined' and ${isOwnAuthor(ctx.actor, "a")})
     order by p.id limit 50`)
  return (rows as Own[]).map((row) => ({
    ...row,
    submittedAt: row.submittedAt === null ? null : new Date(row.submittedAt).toISOString(),
  }))
}

const countEntered = sql<number>`(select count(*)::int from proposal p where p.call_id = call.id
  and p.state in ('entered', 'funded', 'not_funded'))`

/** A call that the person may cancel now. @throws not_found, forbidden with the reason */
export const getCancelling = async (ctx: Ctx, code: string) => {
  const { call, facts } = await loadCall(ctx, code)
  const isConcerned = phaseOf(call, ctx.now) === "closed" && (await isConcernedBy(ctx, call.id))
  refuse(refuseCancelCall(ctx.actor, facts, { now: ctx.now, isConcerned }))
  return { code, title: call.title, language: call.language }
}

/** What stands around a call, in one row: its table, its funding, and how many projects were handed in. */
const aroundOf = async (ctx: Ctx, { id }: CallRow) => {
  const { code, name, language } = roundtables
  const [row] = await ctx.db
    .select({
      table: { code, name, language },
      entered: countEntered,
      block: sql<Block | null>`case when ${fundingBlocks.id} is not null then jsonb_build_object(
        'code', ${fundingBlocks.code}, 'title', ${fundingBlocks.title}, 'language', ${fundingBlocks.language},
        'projectCode', ${fundingBlocks.projectCode}, 'cup', ${fundingBlocks.cup}, 'fund', ${fundingBlocks.fund},
        'wording', ${fundingBlocks.wording}) end`,
    })
    .from(calls)
    .innerJoin(roundtables, eq(roundtables.id, calls.roundtableId))
    .leftJoin(fundingBlocks, eq(fundingBlocks.id, calls.fundingBlockId))
    .where(eq(calls.id, id))
  return found(row)
}

/** A call in brief: what every page about one shows. */
export const callCard = (call: CallRow, now: Date) => ({
  ...{ code: call.code, title: call.title, language: call.language, phase: phaseOf(call, now) },
  ...{ opensAt: call.opensAt.toISOString(), closesAt: call.closesAt.toISOString() },
  ...{ budgetCents: call.budgetCents, mostCents: call.mostCents, leastPoints: call.leastPoints },
  isPartGiven: call.isPartGiven,
})

/**
 * A call as its page shows it. Before the closing how many projects were handed in is for who keeps it, and nothing
 * else of them for anybody but their authors.
 * @throws not_found, also for who may not read it
 */
export const getCall = async (ctx: Ctx, code: string) => {
  const { call, facts } = await loadCall(ctx, code)
  const { table, block, entered } = await aroundOf(ctx, call)
  const criteria = await listCriteria(ctx, call.id)
  const isKeeper = keepsCalls(ctx.actor, facts)
  const { now, actor } = ctx
  const phase = phaseOf(call, now)
  const isConcerned = isKeeper && phase === "closed" && (await isConcernedBy(ctx, call.id))
  const { purpose, kinds, territory, contact, cancelReason } = call
  const saysCount = (isKeeper && phase !== "draft") || phase === "closed" || phase === "results"
  return {
    ...{ ...callCard(call, now), purpose, kinds, territory, contact, cancelReason, table, block, criteria },
    pointsInAll: pointsInAll(criteria),
    resultsAt: call.resultsAt?.toISOString() ?? null,
    entered: saysCount ? entered : null,
    own: await listOwnProjects(ctx, call),
    acts: {
      ...{ keep: isKeeper, edit: refuseEditCall(actor, facts) === null },
      publish: refusePublishCall(actor, facts, now) === null,
      isHidden: refusePublishCall(actor, facts, now)?.key === "calls.refuse.table_not_public",
      cancel: refuseCancelCall(actor, facts, { now, isConcerned }) === null,
      start: actor.personId !== null && refuseHandingIn(facts, now) === null,
      assess: refuseAssess(actor, facts, { now, isConcerned }) === null,
    },
  }
}
export type CallPage = Awaited<ReturnType<typeof getCall>>
