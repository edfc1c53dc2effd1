import { eq } from "drizzle-orm"
import { meetingMinutes, meetings, papers, roundtables } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { refuseKeepMinutes, refuseReadMinutes } from "./policy.ts"

/** A verbale under its row lock, with its meeting, text and table: whoever takes it on waits for whoever does. */
export const lockMinutes = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select({ minutes: meetingMinutes, meeting: meetings, paper: papers, roundtable: roundtables })
    .from(meetingMinutes)
    .innerJoin(meetings, eq(meetings.id, meetingMinutes.meetingId))
    .innerJoin(papers, eq(papers.id, meetingMinutes.documentId))
    .innerJoin(roundtables, eq(roundtables.id, meetingMinutes.roundtableId))
    .where(eq(meetingMinutes.code, code))
    .for("no key update", { of: meetingMinutes })
  return found(row)
}

/** As `lockMinutes`, for who writes them. @throws not_found for who may not read; forbidden for others, at a closed table */
export const lockMinutesToKeep = async (ctx: TxCtx, code: string) => {
  const locked = await lockMinutes(ctx, code)
  if (refuseReadMinutes(ctx.actor, locked.minutes.roundtableId)) found(null)
  refuse(refuseKeepMinutes(ctx.actor, locked.minutes.roundtableId) ?? refuseClosed(locked.roundtable))
  return locked
}
