import { and, eq, isNull } from "drizzle-orm"
import { approvalAnswers, approvalSeats, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, conflict, DomainError, found, orConflict, refuse } from "../../errors.ts"
import type { AnswerRound } from "./input.ts"
import { lifeRules } from "./life-rules.server.ts"
import { lockRound, type Round, type RoundPaper } from "./lock-round.server.ts"
import { heldSeat, refuseAnswer } from "./policy.ts"
import { tellServing } from "./tell.server.ts"

/** The seat of a code, whether the round asks it, and its live answer. */
const askedSeat = async (ctx: TxCtx, round: Round, code: string) => {
  const [row] = await ctx.db
    .select({ id: seats.id, label: seats.label, asked: approvalSeats.seatId, live: approvalAnswers })
    .from(seats)
    .leftJoin(approvalSeats, and(eq(approvalSeats.seatId, seats.id), eq(approvalSeats.roundId, round.id)))
    .leftJoin(
      approvalAnswers,
      and(
        eq(approvalAnswers.seatId, seats.id),
        eq(approvalAnswers.roundId, round.id),
        isNull(approvalAnswers.replacedAt),
      ),
    )
    .where(and(eq(seats.code, code), eq(seats.roundtableId, round.roundtableId)))
  return found(row)
}

/** Marks the answer that the form showed as replaced; somebody else's, given meanwhile, stays. */
const replace = async (ctx: TxCtx, seen: string) => {
  const [replaced] = await ctx.db
    .update(approvalAnswers)
    .set({ replacedAt: ctx.now })
    .where(and(eq(approvalAnswers.id, seen), isNull(approvalAnswers.replacedAt)))
    .returning({ id: approvalAnswers.id })
  if (!replaced) throw conflict("life.errors.answered_meanwhile")
}

const tellOfObjection = async (ctx: TxCtx, paper: RoundPaper, round: Round, seat: string) => {
  const { rules } = await lifeRules(ctx, paper.roundtableId)
  await tellServing(ctx, paper, rules.documents.adopt, {
    ...{ kind: "approval_objected_by", path: `/documents/${paper.code}/approval/${round.number}` },
    params: { seat },
  })
}

/**
 * Answers a round for a seat. One answer per seat stands, whoever of its holders is first: a constraint decides
 * between two that come at once. It can be changed until the round closes by who gave it, or by the titular.
 * @throws not_found; forbidden unless the person holds a seat that is asked, or when the round is over; conflict
 *   when the seat answered since the form was opened
 */
export const answerRound = (ctx: Ctx, input: AnswerRound): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { round, paper } = await lockRound(ctx, input, "share")
    const seat = await askedSeat(ctx, round, input.seat)
    const state = { id: seat.id, isAsked: seat.asked !== null, live: seat.live }
    refuse(refuseAnswer(ctx.actor, round, state, ctx.now))
    if (input.choice === "abstain" && !round.rule.mayAbstain)
      throw new DomainError("invalid", because("life.errors.no_abstain"), "choice")
    if ((seat.live?.id ?? "") !== input.seen) throw conflict("life.errors.answered_meanwhile")
    if (seat.live) await replace(ctx, seat.live.id)
    const { roundtableId, id: roundId } = round
    await ctx.db
      .insert(approvalAnswers)
      .values({
        ...{ roundtableId, roundId, seatId: seat.id, choice: input.choice, remarks: input.remarks || null },
        ...{ personId: found(ctx.actor.personId), createdAt: ctx.now },
        rank: heldSeat(ctx.actor, roundtableId, seat.id)?.rank ?? 0,
      })
      .catch(orConflict({ approval_answer_one_live_per_seat: conflict("life.errors.answered_meanwhile") }))
    await record(ctx, {
      ...{ action: "document.round-answered", subject: { kind: "document", id: paper.id }, roundtableId },
      values: { number: round.number, seat: seat.id, choice: input.choice, isChange: seat.live !== null },
    })
    if (input.choice === "object") await tellOfObjection(ctx, paper, round, seat.label)
  })
