import { createHash, randomBytes } from "node:crypto"
import { eq } from "drizzle-orm"
import { calendarFeeds } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { loadActor } from "../../people/actor.server.ts"

/** The stored form of the secret in a calendar's address. */
export const feedDigest = (token: string) => new Uint8Array(createHash("sha256").update(token).digest())

/** Whether somebody has an address for their calendar, and since when. */
export const getFeed = async (ctx: Ctx) => {
  const [row] = await ctx.db
    .select({ id: calendarFeeds.id, createdAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.personId, found(ctx.actor.personId)))
  return row ?? null
}

/**
 * A new secret address for one's own calendar; the one before opens nothing from now on.
 * @returns the secret: it is shown once and stored as a digest only
 */
export const renewFeed = (ctx: Ctx): Promise<string> =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    const token = randomBytes(24).toString("base64url")
    const fresh = { tokenSha256: feedDigest(token), createdAt: ctx.now, language: ctx.actor.language }
    const [row] = await ctx.db
      .insert(calendarFeeds)
      .values({ personId, ...fresh })
      .onConflictDoUpdate({ target: calendarFeeds.personId, set: fresh })
      .returning({ id: calendarFeeds.id })
    await record(ctx, {
      action: "calendar-feed.renewed",
      subject: { kind: "calendar_feed", id: found(row).id },
    })
    return token
  })

/** Withdraws one's secret address. @throws not_found where there is none */
export const withdrawFeed = (ctx: Ctx): Promise<void> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .delete(calendarFeeds)
      .where(eq(calendarFeeds.personId, found(ctx.actor.personId)))
      .returning({ id: calendarFeeds.id })
    await record(ctx, {
      action: "calendar-feed.withdrawn",
      subject: { kind: "calendar_feed", id: found(row).id },
    })
  })

/**
 * Whose calendar a secret address opens, with their rights of this moment.
 * @throws not_found for an address that was renewed or withdrawn, and for who has no account any more
 */
export const openFeed = async (ctx: Ctx, token: string): Promise<{ ctx: Ctx; language: string }> => {
  const [row] = await ctx.db
    .select({ personId: calendarFeeds.personId, language: calendarFeeds.language })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.tokenSha256, feedDigest(token)))
  const { personId, language } = found(row)
  const { actor } = await loadActor(ctx.db, personId)
  found(actor.personId)
  return { ctx: { ...ctx, actor }, language }
}
