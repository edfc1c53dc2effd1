import { eq } from "drizzle-orm"
import { editions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, refuse } from "../errors.ts"
import { lockEdition } from "./edition-lock.server.ts"
import type { PublishEdition } from "./input.ts"
import { refuseKeepCourses } from "./policy.ts"
import { firstStartOf } from "./seats.server.ts"

/**
 * Puts an edition into the catalogue; from its opening on people enrol.
 * @throws forbidden unless course coordinator; conflict without a session, or when it is published already
 */
export const publishEdition = (ctx: Ctx, input: PublishEdition) =>
  transact(ctx, async (ctx) => {
    const edition = await lockEdition(ctx, { code: input.editionCode })
    refuse(refuseKeepCourses(ctx.actor))
    if (edition.state !== "draft") throw conflict("courses.errors.published")
    if (!(await firstStartOf(ctx, edition.id))) throw conflict("courses.errors.no_sessions")
    await ctx.db.update(editions).set({ state: "published" }).where(eq(editions.id, edition.id))
    await record(ctx, {
      action: "edition.published",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
    })
    return edition.code
  })
