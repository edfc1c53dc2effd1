import { and, desc, eq, isNull, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import {
  attendanceAnswers,
  convocations,
  meetingCalls,
  meetings,
  people,
  roundtables,
} from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { PAGE_SIZE } from "../people/queries.server.ts"
import { isMember, refuseClosed } from "../roundtables/policy.ts"
import { withAdded, withBrought } from "./added/agenda.ts"
import { addedItems, broughtAnnexes } from "./added/items.server.ts"
import { sentContent, workingContent } from "./content.server.ts"
import { withoutLink } from "./meeting.ts"
import { countNeeds, needsOf } from "./needs/keep-needs.server.ts"
import { refuseChange, refuseConvene, refuseReadMeeting } from "./policy.ts"
import { meetingsVisibleTo } from "./visible.server.ts"

const SENT_CALL = sql<string | null>`(select v.content->'calls'->>0 from convocation_version v
  where v.meeting_id = meeting.id order by v.sequence desc limit 1)`

/** Meetings of a table that the person may see, the latest first, a page at a time; `after` is a code. */
export const listMeetings = async (ctx: Ctx, roundtableId: string, after: string | null) => {
  const before = after
    ? sql`(meeting_call.starts_at, meeting.id) < (select c.starts_at, m.id from meeting m
        join meeting_call c on c.meeting_id = m.id and c.ordinal = 1 where m.code = ${after})`
    : undefined
  const rows = await ctx.db
    .select({
      ...{ code: meetings.code, number: meetings.number, year: meetings.year, kind: meetings.kind },
      ...{
        mode: meetings.mode,
        state: meetings.state,
        isEdited: sql<boolean>`meeting.edited_at is not null`,
      },
      ...{ startsAt: meetingCalls.startsAt, sentCall: SENT_CALL },
    })
    .from(meetings)
    .innerJoin(meetingCalls, and(eq(meetingCalls.meetingId, meetings.id), eq(meetingCalls.ordinal, 1)))
    .where(and(eq(meetings.roundtableId, roundtableId), meetingsVisibleTo(ctx.actor), before))
    .orderBy(desc(meetingCalls.startsAt), desc(meetings.id))
    .limit(PAGE_SIZE + 1)
  const shown = rows.slice(0, PAGE_SIZE)
  return {
    rows: shown.map(({ sentCall, startsAt, ...row }) => ({ ...row, at: sentCall ?? startsAt.toISOString() })),
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.code ?? null) : null,
  }
}

/** Past meetings of a table, to copy the agenda of. */
export const listToCopy = async (ctx: Ctx, roundtableId: string) => {
  const rows = await ctx.db
    .select({ code: meetings.code, number: meetings.number, year: meetings.year, at: meetingCalls.startsAt })
    .from(meetings)
    .innerJoin(meetingCalls, and(eq(meetingCalls.meetingId, meetings.id), eq(meetingCalls.ordinal, 1)))
    .where(and(eq(meetings.roundtableId, roundtableId), meetingsVisibleTo(ctx.actor)))
    .orderBy(desc(meetingCalls.startsAt))
    .limit(PAGE_SIZE)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

const factsOf = (
  meeting: typeof meetings.$inferSelect,
  roundtable: Pick<typeof roundtables.$inferSelect, "visibility">,
) => {
  const { roundtableId, state, isPublic } = meeting
  return { roundtableId, state, isPublic, isOfPublicTable: roundtable.visibility === "public" }
}

/** A meeting's row with its table's. @throws not_found, also where it is private */
export const findMeeting = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ meeting: meetings, roundtable: roundtables })
    .from(meetings)
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(eq(meetings.code, code))
  const { meeting, roundtable } = found(row)
  if (refuseReadMeeting(ctx.actor, factsOf(meeting, roundtable))) found(null)
  return { meeting, roundtable }
}

/** As `findMeeting`, for the pages of whoever convenes it. @throws forbidden for others, and once it began or is off */
export const findMeetingToConvene = async (ctx: Ctx, code: string) => {
  const { meeting, roundtable } = await findMeeting(ctx, code)
  refuse(refuseConvene(ctx.actor, roundtable.id) ?? refuseClosed(roundtable) ?? refuseChange(meeting))
  return { meeting, roundtable, content: await workingContent(ctx, meeting) }
}

const countAnswers = async (ctx: Ctx, meetingId: string) => {
  const [row] = await ctx.db
    .select({
      called: sql<number>`count(*)::int`,
      inRoom: sql<number>`count(*) filter (where attendance_answer.answer = 'in_room')::int`,
      remote: sql<number>`count(*) filter (where attendance_answer.answer = 'remote')::int`,
      absent: sql<number>`count(*) filter (where attendance_answer.answer = 'absent')::int`,
    })
    .from(convocations)
    .leftJoin(attendanceAnswers, eq(attendanceAnswers.convocationId, convocations.id))
    .where(eq(convocations.meetingId, meetingId))
  return row ?? { called: 0, inRoom: 0, remote: 0, absent: 0 }
}

const ownAnswer = async (ctx: Ctx, meetingId: string) => {
  if (!ctx.actor.personId) return null
  const [row] = await ctx.db
    .select({
      ...{ id: convocations.id, quality: convocations.quality },
      ...{ answer: attendanceAnswers.answer, note: attendanceAnswers.note },
    })
    .from(convocations)
    .leftJoin(attendanceAnswers, eq(attendanceAnswers.convocationId, convocations.id))
    .where(and(eq(convocations.meetingId, meetingId), eq(convocations.personId, ctx.actor.personId)))
  if (!row) return null
  const { id, ...own } = row
  return { ...own, needs: await needsOf(ctx, id) }
}

/**
 * A meeting as this person may read it: what was sent last; who convenes it sees what is being prepared.
 * @throws not_found, also where it is private
 */
export const getMeeting = async (ctx: Ctx, code: string) => {
  const { meeting, roundtable } = await findMeeting(ctx, code)
  const mayConvene =
    (refuseConvene(ctx.actor, roundtable.id) ?? refuseClosed(roundtable) ?? refuseChange(meeting)) === null
  const [added, brought, sent, own, answers] = await Promise.all([
    addedItems(ctx, meeting.id),
    broughtAnnexes(ctx, meeting),
    sentContent(ctx, meeting.id),
    ownAnswer(ctx, meeting.id),
    countAnswers(ctx, meeting.id),
  ])
  const isInside = isMember(ctx.actor, roundtable.id)
  const said = mayConvene || !sent ? await workingContent(ctx, meeting) : sent.content
  const content = { ...said, annexes: withBrought(said.annexes, brought) }
  const { name, language } = roundtable
  return {
    ...{ code, state: meeting.state, sentAt: meeting.sentAt, cancelReason: meeting.cancelReason },
    ...{ isEdited: meeting.editedAt !== null, mayConvene, own, isInside },
    content: isInside ? content : withoutLink(content),
    agenda: withAdded(content.items, added),
    answers: isInside ? answers : null,
    needs: isInside ? await countNeeds(ctx, meeting.id) : [],
    roundtable: { code: roundtable.code, name, language },
    maySeeDeliveries: refuseConvene(ctx.actor, roundtable.id) === null,
    isOver: content.calls.every((call) => new Date(call) <= ctx.now),
  }
}

/** Whether a mail about a convocation may still go out: the person is called, and nobody erased them. */
export const mayReadConvocation = async (db: Db, id: string): Promise<boolean> => {
  const [row] = await db
    .select({ id: convocations.id })
    .from(convocations)
    .innerJoin(people, eq(people.id, convocations.personId))
    .where(and(eq(convocations.id, id), isNull(people.erasedAt)))
  return row !== undefined
}

/** Whether this person may read a meeting's annexes. */
export const mayReadMeeting = async (ctx: Ctx, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ meeting: meetings, roundtable: roundtables })
    .from(meetings)
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(eq(meetings.id, id))
  return row !== undefined && refuseReadMeeting(ctx.actor, factsOf(row.meeting, row.roundtable)) === null
}
