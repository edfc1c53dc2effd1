import { eq } from "drizzle-orm"
import { ballots } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { because, DomainError, refuse } from "../../errors.ts"
import { touchMeeting } from "../../meetings/session/lock.server.ts"
import { fillMinutes } from "../life/fill-minutes.server.ts"
import type { OfBallot } from "../life/input.ts"
import { lockBallot } from "../life/load.server.ts"
import { refuseStep } from "../life/policy.ts"
import { loadQuorumNow } from "./quorum-now.server.ts"

/**
 * Finds that the numero legale is gone while a ballot is open, and ends it without a result for that reason, with the
 * figures of the roll call at this moment. It may be put again. @throws forbidden while the numero legale is there,
 * in writing, and of a ballot that is not open
 */
export const findQuorumGone = (ctx: Ctx, input: OfBallot): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(ballot.state === "open" ? null : refuseStep("close", ballot.state))
    const quorum = await loadQuorumNow(ctx, ballot)
    if (!quorum || !ballot.meetingId)
      throw new DomainError("forbidden", because("ballots.refuse.quorum_in_writing"))
    const { isReached, found, needed, missing } = quorum
    if (isReached) refuse(because("ballots.refuse.quorum_there", { found, needed }))
    const { id, roundtableId, meetingId } = ballot
    const gone = { found, needed, missing }
    await ctx.db
      .update(ballots)
      .set({ state: "cancelled", cancelledAt: ctx.now, quorumGone: gone })
      .where(eq(ballots.id, id))
    await touchMeeting(ctx, { id: meetingId })
    await fillMinutes(ctx, ballot, { cancelled: { at: ctx.now, reason: null, gone } })
    await record(ctx, {
      ...{ action: "ballot.quorum-gone", subject: { kind: "ballot", id }, roundtableId, values: gone },
    })
  })
