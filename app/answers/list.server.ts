import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm"
import { answers, organisations, proposals, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { loadProposal } from "../proposals/facts.server.ts"
import { refuseAskAnswer, stateFor } from "./policy.ts"
import { dueOf } from "./queries.server.ts"
import { answersVisibleTo } from "./visible.server.ts"

const LINE = {
  ...{ id: answers.id, code: answers.code, state: answers.state, outcome: answers.outcome },
  organisationId: answers.organisationId,
  ...{
    dueOn: answers.dueOn,
    publishedAt: answers.publishedAt,
    isExtended: sql<boolean>`answer.extended_at is not null`,
  },
  body: { code: organisations.code, name: organisations.name, language: organisations.language },
  table: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
  proposal: {
    ...{ code: proposals.code, title: proposals.title, language: proposals.language },
    ...{ number: proposals.number, year: proposals.year },
  },
}

const linesWhere = (ctx: Ctx, condition: SQL | undefined) =>
  ctx.db
    .select(LINE)
    .from(answers)
    .innerJoin(proposals, eq(proposals.id, answers.proposalId))
    .innerJoin(organisations, eq(organisations.id, answers.organisationId))
    .innerJoin(roundtables, eq(roundtables.id, answers.roundtableId))
    .where(and(condition, answersVisibleTo(ctx.actor)))

type Line = Awaited<ReturnType<typeof linesWhere>>[number]
const said = (ctx: Ctx, { id: _, organisationId, publishedAt, ...line }: Line) => ({
  ...{ ...line, state: stateFor(ctx.actor, { organisationId, state: line.state }) },
  ...dueOf(ctx, { dueOn: line.dueOn, publishedAt }),
  publishedAt: publishedAt?.toISOString() ?? null,
})
export type AnswerLine = ReturnType<typeof said>

/** What a body still owes: neither given nor taken back by who asked. */
const OWED = sql`answer.state <> 'published' and answer.state <> 'withdrawn'`

/** Which answers of a body a list shows: those that it owes, or those that it gave. */
export type Shown = "owed" | "given"

const after = (code: string | null, shown: Shown) => {
  if (!code) return undefined
  const of = (column: string) => sql`(select ${sql.raw(`b.${column}`)} from answer b where b.code = ${code})`
  return shown === "owed"
    ? sql`(answer.due_on, answer.id) > (${of("due_on")}, ${of("id")})`
    : sql`(answer.published_at, answer.id) < (${of("published_at")}, ${of("id")})`
}

/** The answers of a body that the person may read: owed ones by their last day, given ones the latest first. */
export const listAnswersOf = async (
  ctx: Ctx,
  { organisationId, shown, from }: { organisationId: string; shown: Shown; from: string | null },
) => {
  const isGiven = shown === "given"
  const rows = await linesWhere(
    ctx,
    and(
      ...[eq(answers.organisationId, organisationId), after(from, shown)],
      isGiven ? sql`answer.state = 'published'` : OWED,
    ),
  )
    .orderBy(
      ...(isGiven ? [desc(answers.publishedAt), desc(answers.id)] : [asc(answers.dueOn), asc(answers.id)]),
    )
    .limit(PAGE_SIZE + 1)
  const page = pageOf(rows, PAGE_SIZE)
  return { ...page, rows: page.rows.map((row) => said(ctx, row)) }
}

/** How many answers a body owes, how many of those are late, how many it gave and how many of those in time. */
export const countAnswersOf = async (ctx: Ctx, organisationId: string) => {
  const { rows } = await ctx.db.execute(sql`
    select count(*) filter (where ${OWED})::int as owed,
           count(*) filter (where ${OWED}
             and answer.due_on < (${ctx.now.toISOString()}::timestamptz at time zone 'Europe/Rome')::date)::int as late,
           count(*) filter (where answer.state = 'published')::int as given,
           count(*) filter (where answer.state = 'published'
             and (answer.published_at at time zone 'Europe/Rome')::date <= answer.due_on)::int as "inTime"
      from answer where answer.organisation_id = ${organisationId} and ${answersVisibleTo(ctx.actor)}`)
  return rows[0] as { owed: number; late: number; given: number; inTime: number }
}

/** What was asked of whom for a proposal, for its page. */
export const listAnswersTo = async (ctx: Ctx, proposalCode: string): Promise<AnswerLine[]> => {
  const rows = await linesWhere(ctx, eq(proposals.code, proposalCode)).orderBy(asc(answers.id)).limit(20)
  return rows.map((row) => said(ctx, row))
}

/** What the page that asks for an answer shows. @throws forbidden with the reason */
export const openRequestForm = async (ctx: Ctx, code: string) => {
  const { proposal, facts } = await loadProposal(ctx, code)
  const reason = refuseAskAnswer(ctx.actor, facts)
  const [addressee] = proposal.addresseeId
    ? await ctx.db
        .select({ name: organisations.name })
        .from(organisations)
        .where(eq(organisations.id, proposal.addresseeId))
    : []
  return {
    ...{ reason, code, title: proposal.title, language: proposal.language },
    ...{ addressee: addressee?.name ?? null, days: facts.rule.answerDays },
  }
}
