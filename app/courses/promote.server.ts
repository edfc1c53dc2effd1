import { and, eq, sql } from "drizzle-orm"
import { enrolments } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import type { TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import type { Edition } from "./edition-lock.server.ts"
import { offerEnds } from "./offer.ts"
import { type Enrolment, firstStartOf, loadSeats } from "./seats.server.ts"
import { momentParams, tellOf } from "./tell.server.ts"
import { promotionsOf } from "./waitlist.ts"

type Change = Partial<typeof enrolments.$inferInsert>

/** Writes a change of state and raises the version, by which messages are told apart. */
export const moveEnrolment = async (ctx: TxCtx, id: string, change: Change): Promise<Enrolment> => {
  const [row] = await ctx.db
    .update(enrolments)
    .set({ poolId: null, offerEndsAt: null, ...change, version: sql`${enrolments.version} + 1` })
    .where(eq(enrolments.id, id))
    .returning()
  return found(row)
}

/** Ends the offers whose time is over. */
const expireOffers = async (ctx: TxCtx, edition: Edition): Promise<void> => {
  const over = await ctx.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        ...[eq(enrolments.editionId, edition.id), eq(enrolments.state, "offered")],
        sql`${enrolments.offerEndsAt} <= ${ctx.now.toISOString()}`,
      ),
    )
  for (const { id } of over) {
    const enrolment = await moveEnrolment(ctx, id, { state: "expired", endedAt: ctx.now })
    await tellOf(ctx, edition, enrolment, { event: "expired" })
    await record(ctx, { action: "enrolment.expired", subject: { kind: "enrolment", id } })
  }
}

/** Until when an offer made now would last; null where seats are confirmed by themselves. */
const offerFor = async (ctx: TxCtx, edition: Edition): Promise<{ until: Date | null } | null> => {
  const firstStart = await firstStartOf(ctx, edition.id)
  if (firstStart && ctx.now >= firstStart) return null
  if (edition.confirmation === "automatic") return { until: null }
  const until = offerEnds(ctx.now, edition.offerHours, { closesAt: edition.closesAt, firstStart })
  return until && { until }
}

/**
 * Gives the free seats to who waits, in turn: confirmed, or offered for a while. Runs in the transaction of
 * whatever freed a seat; the caller has locked the edition.
 * @returns how many moved up
 */
export const promote = async (ctx: TxCtx, edition: Edition): Promise<number> => {
  await expireOffers(ctx, edition)
  const offer = edition.state === "published" ? await offerFor(ctx, edition) : null
  if (!offer) return 0
  const { seating, list } = await loadSeats(ctx, edition)
  const promotions = promotionsOf(seating, list)
  for (const { id, seat } of promotions) {
    const state = offer.until ? "offered" : "confirmed"
    const enrolment = await moveEnrolment(ctx, id, { state, poolId: seat.pool, offerEndsAt: offer.until })
    await tellOf(ctx, edition, enrolment, {
      event: state,
      ...(offer.until && { params: momentParams(offer.until) }),
    })
    await record(ctx, {
      action: state === "offered" ? "enrolment.offered" : "enrolment.confirmed",
      subject: { kind: "enrolment", id },
    })
  }
  return promotions.length
}
