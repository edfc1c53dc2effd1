import { eq } from "drizzle-orm"
import { organisations } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import type { Edition } from "./edition-lock.server.ts"
import { seatOrList, tellPlace } from "./enrol-person.server.ts"
import { lockEnrolment } from "./enrolment-lock.server.ts"
import type { DecideEnrolment } from "./input.ts"
import { refuseDecide } from "./policy.ts"
import { moveEnrolment, promote } from "./promote.server.ts"
import type { Enrolment } from "./seats.server.ts"
import { tellOf } from "./tell.server.ts"
import { managersOf } from "./tell-approvers.server.ts"

const approve = async (ctx: TxCtx, edition: Edition, enrolment: Enrolment) => {
  const [body] = enrolment.organisationId
    ? await ctx.db
        .select({ kind: organisations.kind })
        .from(organisations)
        .where(eq(organisations.id, enrolment.organisationId))
    : []
  const place = await seatOrList(ctx, edition, body?.kind ?? null)
  const moved = await moveEnrolment(ctx, enrolment.id, { ...place, decidedById: found(ctx.actor.personId) })
  await tellPlace(ctx, edition, moved)
  return moved.state
}

const turnDown = async (ctx: TxCtx, edition: Edition, enrolment: Enrolment, reason: string) => {
  const ended = { state: "refused", reason, endedAt: ctx.now, decidedById: found(ctx.actor.personId) }
  const moved = await moveEnrolment(ctx, enrolment.id, ended)
  await tellOf(ctx, edition, moved, { event: "refused", params: { reason } })
  await record(ctx, {
    action: "enrolment.refused",
    subject: { kind: "enrolment", id: enrolment.id },
    roundtableId: edition.roundtableId,
    values: { reason },
  })
  await promote(ctx, edition)
  return moved.state
}

/**
 * Says yes or no to a request. A yes takes a seat or goes to the list; a no says why.
 * @returns the state that the request is in then
 * @throws forbidden for whoever it is not for to decide, or when it is decided
 */
export const decideEnrolment = (ctx: Ctx, input: DecideEnrolment) =>
  transact(ctx, async (ctx) => {
    const { edition, enrolment } = await lockEnrolment(ctx, input.enrolmentCode)
    const isManaged = (await managersOf(ctx, enrolment.organisationId)).length > 0
    refuse(refuseDecide(ctx.actor, edition, enrolment, isManaged))
    return input.intent === "approve"
      ? approve(ctx, edition, enrolment)
      : turnDown(ctx, edition, enrolment, input.reason)
  })
