import { and, asc, eq, isNotNull, isNull, or } from "drizzle-orm"
import { agendaItems, meetingCalls, meetings, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { because, DomainError, found, invalid, refuse } from "../errors.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { ruleInForce } from "../roundtables/regulation/rule-in-force.server.ts"
import { NOT_WITHDRAWN } from "./added/column.server.ts"
import { refuseSecondCall } from "./call.ts"
import type { EditMeeting, NewMeeting } from "./input.ts"
import { lockMeetingToConvene, markEdited } from "./lock.server.ts"
import { refuseConvene } from "./policy.ts"

type Calls = { first: Date; second: Date | null }

/** Refuses calls that the rules of the meeting's own day do not know. */
const checkCalls = async (ctx: TxCtx, roundtableId: string, { first, second }: Calls) => {
  if (first <= ctx.now) throw invalid("day", "meetings.errors.past")
  if (!second) return
  const rule = await ruleInForce(ctx, roundtableId, civilDay(first))
  const reason = refuseSecondCall(rule?.rules.quorum_second ?? null, first, second)
  if (reason) throw new DomainError("invalid", reason, "secondDay")
}

const writeCalls = async (
  ctx: TxCtx,
  place: { meetingId: string; roundtableId: string },
  { first, second }: Calls,
) => {
  const begun = await ctx.db
    .select({ id: meetingCalls.id })
    .from(meetingCalls)
    .where(
      and(
        eq(meetingCalls.meetingId, place.meetingId),
        or(isNotNull(meetingCalls.desertedAt), isNotNull(meetingCalls.openedAt)),
      ),
    )
  if (begun.length > 0) refuse(because("meetings.refuse.begun"))
  await ctx.db.delete(meetingCalls).where(eq(meetingCalls.meetingId, place.meetingId))
  await ctx.db
    .insert(meetingCalls)
    .values(
      [first, ...(second ? [second] : [])].map((startsAt, n) => ({ ...place, ordinal: n + 1, startsAt })),
    )
}

/** Takes over the agenda of a past meeting of the same table; what it decided on stays with it. */
const copyAgenda = async (ctx: TxCtx, code: string, place: { meetingId: string; roundtableId: string }) => {
  const items = await ctx.db
    .select({ item: agendaItems })
    .from(agendaItems)
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .where(
      and(
        eq(meetings.code, code),
        eq(meetings.roundtableId, place.roundtableId),
        isNull(agendaItems.removedAt),
        NOT_WITHDRAWN,
      ),
    )
    .orderBy(asc(agendaItems.position))
  if (items.length === 0) return
  await ctx.db.insert(agendaItems).values(
    items.map(({ item: { kind, title, detail, rapporteur, minutes, isSecret } }, position) => ({
      ...{ ...place, position, kind, title, detail, rapporteur, minutes, isSecret },
    })),
  )
}

const copied = async (ctx: TxCtx, roundtableId: string, code: string | null) => {
  if (!code) return null
  const [row] = await ctx.db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.code, code), eq(meetings.roundtableId, roundtableId)))
  if (!row) throw invalid("copyOf", "meetings.errors.copy_unknown")
  return row.id
}

/**
 * Begins the draft of a meeting, empty or with the agenda of a past one.
 * @returns its code
 * @throws forbidden unless secretary, chair or facilitator; invalid for calls that the regulation does not know
 */
export const createMeeting = (ctx: Ctx, input: NewMeeting): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { roundtableCode, copyOf, first, second, ...card } = input
    const [row] = await ctx.db
      .select()
      .from(roundtables)
      .where(eq(roundtables.code, roundtableCode))
      .for("share")
    const roundtable = found(row)
    const { id: roundtableId } = roundtable
    refuse(refuseConvene(ctx.actor, roundtableId) ?? refuseClosed(roundtable))
    await checkCalls(ctx, roundtableId, { first, second })
    const copiedFromId = await copied(ctx, roundtableId, copyOf)
    const [meeting] = await ctx.db
      .insert(meetings)
      .values({ roundtableId, ...card, copiedFromId, createdById: found(ctx.actor.personId) })
      .returning({ id: meetings.id, code: meetings.code })
    const { id, code } = found(meeting)
    const place = { meetingId: id, roundtableId }
    await writeCalls(ctx, place, { first, second })
    if (copyOf) await copyAgenda(ctx, copyOf, place)
    await record(ctx, { action: "meeting.drafted", subject: { kind: "meeting", id }, roundtableId })
    return code
  })

/**
 * Changes when, where and how a meeting is held. After the convocation the change waits until it is sent.
 * @throws forbidden for who does not convene; invalid for calls that the regulation does not know
 */
export const editMeeting = (ctx: Ctx, input: EditMeeting): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meetingCode, first, second, ...card } = input
    const { meeting } = await lockMeetingToConvene(ctx, meetingCode)
    const { id, roundtableId } = meeting
    await checkCalls(ctx, roundtableId, { first, second })
    await ctx.db.update(meetings).set(card).where(eq(meetings.id, id))
    await writeCalls(ctx, { meetingId: id, roundtableId }, { first, second })
    await markEdited(ctx, meeting)
    await record(ctx, {
      ...{ action: "meeting.changed", subject: { kind: "meeting", id }, roundtableId },
      values: { first: first.toISOString(), mode: card.mode },
    })
  })
