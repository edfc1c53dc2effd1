import { eq } from "drizzle-orm"
import { enrolments } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, refuse } from "../errors.ts"
import { lockEnrolment } from "./enrolment-lock.server.ts"
import type { SetPriority } from "./input.ts"
import { refuseKeepCourses } from "./policy.ts"

/**
 * Moves somebody on the list before or behind the others, with a reason that stays in the log.
 * @throws forbidden unless course coordinator; conflict for who is not on the list
 */
export const setPriority = (ctx: Ctx, input: SetPriority) =>
  transact(ctx, async (ctx) => {
    const { edition, enrolment } = await lockEnrolment(ctx, input.enrolmentCode)
    refuse(refuseKeepCourses(ctx.actor))
    if (enrolment.state !== "waiting" && enrolment.state !== "requested")
      throw conflict("courses.errors.not_waiting")
    const { priority, priorityReason: reason } = input
    await ctx.db
      .update(enrolments)
      .set({ priority, priorityReason: reason })
      .where(eq(enrolments.id, enrolment.id))
    await record(ctx, {
      action: "enrolment.priority-set",
      subject: { kind: "enrolment", id: enrolment.id },
      roundtableId: edition.roundtableId,
      values: { before: enrolment.priority, priority, reason },
    })
    return { editionCode: edition.code }
  })
