import { and, eq } from "drizzle-orm"
import { ballotScrutineers, ballotSeats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { DomainError, found, refuse } from "../../errors.ts"
import { lockBallot, optionsOf } from "../life/load.server.ts"
import type { NameScrutineers, OfPaper } from "./input.ts"
import { paperSeats, scrutineersOf } from "./load.server.ts"
import { refuseHandOut, refusePaperStep, refuseScrutineers } from "./policy.ts"

/**
 * Names the seats that count the papers. @throws forbidden for who does not conduct the ballot, in one that is not on
 * paper or not open; invalid beside the field for each reason of `refuseScrutineers`
 */
export const nameScrutineers = (ctx: Ctx, input: NameScrutineers): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refusePaperStep(ballot))
    const { id: ballotId, roundtableId } = ballot
    const roll = await paperSeats(ctx, ballotId)
    const chosen = input.seats.map((code) => roll.find((seat) => seat.code === code)?.seatId ?? code)
    const labels = (await optionsOf(ctx, ballotId)).map(({ label }) => label)
    const reason = refuseScrutineers(chosen, roll, labels)
    if (reason) throw new DomainError("invalid", reason, "seats")
    await ctx.db.delete(ballotScrutineers).where(eq(ballotScrutineers.ballotId, ballotId))
    await ctx.db
      .insert(ballotScrutineers)
      .values(chosen.map((seatId) => ({ ballotId, roundtableId, seatId })))
    await record(ctx, {
      ...{ action: "ballot.scrutineers-named", subject: { kind: "ballot", id: ballotId }, roundtableId },
      values: { count: chosen.length },
    })
  })

const mark = async (ctx: TxCtx, ballotId: string, seatId: string, tookPaper: boolean) =>
  ctx.db
    .update(ballotSeats)
    .set({ tookPaper })
    .where(and(eq(ballotSeats.ballotId, ballotId), eq(ballotSeats.seatId, seatId)))

/**
 * Notes on the roll that a seat took its paper; what it writes on it nobody knows.
 * @throws forbidden for each reason of `refuseHandOut`, and for who does not conduct the ballot
 */
export const handPaper = (ctx: Ctx, input: OfPaper): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refusePaperStep(ballot))
    const roll = await paperSeats(ctx, ballot.id)
    const seat = roll.find(({ code }) => code === input.seatCode)
    refuse(refuseHandOut(seat, (await scrutineersOf(ctx, ballot.id)).length))
    await mark(ctx, ballot.id, found(seat).seatId, true)
    await record(ctx, {
      ...{ action: "ballot.paper-handed", subject: { kind: "ballot", id: ballot.id } },
      // Not whose: while it is open nobody learns from the trail who has voted.
      roundtableId: ballot.roundtableId,
    })
  })

/** Takes back a mark that was put by mistake. @throws not_found where there is none; forbidden as `handPaper` */
export const unmarkPaper = (ctx: Ctx, input: OfPaper): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refusePaperStep(ballot))
    const roll = await paperSeats(ctx, ballot.id)
    const seat = found(roll.find(({ code, tookPaper }) => code === input.seatCode && tookPaper))
    await mark(ctx, ballot.id, seat.seatId, false)
    await record(ctx, {
      ...{ action: "ballot.paper-unmarked", subject: { kind: "ballot", id: ballot.id } },
      roundtableId: ballot.roundtableId,
    })
  })
