import { eq } from "drizzle-orm"
import { courseSessions } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import { lockEdition } from "./edition-lock.server.ts"
import { refuseKeepCourses } from "./policy.ts"

/** A session that may still be changed, under its edition's lock. @throws conflict when it is over or cancelled */
export const lockSession = async (ctx: TxCtx, code: string) => {
  const [before] = await ctx.db.select().from(courseSessions).where(eq(courseSessions.code, code))
  const edition = await lockEdition(ctx, { id: found(before).editionId })
  refuse(refuseKeepCourses(ctx.actor))
  const [row] = await ctx.db.select().from(courseSessions).where(eq(courseSessions.code, code))
  const session = found(row)
  if (edition.state === "cancelled" || edition.state === "closed") throw conflict("courses.errors.over")
  if (session.cancelledAt) throw conflict("courses.errors.session_cancelled")
  if (session.endsAt <= ctx.now) throw conflict("courses.errors.session_over")
  return { edition, session }
}
