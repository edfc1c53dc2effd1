import { and, eq, isNull } from "drizzle-orm"
import { agendaItems, itemTurns } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { refuseTakeUp } from "../added/added.ts"
import { ADDED } from "../added/column.server.ts"
import { endItem, endSpeech } from "./end-turns.server.ts"
import type { TakeItem } from "./input.ts"
import { lockToConduct, touchMeeting } from "./lock.server.ts"
import { refuseWork } from "./sitting.ts"

/**
 * Takes up a point of the agenda, in whatever order: the one before it is laid aside, and may be taken up again.
 * @throws forbidden unless secretary or chair here, where no sitting is going on, and for a point that was withdrawn;
 *   not_found for another's point
 */
export const takeItem = (ctx: Ctx, input: TakeItem): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockToConduct(ctx, input.meetingCode)
    refuse(refuseWork(meeting.state))
    const [row] = await ctx.db
      .select({ id: agendaItems.id, added: ADDED })
      .from(agendaItems)
      .where(
        and(
          eq(agendaItems.code, input.itemCode),
          eq(agendaItems.meetingId, meeting.id),
          isNull(agendaItems.removedAt),
        ),
      )
    const item = found(row)
    refuse(refuseTakeUp(item.added))
    const { roundtableId } = meeting
    await endSpeech(ctx, call.id, ctx.now)
    await endItem(ctx, call.id, ctx.now)
    const takenById = found(ctx.actor.personId)
    await ctx.db
      .insert(itemTurns)
      .values({ roundtableId, callId: call.id, itemId: item.id, fromAt: ctx.now, takenById })
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.item-taken", subject: { kind: "meeting", id: meeting.id }, roundtableId },
      values: { item: input.itemCode },
    })
  })
