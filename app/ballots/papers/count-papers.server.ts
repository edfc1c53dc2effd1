import { sql } from "drizzle-orm"
import { ballotPapers, type ballots } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, DomainError, found, refuse } from "../../errors.ts"
import { accountOf } from "../counting/account.ts"
import { judgeTotals, refuseTotals, type Totals } from "../counting/totals.ts"
import { judgeQuorumOf } from "../counting/verdict.ts"
import { settle, tellEverybody } from "../life/close-ballot.server.ts"
import { lockBallot } from "../life/load.server.ts"
import type { FrozenContent } from "../log/file.ts"
import { listExcluded } from "../log-queries.server.ts"
import { loadQuorumNow, refuseGone } from "../presence/quorum-now.server.ts"
import type { ConfirmPapers, EnterPapers } from "./input.ts"
import { paperCount, paperSeats, scrutineersOf } from "./load.server.ts"
import { refuseConfirmPapers, refusePaperStep, refusePapers, SCRUTINEERS } from "./policy.ts"

type Ballot = typeof ballots.$inferSelect

const refuseCount = async (ctx: TxCtx, ballot: Ballot, totals: Totals) => {
  const { question, rule, roll } = ballot.frozen as FrozenContent
  const excluded = (await listExcluded(ctx, ballot.id)).map(({ seatId }) => seatId)
  const marked = (await paperSeats(ctx, ballot.id)).filter(({ tookPaper }) => tookPaper).length
  if ((await scrutineersOf(ctx, ballot.id)).length < SCRUTINEERS.least)
    return because("ballots.refuse.scrutineers_first")
  return refusePapers(totals, marked) ?? refuseTotals(question, rule, { roll, excluded }, [totals])
}

/**
 * Writes down what the scrutineers counted, or puts other figures in their place until somebody confirms them.
 * @throws forbidden for who does not conduct the ballot, in one that is not on paper or not open; invalid where the
 *   papers do not agree with the marks on the roll, or do not add up
 */
export const enterPapers = (ctx: Ctx, input: EnterPapers): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot } = await lockBallot(ctx, input.ballotCode)
    refuse(refusePaperStep(ballot))
    const { id: ballotId, roundtableId } = ballot
    const reason = await refuseCount(ctx, ballot, input.totals)
    if (reason) throw new DomainError("invalid", reason, "handedOut")
    const said = { totals: input.totals, enteredById: found(ctx.actor.personId), enteredAt: ctx.now }
    await ctx.db
      .insert(ballotPapers)
      .values({ ballotId, roundtableId, ...said })
      .onConflictDoUpdate({
        target: ballotPapers.ballotId,
        set: { ...said, revision: sql`ballot_paper.revision + 1` },
      })
    await record(ctx, {
      ...{ action: "ballot.papers-counted", subject: { kind: "ballot", id: ballotId }, roundtableId },
      values: { cast: input.totals.cast },
    })
  })

/**
 * Confirms the count that another entered, as it was read, and closes the ballot with it.
 * @throws forbidden for one's own count, one that changed since, or none, and while the numero legale of the sitting is
 *   gone; as `enterPapers`
 */
export const confirmPapers = (ctx: Ctx, input: ConfirmPapers): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { ballot, roundtable } = await lockBallot(ctx, input.ballotCode)
    refuse(refusePaperStep(ballot))
    const entered = await paperCount(ctx, ballot.id)
    refuse(refuseConfirmPapers(found(ctx.actor.personId), entered, input.revision))
    refuse(refuseGone(await loadQuorumNow(ctx, ballot)))
    const { totals } = found(entered)
    // A mark that was changed after the count makes it another count.
    refuse(await refuseCount(ctx, ballot, totals))
    await ctx.db
      .update(ballotPapers)
      .set({ confirmedById: found(ctx.actor.personId), confirmedAt: ctx.now })
      .where(sql`ballot_paper.ballot_id = ${ballot.id}`)
    const frozen = ballot.frozen as FrozenContent
    const excluded = (await listExcluded(ctx, ballot.id)).map(({ seatId }) => seatId)
    const quorum = judgeQuorumOf(frozen, accountOf(frozen, [], excluded))
    const taken = { roll: frozen.roll, excluded }
    const verdict = judgeTotals(frozen.question, frozen.rule, { taken, quorum }, [totals])
    const names = (await scrutineersOf(ctx, ballot.id)).map((id) => frozen.names[id] ?? "")
    await settle(ctx, ballot, ctx.now, {
      ...{ verdict, excluded, chair: null, account: [], votes: [] },
      papers: { totals, scrutineers: names },
    })
    await tellEverybody(ctx, ballot, roundtable)
  })
