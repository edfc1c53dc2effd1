import { and, eq, isNull } from "drizzle-orm"
import { notices } from "#db/schema/index.ts"
import { type Ctx, transact } from "../context.ts"
import { found } from "../errors.ts"
import type { NoticeId } from "./input.ts"

/**
 * Marks one of one's own inbox entries as read; doing it again changes nothing.
 * @returns the page that the entry is about, if it is about one
 * @throws not_found for somebody else's
 */
export const readNotice = (ctx: Ctx, input: NoticeId) =>
  transact(ctx, async (ctx) => {
    const own = and(eq(notices.id, input.id), eq(notices.personId, found(ctx.actor.personId)))
    const [row] = await ctx.db.select({ params: notices.params }).from(notices).where(own)
    const { params } = found(row)
    await ctx.db
      .update(notices)
      .set({ readAt: ctx.now })
      .where(and(own, isNull(notices.readAt)))
    return { path: (params as Record<string, string> | null)?.path ?? null }
  })

/** Marks everything in one's own inbox as read, what one may no longer see included. */
export const readAllNotices = (ctx: Ctx) =>
  transact(ctx, async (ctx) => {
    await ctx.db
      .update(notices)
      .set({ readAt: ctx.now })
      .where(and(eq(notices.personId, found(ctx.actor.personId)), isNull(notices.readAt)))
  })
