import { isDeepStrictEqual } from "node:util"
import { and, eq, inArray, ne, notInArray } from "drizzle-orm"
import { ballots, meetings, roundtables } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, conflict, found, refuse } from "../../errors.ts"
import { refuseReadMeeting } from "../../meetings/policy.ts"
import { refuseConduct } from "../../meetings/session/policy.ts"
import { accountOf } from "../counting/account.ts"
import type { Verdict } from "../counting/verdict.ts"
import { fillMinutes } from "../life/fill-minutes.server.ts"
import type { CancelBallot } from "../life/input.ts"
import { lockBallot } from "../life/load.server.ts"
import { hexOf } from "../log/digest.ts"
import type { FrozenContent } from "../log/file.ts"
import { standingOf } from "../log/standing.ts"
import { listExcluded, listLogged } from "../log-queries.server.ts"
import { papersOf } from "../papers/queries.server.ts"
import { seatsThere } from "./quorum-now.server.ts"
import { type Correction, correctionOf } from "./quorum-now.ts"

type Ballot = typeof ballots.$inferSelect

/** What the verbale says of how a ballot ended, read from what was stored as it did. */
const endedOf = async (ctx: TxCtx, ballot: Ballot): Promise<Parameters<typeof fillMinutes>[2]> => {
  const { id, closedAt, verdict, head } = ballot
  if (!closedAt) return {}
  const frozen = ballot.frozen as FrozenContent
  const votes = await listLogged(ctx, id)
  const excluded = (await listExcluded(ctx, id)).map(({ seatId }) => seatId)
  const papers = await papersOf(ctx, id, frozen)
  const account = papers ? [] : accountOf(frozen, standingOf(votes), excluded)
  const result = { verdict: verdict as Verdict, account, votes, head: hexOf(found(head)) }
  return { closedAt, result, ...(papers && { papers }) }
}

const mark = async (ctx: TxCtx, ballot: Ballot): Promise<void> => {
  const { id, roundtableId, openedAt } = ballot
  const seats = await seatsThere(ctx, ballot, found(openedAt))
  const correction = correctionOf(ballot.frozen as FrozenContent, seats)
  if (isDeepStrictEqual(correction, ballot.correction as Correction | null)) return
  const [marked] = await ctx.db
    .update(ballots)
    .set({ correction, correctionWord: null, correctionWordById: null })
    .where(eq(ballots.id, id))
    .returning()
  await fillMinutes(ctx, found(marked), await endedOf(ctx, ballot))
  await record(ctx, {
    ...{ action: "ballot.presence-corrected", subject: { kind: "ballot", id }, roundtableId },
    values: { before: correction?.before ?? null, now: correction?.now ?? null },
  })
}

/** The meeting of who conducts it: nobody else makes its ballots wait. */
const meetingToConduct = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select({ meeting: meetings, visibility: roundtables.visibility })
    .from(meetings)
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(eq(meetings.code, code))
  const { meeting, visibility } = found(row)
  if (refuseReadMeeting(ctx.actor, { ...meeting, isOfPublicTable: visibility === "public" })) found(null)
  refuse(refuseConduct(ctx.actor, meeting.roundtableId))
  return meeting
}

/** With the meeting's row locked no ballot of it opens: one that did before, and was not there to be locked, is rare. */
const refuseUnseen = async (ctx: TxCtx, { id }: { id: string }, seen: readonly Ballot[]) => {
  const opened = and(eq(ballots.meetingId, id), inArray(ballots.state, ["open", "closed", "published"]))
  const others = notInArray(
    ballots.id,
    seen.map((ballot) => ballot.id),
  )
  const unseen = await ctx.db.$count(ballots, seen.length > 0 ? and(opened, others) : opened)
  if (unseen > 0) throw conflict("ballots.refuse.opened_meanwhile")
}

/**
 * Changes who was there in a meeting, and marks its ballots whose opening that changes: they keep the roll that they
 * were opened with, and say on page and verbale that it reads otherwise now. Their rows are locked before the
 * meeting's, as by everything else that is done with a ballot; those in preparation too, so that none opens on a roll
 * that is being changed.
 * @throws not_found and forbidden as `lockToConduct`, before anything is locked; conflict where a ballot was put and
 *   opened in that very moment
 */
export const markingBallots = (
  ctx: Ctx,
  meetingCode: string,
  change: (ctx: TxCtx) => Promise<void>,
): Promise<void> =>
  transact(ctx, async (ctx) => {
    const meeting = await meetingToConduct(ctx, meetingCode)
    const all = await ctx.db
      .select()
      .from(ballots)
      .where(and(eq(ballots.meetingId, meeting.id), ne(ballots.state, "cancelled")))
      .orderBy(ballots.id)
      .for("no key update")
    await change(ctx)
    await refuseUnseen(ctx, meeting, all)
    for (const ballot of all) if (ballot.state !== "draft") await mark(ctx, ballot)
  })

/**
 * What whoever presides decides of a ballot whose presence was corrected afterwards, with the reason: the result
 * stands in any case. @throws forbidden for who does not conduct it, and where nothing was corrected
 */
export const decideOnCorrection = (ctx: Ctx, input: CancelBallot): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    const isMarked = ballot.correction !== null && ballot.state !== "cancelled"
    refuse(isMarked ? null : because("ballots.refuse.nothing_corrected"))
    const { id, roundtableId } = ballot
    const [decided] = await ctx.db
      .update(ballots)
      .set({ correctionWord: input.reason, correctionWordById: found(ctx.actor.personId) })
      .where(eq(ballots.id, id))
      .returning()
    await fillMinutes(ctx, found(decided), await endedOf(ctx, ballot))
    await record(ctx, {
      ...{ action: "ballot.correction-decided", subject: { kind: "ballot", id }, roundtableId },
      values: { reason: input.reason },
    })
  })
