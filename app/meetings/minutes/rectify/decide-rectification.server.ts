import { eq, sql } from "drizzle-orm"
import { meetings, rectifications } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { civilDay } from "../../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { because, found, refuse } from "../../../errors.ts"
import { issueCode } from "../../../records/issue-code.server.ts"
import type { Speak } from "../../send-convocation.server.ts"
import { digestOfText, frozenContent } from "../export/digest-of.server.ts"
import { tellPerson, tellTable } from "../life/tell.server.ts"
import { voteOf } from "../life/vote-of.server.ts"
import { lockMinutesToKeep } from "../lock.server.ts"
import { rectificationOf } from "./ask-rectification.server.ts"
import { canonicalRectification, type RectificationContent } from "./canonical-rectification.ts"
import type { DecideRectification } from "./input.ts"
import { refuseDecide } from "./rectify.ts"

type Locked = Awaited<ReturnType<typeof lockMinutesToKeep>>
type Row = typeof rectifications.$inferSelect

/** The vote of a later meeting that decides, or null where it is a slip of the pen. */
const voteFor = async (ctx: TxCtx, { minutes, meeting }: Locked, input: DecideRectification) => {
  if (input.ground !== "vote") return null
  const code = input.totalsCode ?? ""
  const { totals, meetingId } = await voteOf(ctx, minutes.roundtableId, code, minutes.approvedAt)
  refuse(meetingId === meeting.id ? because("minutes.refuse.same_meeting") : null)
  const [of] = await ctx.db
    .select({ number: sql<string>`meeting.number || '/' || meeting.year` })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  const { yes, no, abstained } = totals
  return { id: totals.id, said: { meeting: found(of).number, yes, no, abstained } }
}

const nextNumberOf = async (ctx: TxCtx, minutesId: string) => {
  const [row] = await ctx.db
    .select({ last: sql<number>`coalesce(max(${rectifications.number}), 0)::int` })
    .from(rectifications)
    .where(eq(rectifications.minutesId, minutesId))
  return (row?.last ?? 0) + 1
}

/** The rettifica is an act from now on: numbered, dated, with its digest and a code of its own. */
const accept = async (ctx: TxCtx, locked: Locked, asked: Row, input: DecideRectification, speak: Speak) => {
  const { minutes, roundtable } = locked
  const { says, reads, reason } = asked
  const vote = await voteFor(ctx, locked, input)
  const { sha256: ofDigest } = await frozenContent(ctx, locked)
  const ground = found(input.ground)
  const content: RectificationContent = {
    of: { number: `${minutes.number}/${minutes.year}`, table: roundtable.name, sha256: ofDigest },
    ...{ number: await nextNumberOf(ctx, minutes.id), day: civilDay(ctx.now) },
    ...{ says, reads, reason, ground, vote: vote?.said ?? null, answer: input.answer },
  }
  const sha256 = Buffer.from(digestOfText(canonicalRectification(content)), "hex")
  const title = speak(minutes.language)("afterwards.rectify.title_of", {
    ...{ number: content.number, minutes: content.of.number, table: content.of.table },
  })
  const { id: verificationId } = await issueCode(ctx, {
    ...{ subject: { kind: "minutes_rectification", id: asked.id }, roundtableId: minutes.roundtableId },
    ...{ title, language: minutes.language, issuer: roundtable.name },
  })
  return { number: content.number, content, ground, totalsId: vote?.id ?? null, sha256, verificationId }
}

/**
 * Accepts a rettifica, or says why not. A slip of the pen is put right by who keeps the verbale, but never by who asked;
 * anything else by the vote of a later meeting. The approved text and its digest stay what they are.
 * @throws not_found; forbidden unless secretary or chair here, of one's own request, once it is decided, and by a vote
 *   that was not confirmed, did not approve or was taken in the same sitting
 */
export const decideRectification = (ctx: Ctx, input: DecideRectification, speak: Speak): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockMinutesToKeep(ctx, input.minutesCode)
    const { id: minutesId, roundtableId } = locked.minutes
    const asked = await rectificationOf(ctx, minutesId, input.rectificationCode)
    refuse(refuseDecide(asked, ctx.actor.personId))
    const isAccepted = input.verdict === "accepted"
    const made = isAccepted ? await accept(ctx, locked, asked, input, speak) : null
    await ctx.db
      .update(rectifications)
      .set({
        ...{ state: input.verdict, answer: input.answer, decidedAt: ctx.now },
        ...{ decidedById: found(ctx.actor.personId), ...made },
      })
      .where(eq(rectifications.id, asked.id))
    await record(ctx, {
      ...{ action: "meeting.rectification-decided", subject: { kind: "minutes", id: minutesId } },
      roundtableId,
      values: { rectification: asked.code, state: input.verdict, number: made?.number ?? null },
    })
    const params = { reason: input.answer, number: `${made?.number ?? ""}` }
    const part = "/rectifications"
    if (isAccepted) await tellTable(ctx, locked, { kind: "rectification_accepted", part, params })
    else await tellPerson(ctx, locked, asked.askedById, { kind: "rectification_declined", part, params })
  })
