import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { ballotSeals, ballots, roundtables, votes } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { touchMeeting } from "../../meetings/session/lock.server.ts"
import { accountOf, type SeatOutcome } from "../counting/account.ts"
import { judgeBallot, type Verdict } from "../counting/verdict.ts"
import { bytesOf, hexOf } from "../log/digest.ts"
import type { FrozenContent } from "../log/file.ts"
import type { LoggedVote } from "../log/leaf.ts"
import { type Closing, closingFingerprint, resultOf } from "../log/result.ts"
import { sealLog } from "../log/seal.ts"
import { standingOf } from "../log/standing.ts"
import { listExcluded, listLogged } from "../log-queries.server.ts"
import type { Minuted } from "../minutes-words.ts"
import { loadQuorumNow, refuseGone } from "../presence/quorum-now.server.ts"
import { fillMinutes } from "./fill-minutes.server.ts"
import type { OfBallot } from "./input.ts"
import { lockBallot } from "./load.server.ts"
import { refuseStep } from "./policy.ts"
import { tellClosed } from "./tell.server.ts"

type Ballot = typeof ballots.$inferSelect

/** The seat of the roll that whoever presides votes for; null where the chair has none. */
const chairSeat = async (ctx: TxCtx, { id, roundtableId }: Ballot): Promise<string | null> => {
  const { rows } = await ctx.db.execute(sql`
    select v.seat_id from vote v
      join roundtable_officer o on o.person_id = v.cast_by_id and o.roundtable_id = ${roundtableId}
       and o.role = 'chair' and o.ended_at is null
     where v.ballot_id = ${id} and v.replaced_at is null and v.holder_id is null
     order by v.seat_id limit 1`)
  return (rows[0] as { seat_id: string } | undefined)?.seat_id ?? null
}

/** What a ballot came to, and what stands behind it. Of a vote on paper no vote and no seat is known. */
export type Settled = {
  verdict: Verdict
  excluded: readonly string[]
  chair: string | null
  account: readonly SeatOutcome[]
  votes: readonly LoggedVote[]
  papers?: Minuted["papers"]
}

/** Seals what a ballot came to and closes it; the caller has locked its row. */
export const settle = async (ctx: TxCtx, ballot: Ballot, closedAt: Date, settled: Settled): Promise<void> => {
  const { id, roundtableId } = ballot
  const { verdict, excluded, chair, account, votes: all, papers } = settled
  const closing: Closing = { excluded, chair, result: resultOf(verdict) }
  const { seals } = sealLog(hexOf(found(ballot.frozenSha256)), [all], closingFingerprint(closing))
  await ctx.db
    .insert(ballotSeals)
    .values(seals.map((seal, ordinal) => ({ ...seal, ordinal, ballotId: id, roundtableId })))
  const head = found(seals.at(-1)).head
  await ctx.db
    .update(ballots)
    .set({ state: "closed", closedAt, closing, verdict, head: bytesOf(head) })
    .where(eq(ballots.id, id))
  await fillMinutes(ctx, ballot, {
    closedAt,
    result: { verdict, account, votes: all, head },
    ...(papers && { papers }),
  })
  await record(ctx, {
    ...{ action: "ballot.closed", subject: { kind: "ballot", id }, roundtableId },
    values: { outcome: verdict.outcome, votes: papers ? papers.totals.cast : standingOf(all).length, head },
  })
}

/** Counts, seals and judges a roll-call whose row the caller has locked. */
const finish = async (ctx: TxCtx, ballot: Ballot, closedAt: Date): Promise<void> => {
  const frozen = ballot.frozen as FrozenContent
  const votes = await listLogged(ctx, ballot.id)
  const excluded = (await listExcluded(ctx, ballot.id)).map((one) => one.seatId)
  const standing = standingOf(votes)
  const chair = await chairSeat(ctx, ballot)
  const casting = standing.find(({ seatId }) => seatId === chair)?.choice ?? null
  const account = accountOf(frozen, standing, excluded)
  const verdict = judgeBallot(frozen, account, casting)
  await settle(ctx, ballot, closedAt, { verdict, excluded, chair, account, votes })
}

export const tellEverybody = async (ctx: TxCtx, ballot: Ballot, roundtable: { name: string }) => {
  const seats = (ballot.frozen as FrozenContent).roll.seats
  await tellClosed(
    ctx,
    ballot,
    roundtable,
    seats.map(({ seatId }) => seatId),
  )
  if (ballot.meetingId) await touchMeeting(ctx, { id: ballot.meetingId })
}

/**
 * Closes a ballot: from here on nothing of it changes. Closing again does nothing. In writing it ends at its time and
 * not before.
 * @throws forbidden for who does not conduct it, before it was opened, once it was cancelled, before its time in
 *   writing, while votes that were said aloud wait to be confirmed, and while the numero legale of a sitting is gone
 */
export const closeBallot = (ctx: Ctx, input: OfBallot): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot, roundtable } = await lockBallot(ctx, input.ballotCode)
    if (ballot.state === "closed" || ballot.state === "published") return
    refuse(refuseStep("close", ballot.state))
    if (ballot.visibility === "secret_paper") refuse(because("ballots.refuse.papers_close"))
    if (ballot.closesAt && ctx.now < ballot.closesAt) refuse(because("ballots.refuse.ends_by_itself"))
    const unconfirmed = and(
      ...[eq(votes.ballotId, ballot.id), isNotNull(votes.takenById)],
      ...[isNull(votes.confirmedById), isNull(votes.replacedAt)],
    )
    const waiting = await ctx.db.$count(votes, unconfirmed)
    if (waiting > 0) refuse(because("ballots.refuse.spoken_waiting", { count: waiting }))
    refuse(refuseGone(await loadQuorumNow(ctx, ballot)))
    await finish(ctx, ballot, ballot.closesAt ?? ctx.now)
    await tellEverybody(ctx, ballot, roundtable)
  })

/** So many are closed by one run of the job. */
const MOST_AT_ONCE = 50

/** Closes procedures in writing whose time is over, each in a transaction of its own. @returns how many */
export const closeDueBallots = async (ctx: Ctx): Promise<number> => {
  const due = await ctx.db
    .select({ id: ballots.id })
    .from(ballots)
    .where(and(eq(ballots.state, "open"), sql`closes_at <= ${ctx.now.toISOString()}::timestamptz`))
    .orderBy(asc(ballots.closesAt))
    .limit(MOST_AT_ONCE)
  let closed = 0
  for (const { id } of due)
    closed += await transact(ctx, async (ctx) => {
      const [row] = await ctx.db
        .select({ ballot: ballots, roundtable: roundtables })
        .from(ballots)
        .innerJoin(roundtables, eq(roundtables.id, ballots.roundtableId))
        .where(and(eq(ballots.id, id), eq(ballots.state, "open")))
        .for("no key update", { of: ballots, skipLocked: true })
      if (!row?.ballot.closesAt) return 0
      await finish(ctx, row.ballot, row.ballot.closesAt)
      await tellEverybody(ctx, row.ballot, row.roundtable)
      return 1
    })
  return closed
}
