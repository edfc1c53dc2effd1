import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { because, type Reason, refuse } from "../../errors.ts"
import { listNeighbours, type Neighbour } from "../../roundtables/items/neighbours.server.ts"
import { type Loaded, loadProposal } from "../facts.server.ts"
import { refuseKeepProposal, refuseMerge, refuseSplit, refuseStep, refuseWithdraw } from "../policy.ts"
import { cardOf } from "../queries.server.ts"
import { listSimilar, type Similar } from "../similar.server.ts"
import { STEPS } from "../state.ts"
import { reachedBy } from "../support.ts"
import { supportersOf } from "../talk/supporters.server.ts"

/** A proposal for a page that does one thing with it. @throws not_found; forbidden as the thing's policy says */
const forAct = async (ctx: Ctx, code: string, refuseIt: (loaded: Loaded) => Reason | null) => {
  const loaded = await loadProposal(ctx, code)
  refuse(refuseIt(loaded))
  return { loaded, card: cardOf(loaded) }
}

/** Ballots of the table that may put it to the vote, the latest first. */
const ballotsAt = async (ctx: Ctx, roundtableId: string) => {
  const { rows } = await ctx.db.execute(sql`
    select b.code, b.wording from ballot b where b.roundtable_id = ${roundtableId} and b.state in ('draft', 'open')
       and not exists (select 1 from proposal p where p.ballot_id = b.id)
     order by b.id desc limit 50`)
  return rows as { code: string; wording: string }[]
}

/** The steps that may be taken now, and what each needs. */
export const getSteps = async (ctx: Ctx, code: string) => {
  const { loaded, card } = await forAct(ctx, code, ({ facts }) =>
    STEPS.some((step) => refuseStep(ctx.actor, facts, step) === null)
      ? null
      : (refuseStep(ctx.actor, facts, "admit") ?? because("proposals.refuse.not_now")),
  )
  const { proposal, facts } = loaded
  const steps = STEPS.filter((step) => refuseStep(ctx.actor, facts, step) === null)
  return {
    ...{ ...card, steps, hasBallot: proposal.ballotId !== null },
    reached: reachedBy(await supportersOf(ctx, proposal), facts.rule),
    ballots: steps.includes("to_ballot") ? await ballotsAt(ctx, proposal.atId) : [],
  }
}

/** Where the proposal may be sent. */
export const getPassing = async (ctx: Ctx, code: string) => {
  const { loaded, card } = await forAct(ctx, code, ({ facts }) => refuseKeepProposal(ctx.actor, facts))
  const neighbours: Neighbour[] = await listNeighbours(ctx, loaded.proposal.atId)
  return { ...card, neighbours }
}

/** What the proposal may become part of, the nearest first. */
export const getMerging = async (ctx: Ctx, code: string) => {
  const { loaded, card } = await forAct(ctx, code, ({ facts }) => refuseMerge(ctx.actor, facts))
  const similar: Similar[] = await listSimilar(ctx, loaded.proposal)
  return { ...card, similar }
}

/** A proposal for its authors, to split. */
export const getSplitting = async (ctx: Ctx, code: string) =>
  (await forAct(ctx, code, ({ facts, voices }) => refuseSplit(ctx.actor, voices, facts))).card

/** A proposal for its authors, to withdraw: whether one signature is enough. */
export const getWithdrawing = async (ctx: Ctx, code: string) => {
  const { loaded, card } = await forAct(ctx, code, ({ facts, voices }) => refuseWithdraw(voices, facts))
  const { authors, rule } = loaded.facts
  const signed = authors.filter(({ state }) => state === "signed").length
  return { ...card, isWhole: rule.withdrawBy === "any_author" || signed <= 1 }
}
