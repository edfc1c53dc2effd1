import { eq, sql } from "drizzle-orm"
import { calls, microProjects } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, type Reason, refuse } from "../../errors.ts"
import { unanswered } from "../../proposals/answers.ts"
import { type Loaded, loadProposal, type ProposalRow } from "../../proposals/facts.server.ts"
import { isAuthor, refuseKeepDraft, speaksFor } from "../../proposals/policy.ts"
import { cardOf, listAuthors } from "../../proposals/queries.server.ts"
import { missingIn } from "../call.ts"
import { callFactsOf } from "../facts.server.ts"
import { refuseHandingIn, refuseTakingBack } from "../policy.ts"
import { callCard } from "../queries.server.ts"

const projectOf = async (ctx: Ctx, { id, callId }: ProposalRow) => {
  const [project] = await ctx.db.select().from(microProjects).where(eq(microProjects.proposalId, id))
  const [call] = await ctx.db
    .select()
    .from(calls)
    .where(eq(calls.id, found(callId)))
  return { project: found(project), call: found(call) }
}

const shown = ({
  askedCents,
  ownCents,
  startsOn,
  endsOn,
  partners,
  place,
}: typeof microProjects.$inferSelect) => ({ askedCents, ownCents, startsOn, endsOn, partners, place })

/** What a proposal's page says of it as a project of a call; null for a proposal that is none. */
export const getProjectBox = async (ctx: Ctx, code: string) => {
  const loaded = await loadProposal(ctx, code)
  return loaded.proposal.callId ? boxOf(ctx, loaded) : null
}

const boxOf = async (ctx: Ctx, { proposal, facts, voices }: Loaded) => {
  const { project, call } = await projectOf(ctx, proposal)
  const callFacts = await callFactsOf(ctx, call)
  const late = refuseHandingIn(callFacts, ctx.now)
  const isTakenBack = refuseTakingBack(callFacts, ctx.now) === null
  const { rank, points, givenCents, verdict } = project
  const result =
    rank === null || points === null || givenCents === null || verdict === null
      ? null
      : { rank, points, givenCents, verdict }
  return {
    ...{ call: callCard(call, ctx.now), ...shown(project), result },
    submittedAt: proposal.submittedAt?.toISOString() ?? null,
    state: proposal.state,
    mayTakeBack: proposal.state === "entered" && isAuthor(voices, facts) && isTakenBack,
    mayEnter: refuseKeepDraft(ctx.actor, voices, facts) === null,
    late: proposal.state === "draft" ? late : null,
  }
}
export type ProjectBoxData = NonNullable<Awaited<ReturnType<typeof getProjectBox>>>

/** What the page of the sums shows. @throws not_found for what is no project, forbidden unless an author of a draft */
export const getProjectForm = async (ctx: Ctx, code: string) => {
  const { proposal, facts, voices } = await loadProposal(ctx, code)
  const { project, call } = await projectOf(ctx, proposal)
  refuse(refuseKeepDraft(ctx.actor, voices, facts))
  const { title, language, rev } = proposal
  return { code, title, language, rev, ...shown(project), call: callCard(call, ctx.now) }
}

/** A project before it is handed in: what is missing, who has not signed, and why it is too late. */
export const getEntry = async (ctx: Ctx, code: string) => {
  const { proposal, facts, voices } = await loadProposal(ctx, code)
  const { project, call } = await projectOf(ctx, proposal)
  refuse(refuseKeepDraft(ctx.actor, voices, facts))
  const late: Reason | null = refuseHandingIn(await callFactsOf(ctx, call), ctx.now)
  const authors = await listAuthors(ctx, proposal.id)
  const { rows } = await ctx.db.execute(
    sql`select code, name, language from roundtable where id = ${proposal.roundtableId}`,
  )
  return {
    ...{ ...cardOf({ proposal, facts, voices }), ...shown(project), call: callCard(call, ctx.now), late },
    at: rows[0] as { code: string; name: string; language: string },
    ...{ missing: unanswered(proposal), missingFields: missingIn(project) },
    authors: authors.map(({ code, name, language, bodyCode, state, onPaper }) => ({
      ...{ code, name, language, bodyCode, state, onPaper },
    })),
    waiting: authors
      .filter((author) => author.state === "invited" && !speaksFor(voices, author))
      .map(({ name, language }) => ({ name, language })),
  }
}
