import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { courseSessions, editionPools, enrolments, organisations } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import type { Edition } from "./edition-lock.server.ts"
import { poolsFor } from "./eligibility.ts"
import { LIVE_STATES } from "./enrolment.ts"
import type { Seating } from "./seating.ts"
import type { Waiting } from "./waitlist.ts"

export type Enrolment = typeof enrolments.$inferSelect

type Read = Pick<Ctx, "db" | "now">

/** Its pools, in their order. */
export const poolsOf = (ctx: Read, editionId: string) =>
  ctx.db
    .select()
    .from(editionPools)
    .where(eq(editionPools.editionId, editionId))
    .orderBy(asc(editionPools.position))

/** When the first session that takes place begins; null while none is planned. */
export const firstStartOf = async (ctx: Read, editionId: string): Promise<Date | null> => {
  const [row] = await ctx.db
    .select({ startsAt: courseSessions.startsAt })
    .from(courseSessions)
    .where(and(eq(courseSessions.editionId, editionId), sql`${courseSessions.cancelledAt} is null`))
    .orderBy(asc(courseSessions.startsAt))
    .limit(1)
  return row?.startsAt ?? null
}

/**
 * The seats of an edition and who waits for one. Offers that are over hold no seat, whether or not a job has
 * noticed. The caller who writes has locked the edition.
 */
export const loadSeats = async (
  ctx: Read,
  edition: Pick<Edition, "id" | "capacity" | "releaseAt">,
): Promise<{ seating: Seating; list: Waiting[]; fitsOf: (kind: string | null) => string[] }> => {
  const pools = await poolsOf(ctx, edition.id)
  const rows = await ctx.db
    .select({ enrolment: enrolments, kind: organisations.kind })
    .from(enrolments)
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(and(eq(enrolments.editionId, edition.id), inArray(enrolments.state, [...LIVE_STATES])))
  const fitsOf = (kind: string | null) => poolsFor(pools, kind)
  const holds = ({ state, offerEndsAt }: Enrolment) =>
    state === "confirmed" || (state === "offered" && offerEndsAt !== null && ctx.now < offerEndsAt)
  return {
    fitsOf,
    seating: {
      ...{ capacity: edition.capacity, pools, released: ctx.now >= edition.releaseAt },
      taken: rows.filter(({ enrolment }) => holds(enrolment)).map(({ enrolment }) => enrolment.poolId),
    },
    list: rows
      .filter(({ enrolment }) => enrolment.state === "waiting")
      .map(({ enrolment: { id, priority, joinedAt }, kind }) => ({
        ...{ id, priority, joinedAt: joinedAt.getTime() },
        fits: fitsOf(kind),
      })),
  }
}
