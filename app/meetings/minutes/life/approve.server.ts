import { and, eq, isNull } from "drizzle-orm"
import { agendaItems, meetingMinutes, minutesApprovals } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { because, conflict, found, orConflict, refuse } from "../../../errors.ts"
import { askFill } from "../ask-fill.server.ts"
import type { ApproveAtOnce, ApproveInMeeting } from "../input.ts"
import { lockMinutesToKeep } from "../lock.server.ts"
import { freezeText } from "./freeze-text.server.ts"
import { loadLife } from "./load-life.server.ts"
import { settleApproved } from "./settle-approved.server.ts"
import { refuseApprove, refuseAtOnce } from "./steps.ts"
import { tellTable } from "./tell.server.ts"
import { approvingVote } from "./vote-of.server.ts"

const ALREADY = {
  minutes_approval_once: conflict("minutes.refuse.approved_already"),
  minutes_approval_once_per_point: conflict("minutes.refuse.approved_already"),
}

/**
 * Approves a signed verbale by the vote of a later meeting, with the corrections that were voted: they stand in that
 * meeting's verbale, and the signed text stays what it is.
 * @throws not_found; forbidden unless secretary or chair here, before it is signed, and by a vote that was not
 *   confirmed, did not approve or was taken in the same sitting; conflict where it was approved meanwhile
 */
export const approveInMeeting = (ctx: Ctx, input: ApproveInMeeting): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper, meeting } = await lockMinutesToKeep(ctx, input.minutesCode)
    const { id: minutesId, roundtableId } = minutes
    const { facts } = await loadLife(ctx, minutes, meeting)
    refuse(refuseApprove(facts))
    const { meetingId, evidence } = await approvingVote(ctx, roundtableId, input.totalsCode, minutes.frozenAt)
    refuse(meetingId === meeting.id ? because("minutes.refuse.same_meeting") : null)
    await ctx.db
      .insert(minutesApprovals)
      .values({
        ...{ roundtableId, minutesId, way: "next_meeting", meetingId, ...evidence },
        ...{ corrections: input.corrections, approvedAt: ctx.now },
        recordedById: ctx.actor.personId,
      })
      .catch(orConflict(ALREADY))
    await ctx.db
      .update(meetingMinutes)
      .set({ state: "approved", approvedAt: ctx.now })
      .where(eq(meetingMinutes.id, minutesId))
    await askFill(ctx, meetingId)
    await settleApproved(ctx, { minutes, paper })
    await record(ctx, {
      ...{ action: "meeting.minutes-approved", subject: { kind: "minutes", id: minutesId }, roundtableId },
      values: { way: "next_meeting", vote: input.totalsCode, corrected: input.corrections !== null },
    })
    await tellTable(ctx, { minutes, paper }, { kind: "minutes_approved" })
  })

const itemOf = async (ctx: TxCtx, meetingId: string, code: string) => {
  const [row] = await ctx.db
    .select({ id: agendaItems.id })
    .from(agendaItems)
    .where(
      and(eq(agendaItems.code, code), eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)),
    )
  return found(row).id
}

/**
 * Approves a verbale at the end of its own sitting (seduta stante), or one of its points at once. The whole is frozen
 * with it; of a point the words as they are now are kept.
 * @throws not_found; forbidden unless secretary or chair here, once the sitting is over, and the whole where the rules
 *   say another way; conflict where it was approved, and while something written is not readable yet
 */
export const approveAtOnce = (ctx: Ctx, input: ApproveAtOnce): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper, meeting } = await lockMinutesToKeep(ctx, input.minutesCode)
    const { id: minutesId, roundtableId } = minutes
    const isWhole = input.itemCode === null
    const { facts } = await loadLife(ctx, minutes, meeting)
    refuse(refuseAtOnce(facts, isWhole))
    const itemId = input.itemCode === null ? null : await itemOf(ctx, meeting.id, input.itemCode)
    const frozen = {
      kind: isWhole ? "approved" : "frozen",
      keep: isWhole,
      to: isWhole ? "adopted" : paper.state,
    }
    const version = await freezeText(ctx, paper.code, frozen as Parameters<typeof freezeText>[2])
    await ctx.db
      .insert(minutesApprovals)
      .values({
        ...{ roundtableId, minutesId, itemId, way: "same_sitting", meetingId: meeting.id },
        ...{ versionId: version.id, recordedById: ctx.actor.personId, approvedAt: ctx.now },
      })
      .catch(orConflict(ALREADY))
    if (isWhole)
      await ctx.db
        .update(meetingMinutes)
        .set({ state: "approved", versionId: version.id, frozenAt: ctx.now, approvedAt: ctx.now })
        .where(eq(meetingMinutes.id, minutesId))
    await record(ctx, {
      ...{ action: "meeting.minutes-approved", subject: { kind: "minutes", id: minutesId }, roundtableId },
      values: { way: "same_sitting", item: input.itemCode, sha256: version.sha256 },
    })
    if (isWhole) await settleApproved(ctx, { minutes, paper: { ...paper, state: "adopted" } })
    if (isWhole) await tellTable(ctx, { minutes, paper }, { kind: "minutes_approved" })
  })
