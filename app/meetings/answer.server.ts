import { and, eq, gt, sql } from "drizzle-orm"
import {
  attendanceAnswers,
  convocationDeliveries,
  convocations,
  meetings,
  people,
  roundtables,
} from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { because, found, invalid, type Reason, refuse } from "../errors.ts"
import { sentContent } from "./content.server.ts"
import type { AnswerByLink } from "./input.ts"
import { answersFor, type Content } from "./meeting.ts"
import { keepNeeds, needsOf } from "./needs/keep-needs.server.ts"
import { needsTyped, type Typed } from "./needs/need.ts"
import { convocationDigest } from "./send-convocation.server.ts"

type Given = Pick<AnswerByLink, "answer" | "note"> & Partial<Typed>

/** Why nobody says any more whether they come, or null. */
export const refuseAnswer = (meeting: { state: string }, content: Content, now: Date): Reason | null => {
  if (meeting.state === "cancelled") return because("meetings.refuse.cancelled")
  return content.calls.every((call) => new Date(call) <= now) ? because("meetings.refuse.over") : null
}

const keepAnswer = async (
  ctx: TxCtx,
  {
    meeting,
    convocation,
  }: { meeting: typeof meetings.$inferSelect; convocation: typeof convocations.$inferSelect },
  { answer, note, ...typed }: Given,
) => {
  const sent = found(await sentContent(ctx, meeting.id))
  refuse(refuseAnswer(meeting, sent.content, ctx.now))
  if (!answersFor(sent.content.mode).includes(answer)) throw invalid("answer", "meetings.errors.answer")
  const { roundtableId } = meeting
  await ctx.db
    .insert(attendanceAnswers)
    .values({ roundtableId, convocationId: convocation.id, answer, note, answeredAt: ctx.now })
    .onConflictDoUpdate({
      target: attendanceAnswers.convocationId,
      set: { answer, note, answeredAt: sql`excluded.answered_at` },
    })
  await keepNeeds(ctx, convocation, answer === "absent" ? [] : needsTyped(typed))
  await record(ctx, {
    ...{ action: "meeting.answered", subject: { kind: "convocation", id: convocation.id }, roundtableId },
    values: { answer },
  })
}

const liveLink = (ctx: Ctx, token: string) =>
  and(
    eq(convocationDeliveries.tokenSha256, convocationDigest(token)),
    gt(convocationDeliveries.expiresAt, ctx.now),
  )

/** What a link in a convocation's mail opens. @throws not_found for one that nobody was sent, or is over */
export const openConvocation = async (ctx: Ctx, token: string) => {
  const [row] = await ctx.db
    .select({
      ...{ meeting: meetings, name: people.name, quality: convocations.quality, id: convocations.id },
      ...{ answer: attendanceAnswers.answer, note: attendanceAnswers.note },
      roundtable: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
    })
    .from(convocationDeliveries)
    .innerJoin(convocations, eq(convocations.id, convocationDeliveries.convocationId))
    .innerJoin(people, eq(people.id, convocations.personId))
    .innerJoin(meetings, eq(meetings.id, convocations.meetingId))
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .leftJoin(attendanceAnswers, eq(attendanceAnswers.convocationId, convocations.id))
    .where(liveLink(ctx, token))
  const { meeting, id, ...rest } = found(row, "meetings.refuse.link_over")
  const { content } = found(await sentContent(ctx, meeting.id))
  const { code, cancelReason } = meeting
  const refusal = refuseAnswer(meeting, content, ctx.now)
  return { ...rest, code, cancelReason, content, refusal, needs: await needsOf(ctx, id) }
}

/** The answer of whoever holds the link: the link names the person. @throws forbidden when it is over or off */
export const answerByLink = (ctx: Ctx, { token, ...given }: Given & { token: string }): Promise<void> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ meeting: meetings, convocation: convocations })
      .from(convocationDeliveries)
      .innerJoin(convocations, eq(convocations.id, convocationDeliveries.convocationId))
      .innerJoin(meetings, eq(meetings.id, convocations.meetingId))
      .where(liveLink(ctx, token))
      .for("share", { of: meetings })
    await keepAnswer(ctx, found(row, "meetings.refuse.link_over"), given)
  })

/** The answer of somebody who is called, signed in. @throws not_found for who was not called */
export const answerSignedIn = (
  ctx: Ctx,
  { meetingCode, ...given }: Given & { meetingCode: string },
): Promise<void> =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ meeting: meetings, convocation: convocations })
      .from(convocations)
      .innerJoin(meetings, eq(meetings.id, convocations.meetingId))
      .where(and(eq(meetings.code, meetingCode), eq(convocations.personId, found(ctx.actor.personId))))
      .for("share", { of: meetings })
    await keepAnswer(ctx, found(row, "meetings.refuse.not_called"), given)
  })
