import { randomBytes, randomUUID } from "node:crypto"
import { and, eq, isNull, sql } from "drizzle-orm"
import { votes } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, NOBODY, type TxCtx, transact } from "../../context.ts"
import { conflict, DomainError, found, orConflict, type Reason, refuse } from "../../errors.ts"
import { markProxiesUsed } from "../../meetings/session/mark-proxies.server.ts"
import { refuseReadBallot } from "../life/policy.ts"
import { leafOf } from "../log/leaf.ts"
import { type BallotAtVote, type BallotState, refuseNotOpen, refuseVote } from "../policy.ts"
import type { Choice } from "../question.ts"
import { type Quality, voterFor } from "../voter.ts"
import type { CastVotes } from "./input.ts"
import { type BallotToVote, loadStanding } from "./standing.server.ts"
import { type Accepted, tellReceipts } from "./tell-receipts.server.ts"

type Shared = Omit<BallotToVote, "closesAt"> & { closesAt: string | null; isOfPublicTable: boolean }

/** Written once: every vote asks it. */
const SHARED = sql.raw(`
  select b.id, b.code, b.roundtable_id as "roundtableId", b.setting, b.meeting_id as "meetingId", b.state,
         b.closes_at as "closesAt", b.question, b.rule, r.visibility = 'public' as "isOfPublicTable"
    from ballot b join roundtable r on r.id = b.roundtable_id
   where b.code = `)

/**
 * The ballot with its row shared: many vote at once, while nobody closes or cancels it.
 * @throws not_found, also for who may not read it; forbidden unless it is open
 */
export const shareBallot = async (ctx: TxCtx, code: string): Promise<BallotToVote> => {
  const { rows } = await ctx.db.execute(sql`${SHARED}${code} for share of b`)
  const { isOfPublicTable, closesAt, ...ballot } = found(rows[0] as Shared | undefined)
  if (refuseReadBallot(ctx.actor, { ...ballot, isOfPublicTable })) found(null)
  refuse(refuseNotOpen(ballot.state))
  return { ...ballot, closesAt: closesAt === null ? null : new Date(closesAt) }
}

type Loaded = Awaited<ReturnType<typeof loadStanding>>
type Sent = { seatCode: string; choice: Choice; replaces: string | null }

/** The ballot as the rules of a vote read it: of the roll, the seats that are asked about. */
export const asVoted = (ballot: BallotToVote, { roll }: Loaded): BallotAtVote => ({
  ...ballot,
  state: ballot.state as BallotState,
  roll: {
    seats: roll.map(({ seatId }) => ({ seatId, groupId: "", weight: 1, state: "entitled" })),
    groups: [],
  },
  excluded: roll.filter((one) => one.isExcluded).map((one) => one.seatId),
})

/** Why a vote is refused, with what was loaded under the lock. */
const judge = (ballot: BallotToVote, loaded: Loaded, personId: string | null, sent: Sent): Reason | null => {
  const seatId = loaded.roll.find((one) => one.code === sent.seatCode)?.seatId ?? ""
  const stored = loaded.stored.find((one) => one.seatId === seatId) ?? null
  return refuseVote(
    asVoted(ballot, loaded),
    { personId, seatId, choice: sent.choice, replaces: sent.replaces },
    loaded.standing,
    { stored, now: loaded.now },
  )
}

export type NewVote = {
  seatId: string
  choice: Choice
  holderId: string | null
  castById: string | null
  takenById: string | null
  /** The vote that it replaces. */
  before: { id: string; leaf: string } | null
}

/** Writes an accepted vote; the database decides once more that its seat has no other. @throws conflict */
export const writeVote = async (
  ctx: TxCtx,
  ballot: BallotToVote,
  vote: NewVote,
  at: Date,
): Promise<string> => {
  const { seatId, choice, holderId, castById, takenById, before } = vote
  const salt = randomBytes(16).toString("hex")
  const spoken = takenById !== null
  const replaces = before?.leaf ?? null
  const leaf = leafOf({ ballot: ballot.code, seat: seatId, choice, holder: holderId, spoken, replaces }, salt)
  if (before) {
    const freed = await ctx.db
      .update(votes)
      .set({ replacedAt: at })
      .where(and(eq(votes.id, before.id), isNull(votes.replacedAt)))
      .returning({ id: votes.id })
    if (freed.length === 0) throw conflict("ballots.refuse.seat_used")
  }
  const { id: ballotId, roundtableId } = ballot
  await ctx.db
    .insert(votes)
    .values({
      ballotId,
      roundtableId,
      seatId,
      choice,
      holderId,
      castById,
      takenById,
      salt,
      leaf,
      replaces,
      createdAt: at,
    })
    .catch(orConflict({ vote_one_per_seat: conflict("ballots.refuse.seat_used") }))
  return leaf
}

/** That somebody voted, and neither who nor for which seat: nobody learns from the trail who has voted. */
export const recordCast = (ctx: TxCtx, { id, roundtableId }: BallotToVote, count: number): Promise<void> =>
  record(
    // Not even the request's id: the log of requests knows who sent it.
    { ...ctx, actor: NOBODY, requestId: randomUUID() },
    {
      ...{ action: "vote.cast", subject: { kind: "ballot", id }, roundtableId },
      values: { count },
    },
  )

/** In a meeting, that these seats' proxies were used. */
export const markProxies = async (
  ctx: TxCtx,
  { meetingId }: BallotToVote,
  principalIds: readonly string[],
  at: Date,
): Promise<void> => {
  if (meetingId) await markProxiesUsed(ctx, { meetingId, principalIds, at })
}

const holderOf = (quality: Quality): string | null => (quality.as === "proxy" ? quality.holderId : null)

/**
 * Votes for one or several seats in one go: one's own and those whose proxy one holds. All are accepted or none is.
 * @returns the receipt of each: the leaf that stands for the vote in the log
 * @throws forbidden with the first reason of `refuseVote`; conflict where somebody else voted for the seat meanwhile
 */
export const castVotes = (ctx: Ctx, input: CastVotes): Promise<{ seatCode: string; leaf: string }[]> =>
  transact(ctx, async (ctx) => {
    const ballot = await shareBallot(ctx, input.ballotCode)
    const { personId } = ctx.actor
    const codes = input.votes.map((vote) => vote.seatCode)
    const loaded = await loadStanding(ctx, ballot, found(personId), codes)
    const receipts: (Accepted & { seatCode: string })[] = []
    const byProxy: string[] = []
    // In one order, so that two people who vote for the same seats never wait for each other.
    for (const vote of input.votes.toSorted((a, b) => (a.seatCode < b.seatCode ? -1 : 1))) {
      const reason = judge(ballot, loaded, personId, vote)
      if (reason?.key === "ballots.refuse.seat_used") throw new DomainError("conflict", reason)
      refuse(reason)
      const { seatId } = found(loaded.roll.find((one) => one.code === vote.seatCode))
      const voter = voterFor(loaded.standing, found(personId), seatId)
      const before = loaded.stored.find((one) => one.seatId === seatId) ?? null
      const holderId = "quality" in voter ? holderOf(voter.quality) : null
      if (holderId) byProxy.push(seatId)
      const leaf = await writeVote(
        ctx,
        ballot,
        {
          ...{ seatId, choice: vote.choice, before, castById: personId, takenById: null },
          holderId,
        },
        loaded.now,
      )
      const isOwn = "quality" in voter && voter.quality.as === "titular"
      receipts.push({ seatCode: vote.seatCode, seatId, leaf, isOwn })
    }
    await markProxies(ctx, ballot, byProxy, loaded.now)
    await recordCast(ctx, ballot, receipts.length)
    await tellReceipts(ctx, ballot, personId, receipts)
    return receipts.map(({ seatCode, leaf }) => ({ seatCode, leaf }))
  })
