import { eq } from "drizzle-orm"
import { meetings, roundtables } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { refuseChange, refuseConvene, refuseReadMeeting } from "./policy.ts"

/** A meeting under its row lock, with its table: whoever changes it waits for whoever is changing it. */
export const lockMeeting = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select({ meeting: meetings, roundtable: roundtables })
    .from(meetings)
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(eq(meetings.code, code))
    .for("no key update", { of: meetings })
  return found(row)
}

/**
 * The meeting under its lock, for whoever convenes it.
 * @throws not_found, also where it is private; forbidden for others, at a closed table, and once it began or is off
 */
export const lockMeetingToConvene = async (ctx: TxCtx, code: string) => {
  const { meeting, roundtable } = await lockMeeting(ctx, code)
  const { roundtableId, state, isPublic } = meeting
  const isOfPublicTable = roundtable.visibility === "public"
  if (refuseReadMeeting(ctx.actor, { roundtableId, state, isPublic, isOfPublicTable })) found(null)
  refuse(refuseConvene(ctx.actor, roundtableId) ?? refuseClosed(roundtable) ?? refuseChange(meeting))
  return { meeting, roundtable }
}

/** Notes that what was sent is no longer what stands here, until the change is sent. */
export const markEdited = async (ctx: TxCtx, meeting: typeof meetings.$inferSelect) => {
  if (meeting.state === "convened")
    await ctx.db.update(meetings).set({ editedAt: ctx.now }).where(eq(meetings.id, meeting.id))
}
