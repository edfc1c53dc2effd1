import { isDeepStrictEqual } from "node:util"
import { and, eq, inArray } from "drizzle-orm"
import { ballots, meetings } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
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

/**
 * Changes who was there in a meeting, and marks its ballots whose opening that changes: they keep the roll that they
 * were opened with, and say on page and verbale that it reads otherwise now. Their rows are locked before the
 * meeting's, as by everything else that is done with a ballot.
 */
export const markingBallots = (
  ctx: Ctx,
  meetingCode: string,
  change: (ctx: TxCtx) => Promise<void>,
): Promise<void> =>
  transact(ctx, async (ctx) => {
    const opened = await ctx.db
      .select({ ballot: ballots })
      .from(ballots)
      .innerJoin(meetings, eq(meetings.id, ballots.meetingId))
      .where(and(eq(meetings.code, meetingCode), inArray(ballots.state, ["open", "closed", "published"])))
      .orderBy(ballots.id)
      .for("no key update", { of: ballots })
    await change(ctx)
    for (const { ballot } of opened) await mark(ctx, ballot)
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
