import { eq } from "drizzle-orm"
import { calls, microProjects, proposals } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { addEvent, asKeeper } from "../../proposals/record-event.server.ts"
import { tellAuthors } from "../../proposals/tell.server.ts"
import { type LoadedCall, lockCall } from "../facts.server.ts"
import type { OfCall } from "../input.ts"
import { refuseAssess } from "../policy.ts"
import { isConcernedBy } from "./concerned.server.ts"
import { listScored } from "./queries.server.ts"
import { type Ranked, rankingOf } from "./ranking.ts"

/** Writes what came of a project, and tells its authors. What is funded is read by everybody from now on. */
const settle = async (
  ctx: TxCtx,
  { call, facts }: LoadedCall,
  { id, rank, points, givenCents, verdict }: Ranked,
) => {
  await ctx.db
    .update(microProjects)
    .set({ rank, points, givenCents, verdict })
    .where(eq(microProjects.proposalId, id))
  const [row] = await ctx.db.select().from(proposals).where(eq(proposals.id, id))
  const isFunded = givenCents > 0
  const to = isFunded ? "funded" : "not_funded"
  const as = asKeeper(ctx.actor, { facts: { atId: facts.roundtableId, rule: facts.rule } })
  const settled = await addEvent(ctx, found(row), {
    ...{ kind: to, as, to },
    set: { shownAt: isFunded ? ctx.now : null },
  })
  await record(ctx, {
    ...{ action: `proposal.${to}`, subject: { kind: "proposal", id }, roundtableId: call.roundtableId },
    values: { rank, points },
  })
  await tellAuthors(ctx, settled, { kind: "project_ranked", path: `/calls/${call.code}` })
}

/**
 * Publishes the ranking: what the rule makes of points, time and money, once and for all.
 * @throws forbidden before the closing, a second time, unless the person keeps the call, where a body of theirs handed
 *   in, and while a project lacks points
 */
export const publishResults = (ctx: Ctx, input: OfCall): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { call, facts } = await lockCall(ctx, input.callCode)
    const isConcerned = await isConcernedBy(ctx, call.id)
    refuse(refuseAssess(ctx.actor, facts, { now: ctx.now, isConcerned }))
    const projects = await listScored(ctx, call.id)
    const lacking = projects.filter(({ isWhole }) => !isWhole).length
    if (lacking > 0) refuse(because("calls.refuse.points_missing", { count: lacking }))
    for (const ranked of rankingOf(projects, call)) await settle(ctx, { call, facts }, ranked)
    const { id, roundtableId } = call
    await ctx.db.update(calls).set({ state: "results", resultsAt: ctx.now }).where(eq(calls.id, id))
    await record(ctx, { action: "call.results-published", subject: { kind: "call", id }, roundtableId })
  })
