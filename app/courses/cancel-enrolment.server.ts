import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { invalid, refuse } from "../errors.ts"
import { hasLivePaper } from "./certificates/live-paper.server.ts"
import { lockEnrolment } from "./enrolment-lock.server.ts"
import type { CancelEnrolment } from "./input.ts"
import { refuseCancel } from "./policy.ts"
import { moveEnrolment, promote } from "./promote.server.ts"
import { tellOf } from "./tell.server.ts"

/**
 * Gives an enrolment up; the seat goes to the next. The coordinator who ends somebody else's says why.
 * @throws forbidden after the edition's deadline, for whoever has a seat; once it issued a paper that is worth something
 */
export const cancelEnrolment = (ctx: Ctx, input: Pick<CancelEnrolment, "enrolmentCode" | "reason">) =>
  transact(ctx, async (ctx) => {
    const { edition, enrolment } = await lockEnrolment(ctx, input.enrolmentCode)
    const hasPaper = await hasLivePaper(ctx, edition, enrolment.id)
    refuse(refuseCancel(ctx.actor, edition, { ...enrolment, hasPaper }, ctx.now))
    const isOwn = ctx.actor.personId === enrolment.personId
    const { reason } = input
    if (!isOwn && reason === null) throw invalid("reason", "courses.errors.reason_missing")
    const moved = await moveEnrolment(ctx, enrolment.id, { state: "cancelled", reason, endedAt: ctx.now })
    if (!isOwn) await tellOf(ctx, edition, moved, { event: "cancelled", params: { reason: reason ?? "" } })
    await record(ctx, {
      action: "enrolment.cancelled",
      subject: { kind: "enrolment", id: enrolment.id },
      roundtableId: edition.roundtableId,
      values: { reason },
    })
    await promote(ctx, edition)
    return { editionCode: edition.code }
  })
