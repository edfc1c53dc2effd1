import { eq } from "drizzle-orm"
import { meetings } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { touch } from "../../live/touch.server.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { lockMeeting } from "../lock.server.ts"
import { askFill } from "../minutes/ask-fill.server.ts"
import { refuseReadMeeting } from "../policy.ts"
import { loadCalls } from "./load.server.ts"
import { refuseConduct } from "./policy.ts"
import { refuseRoll } from "./sitting.ts"
import { meetingTopic, rollTopic } from "./topics.ts"

/**
 * The meeting under its row lock with the call that it is at, for who conducts it: whoever changes the roll or the
 * sitting waits for whoever is changing it.
 * @throws not_found, also where it is private; forbidden for others and at a closed table
 */
export const lockToConduct = async (ctx: TxCtx, code: string) => {
  const { meeting, roundtable } = await lockMeeting(ctx, code)
  const { roundtableId, state, isPublic } = meeting
  const isOfPublicTable = roundtable.visibility === "public"
  if (refuseReadMeeting(ctx.actor, { roundtableId, state, isPublic, isOfPublicTable })) found(null)
  refuse(refuseConduct(ctx.actor, roundtableId) ?? refuseClosed(roundtable))
  const { calls, call } = await loadCalls(ctx, meeting.id)
  return { meeting, roundtable, calls, call: found(call) }
}

/** As `lockToConduct`, while the roll may be kept. @throws forbidden before the check-in begins and once it is over */
export const lockRoll = async (ctx: TxCtx, code: string) => {
  const locked = await lockToConduct(ctx, code)
  refuse(refuseRoll(locked.meeting.state, locked.call, ctx.now))
  return locked
}

/**
 * The meeting for whoever takes part in it: many at once, while nobody who conducts it changes its state.
 * @throws not_found
 */
export const shareMeeting = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db.select().from(meetings).where(eq(meetings.code, code)).for("share")
  return found(row)
}

/** Everybody's page of the meeting shows something else from now on, and its verbale says something else. */
export const touchMeeting = async (ctx: TxCtx, meeting: { id: string }): Promise<void> => {
  await touch(ctx, meetingTopic(meeting.id), rollTopic(meeting.id))
  await askFill(ctx, meeting.id)
}
