import { eq } from "drizzle-orm"
import { minutesObservations } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, transact } from "../../../context.ts"
import { conflict, found, refuse } from "../../../errors.ts"
import type { AnswerObservation, Observe } from "../input.ts"
import { lockMinutes, lockMinutesToKeep } from "../lock.server.ts"
import { refuseObserveAs, refuseReadMinutes } from "../policy.ts"
import { loadLife } from "./load-life.server.ts"
import { refuseObserve } from "./steps.ts"
import { tellKeepers, tellPerson } from "./tell.server.ts"

/**
 * A member says what is to be corrected in a verbale, while the members are asked.
 * @throws not_found; forbidden for who is no member, and before and after the review
 */
export const observe = (ctx: Ctx, input: Observe): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper, meeting } = await lockMinutes(ctx, input.minutesCode)
    const { roundtableId, id: minutesId } = minutes
    if (refuseReadMinutes(ctx.actor, roundtableId)) found(null)
    refuse(refuseObserveAs(ctx.actor, roundtableId))
    const { review } = await loadLife(ctx, minutes, meeting)
    refuse(refuseObserve(review, ctx.now))
    const seat = ctx.actor.seats.find((held) => held.roundtableId === roundtableId)
    const [row] = await ctx.db
      .insert(minutesObservations)
      .values({
        ...{ roundtableId, minutesId, reviewId: found(review).id, personId: found(ctx.actor.personId) },
        ...{ seatId: seat?.seatId ?? null, text: input.text, language: ctx.actor.language, madeAt: ctx.now },
      })
      .returning({ code: minutesObservations.code })
    await record(ctx, {
      ...{ action: "meeting.minutes-observed", subject: { kind: "minutes", id: minutesId }, roundtableId },
      values: { observation: found(row).code },
    })
    await tellKeepers(ctx, { minutes, paper }, { kind: "minutes_observation", part: "/observations" })
  })

/**
 * Accepts an observation, or says why not; whoever made it is told. What is accepted the secretary writes into the
 * text.
 * @throws not_found; forbidden unless secretary or chair here; conflict where it was answered meanwhile
 */
export const answerObservation = (ctx: Ctx, input: AnswerObservation): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes, paper } = await lockMinutesToKeep(ctx, input.minutesCode)
    const [row] = await ctx.db
      .select()
      .from(minutesObservations)
      .where(eq(minutesObservations.code, input.observationCode))
    const observation = found(row?.minutesId === minutes.id ? row : null)
    if (observation.state !== "open") throw conflict("minutes.errors.answered")
    const answered = {
      ...{ state: input.verdict, answer: input.answer, answeredAt: ctx.now },
      answeredById: found(ctx.actor.personId),
    }
    await ctx.db.update(minutesObservations).set(answered).where(eq(minutesObservations.id, observation.id))
    await record(ctx, {
      ...{ action: "meeting.minutes-observation-answered", subject: { kind: "minutes", id: minutes.id } },
      ...{
        roundtableId: minutes.roundtableId,
        values: { observation: input.observationCode, state: input.verdict },
      },
    })
    await tellPerson(ctx, { minutes, paper }, observation.personId, {
      kind: input.verdict === "accepted" ? "minutes_accepted" : "minutes_declined",
      ...{ part: "/observations", params: { reason: input.answer ?? "–" } },
    })
  })
