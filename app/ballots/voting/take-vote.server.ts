import { and, eq, isNotNull, isNull, ne } from "drizzle-orm"
import { votes } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { because, DomainError, found, refuse } from "../../errors.ts"
import type { OfBallot } from "../life/input.ts"
import { refuseConductBallot } from "../life/policy.ts"
import { refuseSpoken } from "../policy.ts"
import { asVoted, markProxies, recordCast, shareBallot, writeVote } from "./cast-votes.server.ts"
import type { TakeVote } from "./input.ts"
import { loadStanding } from "./standing.server.ts"
import { tellReceipts } from "./tell-receipts.server.ts"

/**
 * Takes down what a present seat says aloud, in the same ballot as everybody's: the same constraint decides if the
 * person also votes alone. Another of those who conduct confirms it before the ballot is closed.
 * @returns the leaf that stands for the vote
 * @throws forbidden for who does not conduct ballots here, and for each reason of `refuseSpoken`; conflict where the
 *   seat votes at the same moment
 */
export const takeVote = (ctx: Ctx, input: TakeVote): Promise<string> =>
  transact(ctx, async (ctx) => {
    const ballot = await shareBallot(ctx, input.ballotCode)
    refuse(refuseConductBallot(ctx.actor, ballot.roundtableId))
    const takenById = found(ctx.actor.personId)
    const loaded = await loadStanding(ctx, ballot, takenById, [input.seatCode])
    const seatId = loaded.roll[0]?.seatId ?? ""
    const stored = loaded.stored[0] ?? null
    const reason = refuseSpoken(asVoted(ballot, loaded), { seatId, choice: input.choice }, loaded.standing, {
      stored,
      now: loaded.now,
    })
    if (reason?.key === "ballots.refuse.seat_used") throw new DomainError("conflict", reason)
    refuse(reason)
    const sitting = loaded.standing.sitting.find((one) => one.seatId === seatId)
    const holder = sitting
      ? null
      : (loaded.standing.proxies.find((one) => one.principalId === seatId)?.holderId ?? null)
    const leaf = await writeVote(
      ctx,
      ballot,
      {
        ...{ seatId, choice: input.choice, holderId: holder, takenById, before: null },
        castById: sitting?.personId ?? null,
      },
      loaded.now,
    )
    await markProxies(ctx, ballot, holder ? [seatId] : [], loaded.now)
    await recordCast(ctx, ballot, 1)
    await tellReceipts(ctx, ballot, null, [{ seatId, leaf, isOwn: false }])
    return leaf
  })

/** Votes said aloud that wait for somebody to confirm them. */
export const waitingSpoken = (ballotId: string) =>
  and(
    eq(votes.ballotId, ballotId),
    isNotNull(votes.takenById),
    isNull(votes.confirmedById),
    isNull(votes.replacedAt),
  )

/**
 * Confirms what another took down of votes said aloud, once it was read back. @returns how many
 * @throws forbidden for who does not conduct ballots here, and for what one took down oneself
 */
export const confirmSpoken = (ctx: Ctx, input: OfBallot): Promise<number> =>
  transact(ctx, async (ctx) => {
    const ballot = await shareBallot(ctx, input.ballotCode)
    refuse(refuseConductBallot(ctx.actor, ballot.roundtableId))
    const me = found(ctx.actor.personId)
    const waiting = await ctx.db
      .select({ takenById: votes.takenById })
      .from(votes)
      .where(waitingSpoken(ballot.id))
      .orderBy(votes.id)
      .for("no key update")
    if (waiting.length > 0 && waiting.every((vote) => vote.takenById === me))
      refuse(because("ballots.refuse.confirm_own"))
    const confirmed = await ctx.db
      .update(votes)
      .set({ confirmedById: me })
      .where(and(waitingSpoken(ballot.id), ne(votes.takenById, me)))
      .returning({ id: votes.id })
    await record(ctx, {
      ...{ action: "vote.confirmed", subject: { kind: "ballot", id: ballot.id } },
      ...{ roundtableId: ballot.roundtableId, values: { count: confirmed.length } },
    })
    return confirmed.length
  })
