import { asc, eq } from "drizzle-orm"
import { callCriteria, projectPoints } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { loadProposal } from "../../proposals/facts.server.ts"
import { lockCall } from "../facts.server.ts"
import type { GivePoints } from "../input.ts"
import { refuseAssess } from "../policy.ts"
import { isConcernedBy } from "./concerned.server.ts"

const REASON_AT_LEAST = 3

/** One row per criterion: points up to its weight, with a reason. @throws invalid at the field that is wrong */
const rowsOf = (criteria: readonly { id: string; most: number }[], given: GivePoints["given"]) =>
  criteria.map(({ id: criterionId, most }, n) => {
    const { points = null, reason = "" } = given[n] ?? {}
    if (points === null) throw invalid(`points${n}`, "calls.errors.points")
    if (points > most) throw invalid(`points${n}`, "calls.errors.points_over", { most })
    if (reason.length < REASON_AT_LEAST) throw invalid(`reason${n}`, "calls.errors.points_reason")
    return { criterionId, points, reason }
  })

const pointsOf = async (ctx: TxCtx, proposalId: string) => {
  const { criterionId, points } = projectPoints
  const rows = await ctx.db
    .select({ criterionId, points })
    .from(projectPoints)
    .where(eq(projectPoints.proposalId, proposalId))
  return new Map(rows.map((row) => [row.criterionId, row.points]))
}

/** The points of each criterion in order, those that stood before and those that count now. */
const changesOf = (before: ReadonlyMap<string, number>, rows: ReturnType<typeof rowsOf>) => ({
  before: rows.map(({ criterionId }) => before.get(criterionId) ?? "–").join(", "),
  after: rows.map(({ points }) => points).join(", "),
})

/**
 * Gives a project its points, all criteria at once and each with its reason; given again, the later ones count.
 * @throws not_found for what was not handed in to this call; forbidden before the closing, after the results, unless the
 *   person keeps the call, and where a body of theirs handed in
 */
export const givePoints = (ctx: Ctx, input: GivePoints): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { call, facts } = await lockCall(ctx, input.callCode)
    const isConcerned = await isConcernedBy(ctx, call.id)
    refuse(refuseAssess(ctx.actor, facts, { now: ctx.now, isConcerned }))
    const { proposal } = await loadProposal(ctx, input.proposalCode)
    if (proposal.callId !== call.id || proposal.state !== "entered") found(null)
    const criteria = await ctx.db
      .select({ id: callCriteria.id, most: callCriteria.most })
      .from(callCriteria)
      .where(eq(callCriteria.callId, call.id))
      .orderBy(asc(callCriteria.position))
    const { roundtableId } = call
    const rows = rowsOf(criteria, input.given)
    const before = await pointsOf(ctx, proposal.id)
    for (const { criterionId, points, reason } of rows) {
      const set = { points, reason, givenById: ctx.actor.personId, givenAt: ctx.now }
      await ctx.db
        .insert(projectPoints)
        .values({ ...set, criterionId, roundtableId, proposalId: proposal.id })
        .onConflictDoUpdate({ target: [projectPoints.proposalId, projectPoints.criterionId], set })
    }
    await record(ctx, {
      ...{ action: "call.points-given", subject: { kind: "call", id: call.id }, roundtableId },
      values: { project: proposal.code, ...changesOf(before, rows) },
    })
  })
