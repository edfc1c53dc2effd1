import { asc, eq, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { calls, proposalAuthors, proposals, roundtables } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { loadActor } from "../people/actor.server.ts"
import { ruleInForce } from "../roundtables/regulation/rule-in-force.server.ts"
import { FIRST_PROPOSALS } from "../roundtables/regulation/rules.ts"
import { isConcernedIn } from "./concerned.server.ts"
import { keepsProposals, type ProposalFacts, refuseReadProposal, type Voices } from "./policy.ts"
import type { ProposalRule, ProposalState } from "./state.ts"
import { voicesOf } from "./voices.server.ts"

export type ProposalRow = typeof proposals.$inferSelect

/** What applies at a table without rules: proposals enter without support, and its secretary and chair keep them. */
export const NO_RULES: ProposalRule = {
  ...{ supporters: 0, fromGroups: 1, answerDays: 30, extensionDays: 30 },
  ...FIRST_PROPOSALS,
}

/** What the rules of a table say of its proposals today. */
export const proposalRuleOf = async (ctx: Ctx, roundtableId: string): Promise<ProposalRule> =>
  (await ruleInForce(ctx, roundtableId))?.rules.proposals ?? NO_RULES

/**
 * Of a micro-project: whether its call is closed and the person keeps the calls of its table. Who has a part in a
 * project of the call reads the others with everybody else, once the results are out.
 */
const callOf = async (ctx: Ctx, { callId, roundtableId }: ProposalRow, rule: ProposalRule) => {
  if (!callId) return null
  const [call] = await ctx.db
    .select({
      ...{ state: calls.state, closesAt: calls.closesAt },
      isConcerned: isConcernedIn(ctx.actor, sql`${callId}::uuid`),
    })
    .from(calls)
    .where(eq(calls.id, callId))
  const { state, closesAt, isConcerned } = found(call)
  const isJudged = state === "published" && ctx.now >= closesAt && !isConcerned
  return {
    isReadByKeeper: (state === "results" || isJudged) && keepsProposals(ctx.actor, roundtableId, rule),
  }
}

/** What the policy needs to know of a proposal. */
export const factsOf = async (ctx: Ctx, proposal: ProposalRow): Promise<ProposalFacts> => {
  const tables = await ctx.db
    .select({ id: roundtables.id, visibility: roundtables.visibility, closedAt: roundtables.closedAt })
    .from(roundtables)
    .where(
      sql`roundtable.id = ${proposal.atId} or roundtable.id in (
        select pt.roundtable_id from proposal_table pt where pt.proposal_id = ${proposal.id})`,
    )
  const { id, organisationId, seatId, state, signedRev } = proposalAuthors
  const authors = await ctx.db
    .select({ id, organisationId, seatId, state, signedRev })
    .from(proposalAuthors)
    .where(eq(proposalAuthors.proposalId, proposal.id))
    .orderBy(asc(proposalAuthors.position))
  const rule = await proposalRuleOf(ctx, proposal.atId)
  return {
    ...{ state: proposal.state as ProposalState, outcome: proposal.outcome, atId: proposal.atId },
    ...{ createdById: proposal.createdById, isShown: proposal.shownAt !== null, rev: proposal.rev },
    isClosed: tables.some((table) => table.id === proposal.atId && table.closedAt !== null),
    ...{ tables, authors, rule, call: await callOf(ctx, proposal, rule) },
  }
}

export type Loaded = { proposal: ProposalRow; facts: ProposalFacts; voices: Voices }

/** A proposal that the person may read. @throws not_found, also where it is not theirs to read */
export const loadProposal = async (ctx: Ctx, code: string): Promise<Loaded> => {
  const [row] = await ctx.db.select().from(proposals).where(eq(proposals.code, code))
  return judged(ctx, found(row))
}

/** As `loadProposal`, under its row lock: who acts on it waits for whoever is acting on it. */
export const lockProposal = async (ctx: TxCtx, code: string): Promise<Loaded> => {
  const [row] = await ctx.db.select().from(proposals).where(eq(proposals.code, code)).for("no key update")
  return judged(ctx, found(row))
}

/** The tables at which bodies are spoken for: the one that it was written for, and the one whose turn it is. */
const tablesOf = ({ roundtableId, atId }: ProposalRow) => [roundtableId, atId]

const judged = async (ctx: Ctx, proposal: ProposalRow): Promise<Loaded> => {
  const facts = await factsOf(ctx, proposal)
  const voices = await voicesOf(ctx, tablesOf(proposal))
  if (refuseReadProposal(ctx.actor, voices, facts)) found(null)
  return { proposal, facts, voices }
}

/** Whether a person may read a proposal: asked before a mail about it goes out. */
export const mayReadProposal = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor, now } = await loadActor(db, personId)
  const [row] = await db.select().from(proposals).where(eq(proposals.id, id))
  if (!row) return false
  const ctx = { db, actor, now } as Ctx
  return refuseReadProposal(actor, await voicesOf(ctx, tablesOf(row)), await factsOf(ctx, row)) === null
}

/** Whether the reader may have a proposal's files. */
export const mayReadProposalFiles = (ctx: Ctx, id: string): Promise<boolean> =>
  mayReadProposal(ctx.db, ctx.actor.personId, id)
