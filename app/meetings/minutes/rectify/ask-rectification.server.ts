import { and, eq } from "drizzle-orm"
import { rectifications } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { found, invalid, refuse } from "../../../errors.ts"
import { frozenContent } from "../export/digest-of.server.ts"
import { tellKeepers } from "../life/tell.server.ts"
import { lockMinutes } from "../lock.server.ts"
import { refuseObserveAs, refuseReadMinutes } from "../policy.ts"
import type { AskRectification, WithdrawRectification } from "./input.ts"
import { refuseRectify, refuseWithdrawRequest, standsIn } from "./rectify.ts"

/**
 * A member asks that an approved verbale be put right: which words, how they are to be read, and why.
 * @throws not_found; forbidden for who is no member, and before approval; invalid where the words are not in the text
 */
export const askRectification = (ctx: Ctx, input: AskRectification): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockMinutes(ctx, input.minutesCode)
    const { id: minutesId, roundtableId } = locked.minutes
    if (refuseReadMinutes(ctx.actor, roundtableId)) found(null)
    refuse(refuseObserveAs(ctx.actor, roundtableId) ?? refuseRectify(locked.minutes))
    const { says, reads, reason } = input
    const { text } = await frozenContent(ctx, locked)
    if (!standsIn(text, says)) throw invalid("says", "afterwards.errors.not_in_text")
    const seat = ctx.actor.seats.find((held) => held.roundtableId === roundtableId)
    const [row] = await ctx.db
      .insert(rectifications)
      .values({
        ...{ roundtableId, minutesId, says, reads, reason, language: ctx.actor.language },
        ...{ askedById: found(ctx.actor.personId), seatId: seat?.seatId ?? null, askedAt: ctx.now },
      })
      .returning({ code: rectifications.code })
    await record(ctx, {
      ...{
        action: "meeting.rectification-asked",
        subject: { kind: "minutes", id: minutesId },
        roundtableId,
      },
      values: { rectification: found(row).code },
    })
    await tellKeepers(ctx, locked, { kind: "rectification_asked", part: "/rectifications" })
  })

/** A request for a rettifica of a verbale. @throws not_found */
export const rectificationOf = async (ctx: TxCtx, minutesId: string, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(rectifications)
    .where(and(eq(rectifications.code, code), eq(rectifications.minutesId, minutesId)))
    .for("no key update")
  return found(row)
}

/** Who asked takes the request back. @throws not_found; forbidden for others, and once it is decided */
export const withdrawRectification = (ctx: Ctx, input: WithdrawRectification): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes } = await lockMinutes(ctx, input.minutesCode)
    if (refuseReadMinutes(ctx.actor, minutes.roundtableId)) found(null)
    const asked = await rectificationOf(ctx, minutes.id, input.rectificationCode)
    refuse(refuseWithdrawRequest(asked, ctx.actor.personId))
    await ctx.db
      .update(rectifications)
      .set({ state: "withdrawn", decidedAt: ctx.now })
      .where(eq(rectifications.id, asked.id))
    await record(ctx, {
      ...{ action: "meeting.rectification-withdrawn", subject: { kind: "minutes", id: minutes.id } },
      ...{ roundtableId: minutes.roundtableId, values: { rectification: asked.code } },
    })
  })
