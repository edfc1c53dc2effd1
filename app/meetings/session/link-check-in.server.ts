import { and, eq, gt } from "drizzle-orm"
import { announcements, convocationDeliveries, convocations, meetings } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { convocationDigest } from "../send-convocation.server.ts"
import { loadCalls } from "./load.server.ts"
import { refuseRoll } from "./sitting.ts"

/** Whether who holds the link of a convocation may say "Sono qui" now, and whether they have; null where they may not. */
export const checkInByLink = async (ctx: Ctx, token: string) => {
  const [row] = await ctx.db
    .select({ meeting: meetings, personId: convocations.personId })
    .from(convocationDeliveries)
    .innerJoin(convocations, eq(convocations.id, convocationDeliveries.convocationId))
    .innerJoin(meetings, eq(meetings.id, convocations.meetingId))
    .where(
      and(
        eq(convocationDeliveries.tokenSha256, convocationDigest(token)),
        gt(convocationDeliveries.expiresAt, ctx.now),
      ),
    )
  if (!row) return null
  const { call } = await loadCalls(ctx, row.meeting.id)
  if (!call || refuseRoll(row.meeting.state, call, ctx.now)) return null
  const [said] = await ctx.db
    .select({ id: announcements.id })
    .from(announcements)
    .where(and(eq(announcements.callId, call.id), eq(announcements.personId, row.personId)))
  return { mode: row.meeting.mode, isAnnounced: said !== undefined }
}
