import { and, eq, isNotNull, notExists, sql } from "drizzle-orm"
import { certificates, enrolments, people } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { loadHours } from "../register/hours.server.ts"
import { paperFor } from "./entitled.ts"

type Course = Parameters<typeof loadHours>[2] & { threshold: number }

/**
 * Whether an edition that is closed owes nobody a paper any more. One that is not closed yet is closed by issuing:
 * there is always something to do.
 */
export const everybodyHasTheirs = async (
  ctx: Ctx,
  { id, state }: { id: string; state: string },
  course: Course,
  rule: { threshold: number; declaresHours: boolean },
): Promise<boolean> => {
  if (state !== "closed") return false
  const without = await ctx.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(
      and(
        ...[eq(enrolments.editionId, id), eq(enrolments.state, "confirmed"), isNotNull(people.name)],
        notExists(
          ctx.db
            .select({ one: sql`1` })
            .from(certificates)
            .where(and(eq(certificates.enrolmentId, enrolments.id), eq(certificates.editionId, id))),
        ),
      ),
    )
  if (without.length === 0) return true
  const whose = without.map((one) => one.id)
  const hours = await loadHours(ctx, id, course, whose)
  return whose.every((enrolmentId) => {
    const { planned, attended } = hours.of(enrolmentId)
    return paperFor({ state: "confirmed", hasName: true, planned, attended }, rule).kind === null
  })
}
