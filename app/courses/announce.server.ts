import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { editions, enrolments } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import type { Edition } from "./edition-lock.server.ts"
import { LIVE_STATES } from "./enrolment.ts"
import { type EnrolmentEvent, tellOf } from "./tell.server.ts"

/** Everybody whose enrolment goes on, in one order. */
export const liveEnrolments = (ctx: TxCtx, editionId: string) =>
  ctx.db
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.editionId, editionId), inArray(enrolments.state, [...LIVE_STATES])))
    .orderBy(asc(enrolments.id))

/** Tells everybody enrolled what changed, once for each version of the edition; the caller has locked it. */
export const announce = async (
  ctx: TxCtx,
  edition: Edition,
  event: Extract<EnrolmentEvent, "changed" | "edition_cancelled">,
  params: Record<string, string>,
): Promise<number> => {
  const [row] = await ctx.db
    .update(editions)
    .set({ version: sql`${editions.version} + 1` })
    .where(eq(editions.id, edition.id))
    .returning({ version: editions.version })
  const { version } = found(row)
  const enrolled = await liveEnrolments(ctx, edition.id)
  for (const enrolment of enrolled) await tellOf(ctx, edition, enrolment, { event, version, params })
  return enrolled.length
}
