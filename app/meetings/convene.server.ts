import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { agendaItems, meetings, papers, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { writeVersion } from "../documents/versions/write-version.server.ts"
import { conflict, DomainError, invalid } from "../errors.ts"
import { freezeAnnexes } from "../records/annexes.server.ts"
import { ruleInForce } from "../roundtables/regulation/rule-in-force.server.ts"
import { sentContent, workingContent } from "./content.server.ts"
import type { CancelMeeting, SendConvocation } from "./input.ts"
import { MEETING } from "./keep-annexes.server.ts"
import { lockMeetingToConvene } from "./lock.server.ts"
import type { Content } from "./meeting.ts"
import { despatch, type Speak } from "./send-convocation.server.ts"
import { judgeSending, maySend } from "./sending.ts"

type Meeting = typeof meetings.$inferSelect

/** How the days of notice stand for a meeting as it is now, by the rules in force today. */
export const sendingOf = async (ctx: Ctx, roundtableId: string, content: Content) => {
  const today = civilDay(ctx.now)
  const day = civilDay(new Date(content.calls[0] ?? ctx.now))
  const regulation = await ruleInForce(ctx, roundtableId, today)
  const rule = regulation?.rules.notice ?? null
  return { regulation, rule, today, day, sending: judgeSending(rule, today, day) }
}

/** Refuses what is too late for the regulation, or urgent without a reason. Hours changed are a new notice. */
const checkNotice = async (ctx: TxCtx, meeting: Meeting, content: Content, input: SendConvocation) => {
  const sent = await sentContent(ctx, meeting.id)
  const { sending, regulation } = await sendingOf(ctx, meeting.roundtableId, content)
  if (sending.is === "past") throw invalid("day", "meetings.errors.past")
  const isNewDate = !sent || sent.content.calls.join() !== content.calls.join()
  if (isNewDate && !maySend(sending, input.urgency)) {
    if (sending.is === "urgent") throw invalid("urgency", "meetings.errors.urgency")
    throw new DomainError("conflict", { key: "meetings.errors.too_late" })
  }
  const urgency = isNewDate ? (sending.is === "urgent" ? input.urgency : null) : meeting.urgency
  return { urgency, regulationId: regulation?.id ?? null }
}

/** The next number of the table's meetings in a year; the table's row lock makes them follow without a gap. */
const nextNumber = async (ctx: TxCtx, roundtableId: string, year: number): Promise<number> => {
  await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
    .for("no key update")
  const [row] = await ctx.db
    .select({ next: sql<number>`coalesce(max(${meetings.number}), 0)::int + 1` })
    .from(meetings)
    .where(and(eq(meetings.roundtableId, roundtableId), eq(meetings.year, year)))
  return row?.next ?? 1
}

/** Names the version of each attached text: what is decided on is what stood there when it was sent. */
const freezeTexts = async (ctx: TxCtx, meeting: Meeting, name: string) => {
  const rows = await ctx.db
    .select({ itemId: agendaItems.id, paper: papers })
    .from(agendaItems)
    .innerJoin(papers, eq(papers.id, agendaItems.paperId))
    .where(
      and(
        eq(agendaItems.meetingId, meeting.id),
        isNull(agendaItems.removedAt),
        isNull(agendaItems.paperVersion),
      ),
    )
    .orderBy(asc(papers.id))
    .for("no key update", { of: papers })
  for (const { itemId, paper } of rows) {
    const version = await writeVersion(ctx, paper, { kind: "named", name })
    if (!version) throw conflict("versions.errors.not_readable")
    await ctx.db.update(agendaItems).set({ paperVersion: version.number }).where(eq(agendaItems.id, itemId))
  }
}

const numbered = async (ctx: TxCtx, meeting: Meeting, first: string) => {
  if (meeting.number !== null) return { number: meeting.number, year: meeting.year }
  const year = Number(civilDay(new Date(first)).slice(0, 4))
  return { number: await nextNumber(ctx, meeting.roundtableId, year), year }
}

/**
 * Sends the convocation, or after it the changes: freezes texts and annexes, numbers the meeting, and writes to
 * everybody who is called.
 * @throws invalid without an agenda, for a meeting that has begun, or urgent without a reason; conflict when it is
 *   too late for the regulation, or nothing was changed since it was sent
 */
export const sendConvocation = (ctx: Ctx, input: SendConvocation, speak: Speak): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, roundtable } = await lockMeetingToConvene(ctx, input.meetingCode)
    const isFirst = meeting.state === "draft"
    if (!isFirst && !meeting.editedAt) throw conflict("meetings.errors.nothing_changed")
    const draft = await workingContent(ctx, meeting)
    if (draft.items.length === 0) throw conflict("meetings.errors.no_items")
    const [first = ""] = draft.calls
    if (new Date(first) <= ctx.now) throw conflict("meetings.errors.past")
    const notice = await checkNotice(ctx, meeting, draft, input)
    const number = await numbered(ctx, meeting, first)
    const title = `${number.number}/${number.year}`
    await freezeTexts(ctx, meeting, speak(roundtable.language)("meetings.version_name", { number: title }))
    await freezeAnnexes(ctx, { kind: MEETING, id: meeting.id })
    const sequence = isFirst ? 0 : meeting.changes + 1
    const [sent] = await ctx.db
      .update(meetings)
      .set({
        ...{ ...notice, ...number, state: "convened", editedAt: null, changes: sequence },
        ...(isFirst && { sentAt: ctx.now, sentById: ctx.actor.personId }),
      })
      .where(eq(meetings.id, meeting.id))
      .returning()
    const content = await workingContent(ctx, sent ?? meeting)
    const kind = isFirst ? "convocation" : "change"
    const called = await despatch(ctx, meeting, roundtable, { kind, sequence, content, reason: null }, speak)
    await record(ctx, {
      ...{ action: isFirst ? "meeting.convened" : "meeting.change-sent" },
      ...{ subject: { kind: "meeting", id: meeting.id }, roundtableId: roundtable.id },
      values: { number: title, sequence, called, urgent: notice.urgency !== null },
    })
  })

/**
 * Calls a meeting off: everybody who was called is told why, and calendars strike it out. A draft goes without mail.
 * @throws forbidden for who does not convene, and once it began or is off
 */
export const cancelMeeting = (ctx: Ctx, input: CancelMeeting, speak: Speak): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, roundtable } = await lockMeetingToConvene(ctx, input.meetingCode)
    if (meeting.state === "draft") throw conflict("meetings.errors.draft_not_sent")
    const sequence = meeting.changes + 1
    await ctx.db
      .update(meetings)
      .set({
        ...{ state: "cancelled", cancelledAt: ctx.now, cancelReason: input.reason },
        ...{ changes: sequence, editedAt: null },
      })
      .where(eq(meetings.id, meeting.id))
    // What is called off is what was sent, not what was being changed.
    const sent = await sentContent(ctx, meeting.id)
    if (!sent) throw conflict("meetings.errors.draft_not_sent")
    const what = { kind: "cancellation", sequence, content: sent.content, reason: input.reason } as const
    const called = await despatch(ctx, meeting, roundtable, what, speak)
    await record(ctx, {
      ...{ action: "meeting.cancelled", subject: { kind: "meeting", id: meeting.id } },
      ...{ roundtableId: roundtable.id, values: { reason: input.reason, called } },
    })
  })
