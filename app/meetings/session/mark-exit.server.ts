import { and, eq, isNull } from "drizzle-orm"
import { presences } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, conflict, found } from "../../errors.ts"
import type { MarkExit } from "./input.ts"
import { lockRoll, touchMeeting } from "./lock.server.ts"
import { momentOf, refuseField } from "./presence-row.server.ts"

/** A presence of this call that stands. @throws not_found */
export const findPresence = async (ctx: TxCtx, callId: string, id: string) => {
  const [row] = await ctx.db
    .select()
    .from(presences)
    .where(and(eq(presences.id, id), eq(presences.callId, callId), isNull(presences.replacedAt)))
  return found(row, "assembly.errors.presence")
}

/**
 * Notes that somebody left, or that their line was lost, now or at a time that was typed. They may come back: that is
 * another entry.
 * @throws forbidden unless secretary or chair here; conflict when they have left already; invalid for the time
 */
export const markExit = (ctx: Ctx, input: MarkExit): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockRoll(ctx, input.meetingCode)
    const row = await findPresence(ctx, call.id, input.presenceId)
    if (row.untilAt) throw conflict("assembly.refuse.has_left")
    const at = momentOf(ctx, call, input.at, "at")
    refuseField(at <= row.fromAt ? because("meetings.refuse.exit_before_entry") : null, "at")
    await ctx.db.update(presences).set({ untilAt: at, exit: input.exit }).where(eq(presences.id, row.id))
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "presence.ended", subject: { kind: "presence", id: row.id } },
      roundtableId: meeting.roundtableId,
      values: { until: at.toISOString(), exit: input.exit },
    })
  })
