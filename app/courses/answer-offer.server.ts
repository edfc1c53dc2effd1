import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import { lockEnrolment } from "./enrolment-lock.server.ts"
import type { AnswerOffer } from "./input.ts"
import { refuseAnswerOffer } from "./policy.ts"
import { moveEnrolment, promote } from "./promote.server.ts"
import { tellOf } from "./tell.server.ts"

/**
 * Takes the seat that is offered, or leaves it to the next.
 * @throws forbidden for another's offer, or when its time is over, whether or not a job has noticed
 */
export const answerOffer = (ctx: Ctx, input: AnswerOffer) =>
  transact(ctx, async (ctx) => {
    const { edition, enrolment } = await lockEnrolment(ctx, input.enrolmentCode)
    refuse(refuseAnswerOffer(ctx.actor, enrolment, ctx.now))
    const accepts = input.intent === "accept"
    const moved = await moveEnrolment(
      ctx,
      enrolment.id,
      accepts ? { state: "confirmed", poolId: enrolment.poolId } : { state: "declined", endedAt: ctx.now },
    )
    if (accepts) await tellOf(ctx, edition, moved, { event: "confirmed" })
    await record(ctx, {
      action: accepts ? "enrolment.confirmed" : "enrolment.declined",
      subject: { kind: "enrolment", id: enrolment.id },
      roundtableId: edition.roundtableId,
    })
    await promote(ctx, edition)
    return { editionCode: edition.code, state: moved.state }
  })
