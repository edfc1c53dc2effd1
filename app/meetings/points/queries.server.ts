import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm"
import {
  agendaItems,
  agendaRequests,
  meetingCalls,
  meetings,
  organisations,
  people,
  roundtables,
  seats,
} from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { PAGE_SIZE } from "../../people/queries.server.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { refuseAskPoint, refuseDecidePoint, refuseReadPoints, refuseWithdrawPoint } from "./policy.ts"

const shown = {
  ...{ code: agendaRequests.code, title: agendaRequests.title, language: agendaRequests.language },
  ...{ state: agendaRequests.state, createdAt: agendaRequests.createdAt, seat: seats.label },
  body: organisations.name,
}

/** Requests of a table, the latest first, a page at a time; `after` is a code. @throws forbidden for who is outside */
export const listPoints = async (ctx: Ctx, roundtableId: string, after: string | null) => {
  refuse(refuseReadPoints(ctx.actor, roundtableId))
  const before = after
    ? lt(agendaRequests.id, sql`(select r.id from agenda_request r where r.code = ${after})`)
    : undefined
  const rows = await ctx.db
    .select(shown)
    .from(agendaRequests)
    .innerJoin(seats, eq(seats.id, agendaRequests.seatId))
    .leftJoin(organisations, sql`organisation.id = coalesce(seat.organisation_id, seat.designated_by_id)`)
    .where(and(eq(agendaRequests.roundtableId, roundtableId), before))
    .orderBy(desc(agendaRequests.id))
    .limit(PAGE_SIZE + 1)
  const page = rows.slice(0, PAGE_SIZE)
  return {
    rows: page.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
    next: rows.length > PAGE_SIZE ? (page.at(-1)?.code ?? null) : null,
    mayAsk: refuseAskPoint(ctx.actor, roundtableId) === null,
  }
}

/** The meetings of a table whose agenda may still be changed, the next first. */
const listOpenMeetings = async (ctx: Ctx, roundtableId: string) => {
  const rows = await ctx.db
    .select({ code: meetings.code, state: meetings.state, startsAt: meetingCalls.startsAt })
    .from(meetings)
    .innerJoin(meetingCalls, and(eq(meetingCalls.meetingId, meetings.id), eq(meetingCalls.ordinal, 1)))
    .where(and(eq(meetings.roundtableId, roundtableId), inArray(meetings.state, ["draft", "convened"])))
    .orderBy(asc(meetingCalls.startsAt))
    .limit(PAGE_SIZE)
  return rows.map(({ startsAt, ...row }) => ({ ...row, at: startsAt.toISOString() }))
}

const findPoint = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ point: agendaRequests, roundtable: roundtables, seat: seats.label, body: organisations.name },
      ...{
        asker: people.name,
        item: agendaItems.title,
        meeting: meetings.code,
        meetingState: meetings.state,
      },
      at: meetingCalls.startsAt,
    })
    .from(agendaRequests)
    .innerJoin(roundtables, eq(roundtables.id, agendaRequests.roundtableId))
    .innerJoin(seats, eq(seats.id, agendaRequests.seatId))
    .innerJoin(people, eq(people.id, agendaRequests.askedById))
    .leftJoin(organisations, sql`organisation.id = coalesce(seat.organisation_id, seat.designated_by_id)`)
    .leftJoin(agendaItems, eq(agendaItems.id, agendaRequests.agendaItemId))
    .leftJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .leftJoin(meetingCalls, and(eq(meetingCalls.meetingId, meetings.id), eq(meetingCalls.ordinal, 1)))
    .where(eq(agendaRequests.code, code))
  return found(row)
}

/**
 * A request with what this person may do with it; whoever convenes gets the meetings that it can go to.
 * The meeting that it went to is named to others once it is convened.
 * @throws not_found, also for who may not read it
 */
export const getPoint = async (ctx: Ctx, code: string) => {
  const { point, roundtable, meeting, meetingState, at, ...row } = await findPoint(ctx, code)
  if (refuseReadPoints(ctx.actor, roundtable.id)) found(null)
  const closed = refuseClosed(roundtable)
  const mayDecide = (refuseDecidePoint(ctx.actor, point) ?? closed) === null
  const isKnown = meeting !== null && meetingState !== "draft"
  const { title, text, language, state, reason, createdAt } = point
  return {
    ...{ code, title, text, language, state, reason, ...row },
    createdAt: createdAt.toISOString(),
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    meeting: isKnown && at ? { code: meeting, at: at.toISOString() } : null,
    mayWithdraw: refuseWithdrawPoint(ctx.actor, point) === null,
    mayDecide,
    meetings: mayDecide ? await listOpenMeetings(ctx, roundtable.id) : [],
  }
}
