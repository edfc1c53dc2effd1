import { and, eq } from "drizzle-orm"
import { sessions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { found } from "../errors.ts"
import { changeAccess } from "./access-change.server.ts"
import type { EndSession } from "./input.ts"

/**
 * Ends one of one's own sessions, the present one included; its sockets close within a second.
 * @throws not_found for a session that has ended or is somebody else's
 */
export const endSession = (ctx: Ctx, input: EndSession) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    const [ended] = await ctx.db
      .delete(sessions)
      .where(and(eq(sessions.id, input.id), eq(sessions.userId, personId)))
      .returning({ id: sessions.id })
    found(ended)
    await changeAccess(ctx, { personId })
    await record(ctx, { action: "session.ended", subject: { kind: "person", id: personId } })
  })
