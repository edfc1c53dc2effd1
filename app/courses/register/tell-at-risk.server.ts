import { and, eq } from "drizzle-orm"
import { courses, enrolments } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import type { Edition } from "../edition-lock.server.ts"
import { tellOf } from "../tell.server.ts"
import { loadHours } from "./hours.server.ts"

/** Said once for each enrolment: the mail's version never changes. */
const ONCE = 1

/** Tells whoever cannot miss one more session, or cannot reach the threshold any more, the first time that it is so. */
export const tellAtRisk = async (ctx: TxCtx, edition: Edition): Promise<void> => {
  const [course] = await ctx.db.select().from(courses).where(eq(courses.id, edition.courseId))
  const people = await ctx.db
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.editionId, edition.id), eq(enrolments.state, "confirmed")))
  const hours = await loadHours(ctx, edition.id, found(course), null)
  for (const enrolment of people) {
    const { standing, attended, planned } = hours.of(enrolment.id)
    if (standing !== "at_risk" && standing !== "lost") continue
    await tellOf(ctx, edition, enrolment, {
      event: standing === "at_risk" ? "at_risk" : "out_of_reach",
      version: ONCE,
      params: {
        ...{ attended: String(attended), planned: String(planned) },
        path: `/enrolments/${enrolment.code}/hours`,
      },
    })
  }
}
