import { eq, sql } from "drizzle-orm"
import { courseSessions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict } from "../errors.ts"
import { sessionColumns } from "./add-session.server.ts"
import { announce } from "./announce.server.ts"
import type { CancelSession, ChangeSession } from "./input.ts"
import { lockSession } from "./session-lock.server.ts"

/** Whether anything is written in the register of a session: who came, when breaks were, who held it. */
const hasRegister = async (ctx: TxCtx, sessionId: string): Promise<boolean> => {
  const { rows } = await ctx.db.execute(sql`
    select 1 where exists (select 1 from register_entry where session_id = ${sessionId})
       or exists (select 1 from register_break where session_id = ${sessionId})
       or exists (select 1 from register_holder where session_id = ${sessionId})`)
  return rows.length > 0
}

/**
 * Moves a session, or changes what is said of it; whoever is enrolled is told.
 * @throws forbidden unless course coordinator; conflict when it is over or cancelled, or when it would be moved away from
 * what its register says
 */
export const changeSession = (ctx: Ctx, input: ChangeSession) =>
  transact(ctx, async (ctx) => {
    const { edition, session } = await lockSession(ctx, input.sessionCode)
    const columns = sessionColumns(input)
    const isMoved = +columns.startsAt !== +session.startsAt || +columns.endsAt !== +session.endsAt
    if (isMoved && (await hasRegister(ctx, session.id))) throw conflict("courses.errors.register_begun")
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
