import { and, eq, gt } from "drizzle-orm"
import { announcements, convocationDeliveries, convocations, meetings } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { touch } from "../../live/touch.server.ts"
import { convocationDigest } from "../send-convocation.server.ts"
import type { Announce, AnnounceByLink } from "./input.ts"
import { loadCalls } from "./load.server.ts"
import { shareMeeting } from "./lock.server.ts"
import { refuseTakePart } from "./policy.ts"
import { isRoomCode } from "./room-code.server.ts"
import { refuseRoll } from "./sitting.ts"
import { rollTopic } from "./topics.ts"

type Meeting = typeof meetings.$inferSelect

/** Twice is once: who has announced themselves already stays so, and where they are is what they said last. */
const keepAnnouncement = async (
  ctx: TxCtx,
  meeting: Meeting,
  personId: string,
  input: { remote: boolean; code?: string | null },
) => {
  const { call } = await loadCalls(ctx, meeting.id)
  refuse(refuseRoll(meeting.state, call, ctx.now))
  const { id: callId, roomKey } = found(call)
  if (input.code && !isRoomCode(roomKey, input.code, ctx.now))
    throw invalid("code", "assembly.errors.room_code")
  const isRemote = meeting.mode === "online" || (meeting.mode === "mixed" && input.remote)
  const { roundtableId } = meeting
  const [row] = await ctx.db
    .insert(announcements)
    .values({ roundtableId, callId, personId, isRemote })
    .onConflictDoUpdate({ target: [announcements.callId, announcements.personId], set: { isRemote } })
    .returning({ id: announcements.id })
  await touch(ctx, rollTopic(meeting.id))
  await record(ctx, {
    ...{ action: "presence.announced", subject: { kind: "announcement", id: found(row).id }, roundtableId },
    ...{ actorId: personId, values: { remote: isRemote } },
  })
}

/**
 * Says that who asks is there. It counts for nothing until the secretary confirms it.
 * @throws not_found; forbidden for who was not called, and outside of the check-in; invalid for a code that is over
 */
export const announce = (ctx: Ctx, input: Announce): Promise<void> =>
  transact(ctx, async (ctx) => {
    const meeting = await shareMeeting(ctx, input.meetingCode)
    refuse(refuseTakePart(ctx.actor, meeting.roundtableId))
    await keepAnnouncement(ctx, meeting, found(ctx.actor.personId), input)
  })

/** As `announce`, by the link in the convocation's mail: the link names the person. */
export const announceByLink = (ctx: Ctx, input: AnnounceByLink): Promise<void> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ meeting: meetings, personId: convocations.personId })
      .from(convocationDeliveries)
      .innerJoin(convocations, eq(convocations.id, convocationDeliveries.convocationId))
      .innerJoin(meetings, eq(meetings.id, convocations.meetingId))
      .where(
        and(
          eq(convocationDeliveries.tokenSha256, convocationDigest(input.token)),
          gt(convocationDeliveries.expiresAt, ctx.now),
        ),
      )
      .for("share", { of: meetings })
    const { meeting, personId } = found(row, "meetings.refuse.link_over")
    await keepAnnouncement(ctx, meeting, personId, input)
  })
