import { eq } from "drizzle-orm"
import { editions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, refuse } from "../errors.ts"
import { announce, liveEnrolments } from "./announce.server.ts"
import { lockEdition } from "./edition-lock.server.ts"
import type { CancelEdition } from "./input.ts"
import { refuseKeepCourses } from "./policy.ts"
import { moveEnrolment } from "./promote.server.ts"

/**
 * Cancels an edition with its reason. Everybody enrolled is told, and their days are free again.
 * @throws forbidden unless course coordinator; conflict when it is over already
 */
export const cancelEdition = (ctx: Ctx, input: CancelEdition) =>
  transact(ctx, async (ctx) => {
    const edition = await lockEdition(ctx, { code: input.editionCode })
    refuse(refuseKeepCourses(ctx.actor))
    if (edition.state === "cancelled" || edition.state === "closed") throw conflict("courses.errors.over")
    const { reason } = input
    await announce(ctx, edition, "edition_cancelled", { reason })
    for (const { id } of await liveEnrolments(ctx, edition.id))
      await moveEnrolment(ctx, id, { state: "cancelled", reason, endedAt: ctx.now })
    await ctx.db
      .update(editions)
      .set({ state: "cancelled", cancelReason: reason, endedAt: ctx.now })
      .where(eq(editions.id, edition.id))
    await record(ctx, {
      action: "edition.cancelled",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values: { reason },
    })
    return edition.code
  })
