import { asc, eq, sql } from "drizzle-orm"
import { callCriteria, microProjects, projectPoints, proposals } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { because, DomainError, found, refuse } from "../../errors.ts"
import type { Translate } from "../../i18n/translate.ts"
import { writeCsv } from "../../people/organisations/csv.ts"
import { loadProposal } from "../../proposals/facts.server.ts"
import { cardOf } from "../../proposals/queries.server.ts"
import { phaseOf } from "../call.ts"
import { loadCall } from "../facts.server.ts"
import { refuseAssess } from "../policy.ts"
import { callCard, listCriteria } from "../queries.server.ts"
import { isConcernedBy } from "./concerned.server.ts"
import type { Scored } from "./ranking.ts"

/** A call has as many projects as somebody can read and judge. */
const MOST = 1000

/** What was handed in to a call, with its points so far and whether every criterion has them. */
export const listScored = async (
  ctx: Pick<Ctx, "db">,
  callId: string,
): Promise<(Scored & { code: string; title: string; language: string; isWhole: boolean })[]> => {
  const rows = await ctx.db
    .select({
      ...{ id: proposals.id, code: proposals.code, title: proposals.title, language: proposals.language },
      ...{ submittedAt: proposals.submittedAt, askedCents: microProjects.askedCents },
      points: sql<number>`coalesce((select sum(g.points)::int from project_point g where g.proposal_id = proposal.id), 0)`,
      isWhole: sql<boolean>`not exists (select 1 from call_criterion c where c.call_id = ${callId} and not exists (
        select 1 from project_point g where g.proposal_id = proposal.id and g.criterion_id = c.id))`,
    })
    .from(proposals)
    .innerJoin(microProjects, eq(microProjects.proposalId, proposals.id))
    .where(sql`${proposals.callId} = ${callId} and ${proposals.state} = 'entered'`)
    .orderBy(asc(proposals.submittedAt), asc(proposals.id))
    .limit(MOST)
  return rows.map(({ submittedAt, askedCents, ...row }) => ({
    ...{ ...row, askedCents: askedCents ?? 0, enteredAt: found(submittedAt).getTime() },
  }))
}

/** Whether the person judges a call now. @throws forbidden with the reason why not */
const judging = async (ctx: Ctx, code: string) => {
  const { call, facts } = await loadCall(ctx, code)
  const isConcerned = await isConcernedBy(ctx, call.id)
  refuse(refuseAssess(ctx.actor, facts, { now: ctx.now, isConcerned }))
  return call
}

/** What was handed in, for who judges. @throws not_found, forbidden */
export const getAssessment = async (ctx: Ctx, code: string) => {
  const call = await judging(ctx, code)
  const projects = await listScored(ctx, call.id)
  return {
    call: callCard(call, ctx.now),
    projects: projects.map(({ id, enteredAt, ...project }) => ({
      ...project,
      enteredAt: new Date(enteredAt).toISOString(),
    })),
    lacking: projects.filter(({ isWhole }) => !isWhole).length,
  }
}

/** One project with the criteria and the points it has so far. @throws not_found, forbidden */
export const getPointsForm = async (ctx: Ctx, callCode: string, proposalCode: string) => {
  const call = await judging(ctx, callCode)
  const loaded = await loadProposal(ctx, proposalCode)
  const { proposal } = loaded
  if (proposal.callId !== call.id || proposal.state !== "entered") found(null)
  const [project] = await ctx.db.select().from(microProjects).where(eq(microProjects.proposalId, proposal.id))
  const criteria = await ctx.db
    .select({
      ...{ name: callCriteria.name, most: callCriteria.most },
      ...{ points: projectPoints.points, reason: projectPoints.reason },
    })
    .from(callCriteria)
    .leftJoin(
      projectPoints,
      sql`${projectPoints.criterionId} = ${callCriteria.id} and ${projectPoints.proposalId} = ${proposal.id}`,
    )
    .where(eq(callCriteria.callId, call.id))
    .orderBy(asc(callCriteria.position))
  const { askedCents, ownCents, startsOn, endsOn, partners, place } = found(project)
  return {
    ...{ call: callCard(call, ctx.now), criteria, proposal: cardOf(loaded) },
    project: { askedCents, ownCents, startsOn, endsOn, partners, place },
  }
}

export type RankedRow = {
  code: string
  title: string
  language: string
  rank: number
  points: number
  askedCents: number
  givenCents: number
  verdict: string
  submittedAt: string
  authors: { name: string; language: string }[]
  byCriterion: { points: number; reason: string }[]
}

/** The published ranking of a call, the first place first; with the points of every criterion. */
export const listRanking = async (ctx: Pick<Ctx, "db">, callCode: string): Promise<RankedRow[]> => {
  const { rows } = await ctx.db.execute(sql`
    select p.code, p.title, p.language, m.rank, m.points, m.asked_cents as "askedCents", m.given_cents as "givenCents",
           m.verdict, p.submitted_at as "submittedAt",
           (select jsonb_agg(jsonb_build_object('name', coalesce(o.name, s.label), 'language', coalesce(o.language, 'it'))
                     order by a.position)
              from proposal_author a left join organisation o on o.id = a.organisation_id
              left join seat s on s.id = a.seat_id where a.proposal_id = p.id and a.state = 'signed') as authors,
           coalesce((select jsonb_agg(jsonb_build_object('points', g.points, 'reason', g.reason) order by c.position)
              from project_point g join call_criterion c on c.id = g.criterion_id where g.proposal_id = p.id), '[]')
             as "byCriterion"
      from call join micro_project m on m.call_id = call.id join proposal p on p.id = m.proposal_id
     where call.code = ${callCode} and m.rank is not null order by m.rank, p.submitted_at, p.title limit ${MOST}`)
  return (rows as (Omit<RankedRow, "submittedAt"> & { submittedAt: Date | string })[]).map((row) => ({
    ...{ ...row, askedCents: Number(row.askedCents), givenCents: Number(row.givenCents) },
    ...{ submittedAt: new Date(row.submittedAt).toISOString(), authors: row.authors ?? [] },
  }))
}

const COLUMNS = ["rank", "title", "authors", "points", "asked", "given", "verdict", "entered"] as const
const euroCells = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`

/** The published ranking as a file of comma-separated values, the points of each criterion last. @throws not_found, forbidden before the results */
export const exportRanking = async (ctx: Ctx, code: string, t: Translate): Promise<string> => {
  const { call } = await loadCall(ctx, code)
  if (phaseOf(call, ctx.now) !== "results")
    throw new DomainError("forbidden", because("calls.refuse.no_results_yet"))
  const rows = await listRanking(ctx, code)
  const criteria = await listCriteria(ctx, call.id)
  return writeCsv([
    [...COLUMNS.map((column) => t(`calls.columns.${column}`)), ...criteria.map(({ name }) => name)],
    ...rows.map((row) => [
      ...[String(row.rank), row.title, row.authors.map(({ name }) => name).join("; "), String(row.points)],
      ...[euroCells(row.askedCents), euroCells(row.givenCents)],
      ...[t(`calls.verdicts.${row.verdict as "funded"}`), row.submittedAt],
      ...criteria.map((_, n) => String(row.byCriterion[n]?.points ?? "")),
    ]),
  ])
}
