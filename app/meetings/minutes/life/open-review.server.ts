import { eq } from "drizzle-orm"
import { meetingMinutes, minutesReviews } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { civilDay, daysAfter, endOfCivilDay } from "../../../civil-time.ts"
import { type Ctx, transact } from "../../../context.ts"
import { found, refuse } from "../../../errors.ts"
import type { MinutesCode } from "../input.ts"
import { lockMinutesToKeep } from "../lock.server.ts"
import { freezeText } from "./freeze-text.server.ts"
import { loadLife } from "./load-life.server.ts"
import { refuseOpenReview } from "./steps.ts"
import { tellTable } from "./tell.server.ts"

/**
 * Asks the members for their observations, for so many days as the table's rules say, the last of them whole. Where
 * they approve in writing nobody writes in the text meanwhile: silence approves what was sent.
 * @throws not_found; forbidden unless secretary or chair here, while the sitting goes on, a review is open or an
 *   observation waits, and where the rules know no review
 */
export const openReview = (ctx: Ctx, input: MinutesCode): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper, meeting } = await lockMinutesToKeep(ctx, input.minutesCode)
    const { facts } = await loadLife(ctx, minutes, meeting)
    refuse(refuseOpenReview(facts))
    const isWritten = minutes.way === "written"
    const to = isWritten ? "approval" : "final_review"
    const version = await freezeText(ctx, paper.code, { kind: "frozen", keep: isWritten, to })
    const lastDay = daysAfter(civilDay(ctx.now), minutes.observationDays)
    const { id: minutesId, roundtableId } = minutes
    await ctx.db.insert(minutesReviews).values({
      ...{ minutesId, roundtableId, number: facts.reviews + 1, versionId: version.id },
      ...{ openedById: found(ctx.actor.personId), openedAt: ctx.now, closesAt: endOfCivilDay(lastDay) },
    })
    await ctx.db.update(meetingMinutes).set({ state: "review" }).where(eq(meetingMinutes.id, minutesId))
    await record(ctx, {
      ...{ action: "meeting.minutes-in-review", subject: { kind: "minutes", id: minutesId }, roundtableId },
      values: { number: facts.reviews + 1, until: lastDay, sha256: version.sha256 },
    })
    const told = { minutes, paper }
    await tellTable(ctx, told, { kind: "minutes_review", part: "/observations", params: { until: lastDay } })
  })
