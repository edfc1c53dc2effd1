import { eq, sql } from "drizzle-orm"
import { courseSessions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, transact } from "../context.ts"
import { sessionColumns } from "./add-session.server.ts"
import { announce } from "./announce.server.ts"
import type { CancelSession, ChangeSession } from "./input.ts"
import { lockSession } from "./session-lock.server.ts"

/**
 * Moves a session, or changes what is said of it; whoever is enrolled is told.
 * @throws forbidden unless course coordinator; conflict when it is over or cancelled
 */
export const changeSession = (ctx: Ctx, input: ChangeSession) =>
  transact(ctx, async (ctx) => {
    const { edition, session } = await lockSession(ctx, input.sessionCode)
    const columns = sessionColumns(input)
    await ctx.db
      .update(courseSessions)
      .set({ ...columns, version: sql`${courseSessions.version} + 1` })
      .where(eq(courseSessions.id, session.id))
    await record(ctx, {
      action: "edition.session-changed",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values: {
        session: session.code,
        before: session.startsAt.toISOString(),
        startsAt: columns.startsAt.toISOString(),
      },
    })
    await announce(ctx, edition, "changed", { session: columns.title, day: input.day })
    return edition.code
  })

/**
 * Cancels a session with its reason; its minutes leave what is planned, and whoever is enrolled is told.
 * @throws forbidden unless course coordinator; conflict when it is over or cancelled
 */
export const cancelSession = (ctx: Ctx, input: CancelSession) =>
  transact(ctx, async (ctx) => {
    const { edition, session } = await lockSession(ctx, input.sessionCode)
    await ctx.db
      .update(courseSessions)
      .set({ cancelledAt: ctx.now, cancelReason: input.reason, version: sql`${courseSessions.version} + 1` })
      .where(eq(courseSessions.id, session.id))
    await record(ctx, {
      action: "edition.session-cancelled",
      subject: { kind: "edition", id: edition.id },
      roundtableId: edition.roundtableId,
      values: { session: session.code, reason: input.reason },
    })
    await announce(ctx, edition, "changed", { session: session.title, day: civilDay(session.startsAt) })
    return edition.code
  })
