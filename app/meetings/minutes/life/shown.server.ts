import { asc, eq, sql } from "drizzle-orm"
import { agendaItems, manualTotals, meetings, minutesApprovals, sittingOutcomes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import type { Way } from "../policy.ts"
import type { loadLife } from "./load-life.server.ts"
import {
  refuseApprove,
  refuseAtOnce,
  refuseFileMinutes,
  refuseFreeze,
  refuseObserve,
  refuseOpenReview,
} from "./steps.ts"

/** How it was approved, and which of its points at once. */
export const approvalsOf = (ctx: Ctx, minutesId: string) =>
  ctx.db
    .select({
      ...{ way: sql<Way>`minutes_approval.way`, at: minutesApprovals.approvedAt, item: agendaItems.title },
      ...{ corrections: minutesApprovals.corrections, meeting: meetings.code, totals: manualTotals.code },
      ...{ yes: manualTotals.yes, no: manualTotals.no, abstained: manualTotals.abstained },
      ballot: sittingOutcomes.path,
      number: sql<string | null>`meeting.number || '/' || meeting.year`,
    })
    .from(minutesApprovals)
    .leftJoin(agendaItems, eq(agendaItems.id, minutesApprovals.itemId))
    .leftJoin(meetings, eq(meetings.id, minutesApprovals.meetingId))
    .leftJoin(manualTotals, eq(manualTotals.id, minutesApprovals.totalsId))
    .leftJoin(sittingOutcomes, eq(sittingOutcomes.id, minutesApprovals.outcomeId))
    .where(eq(minutesApprovals.minutesId, minutesId))
    .orderBy(asc(minutesApprovals.approvedAt))
    .limit(100)

/** What may be done with it now, or why not; who is asked to sign and who has. */
export const lifeOf = (ctx: Ctx, { facts, signing, review }: Awaited<ReturnType<typeof loadLife>>) => ({
  review: review && { closesAt: review.closesAt, isOpen: review.closedAt === null, count: facts.reviews },
  openObservations: facts.openObservations,
  ...{ isFrozen: facts.isFrozen, isApproved: facts.isApproved, isFiled: facts.isFiled },
  signing: signing && {
    record: signing.mayRead ? signing.code : null,
    parties: signing.signatures.map(({ party, state, settledAt }) => ({ party, state, settledAt })),
  },
  refusals: {
    review: refuseOpenReview(facts),
    freeze: refuseFreeze(facts),
    file: refuseFileMinutes(facts),
    approve: refuseApprove(facts),
    atOnce: refuseAtOnce(facts, true),
    itemAtOnce: refuseAtOnce(facts, false),
    observe: refuseObserve(review, ctx.now),
  },
})
