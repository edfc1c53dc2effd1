import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { agendaItems, floorRequests, people, seats, suspensions } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { readAlike } from "../../live/read-alike.ts"
import { quorumVerdictWords } from "../../roundtables/regulation/verdict-words.ts"
import { ADDED } from "../added/column.server.ts"
import { refuseDesertion } from "../call.ts"
import { presentAt } from "../presence.ts"
import { findMeeting } from "../queries.server.ts"
import { representedAt } from "../quorum.ts"
import { inOrder } from "./floor.ts"
import { floorTimes } from "./floor-times.server.ts"
import { type LoadedQuorum, loadCalls, loadQuorum, onSeats, quorumIn } from "./load.server.ts"
import { namedAnnouncements, namedPresences } from "./named.server.ts"
import { refuseConduct, refuseFollow, refuseTakePart } from "./policy.ts"
import { type Call, momentOf, refuseOpen, refuseRoll, spareSeats } from "./sitting.ts"
import { MEETING_TOPIC, ROLL_TOPIC } from "./topics.ts"

/** The points of the agenda with when each was dealt with, and whether it is now. */
const itemsOf = (ctx: Ctx, meetingId: string) =>
  ctx.db
    .select({
      ...{ code: agendaItems.code, title: agendaItems.title, kind: agendaItems.kind },
      ...{ minutes: agendaItems.minutes, rapporteur: agendaItems.rapporteur, detail: agendaItems.detail },
      added: ADDED,
      since: sql<string | null>`(select t.from_at from item_turn t
        where t.item_id = "agenda_item"."id" and t.until_at is null)`,
      taken: sql<number>`(select count(*)::int from item_turn t where t.item_id = "agenda_item"."id")`,
      spent: sql<number>`coalesce((select extract(epoch from sum(coalesce(t.until_at, ${ctx.now.toISOString()}::timestamptz)
        - t.from_at)) from item_turn t where t.item_id = "agenda_item"."id"), 0)::int`,
    })
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position))

/** Who waits for the floor or has it, and how often each has had it today. */
const floorOf = async (ctx: Ctx, callId: string) => {
  const rows = await ctx.db
    .select({
      ...{ code: floorRequests.code, personId: floorRequests.personId, name: people.name },
      ...{ seatId: floorRequests.seatId, seat: seats.label, groupId: seats.constituencyId },
      ...{ askedAt: floorRequests.askedAt, putFirstAt: floorRequests.putFirstAt },
      ...{ startedAt: floorRequests.startedAt, minutes: floorRequests.minutes },
      body: sql<string | null>`(select o.name from organisation o
        where o.id = coalesce("seat"."organisation_id", "seat"."designated_by_id"))`,
      spoken: sql<number>`(select count(*)::int from floor_request f where f.call_id = ${callId}
        and f.person_id = "floor_request"."person_id" and f.ended_at is not null)`,
      ofGroup: sql<number>`(select count(*)::int from floor_request f join seat s on s.id = f.seat_id
        where f.call_id = ${callId} and s.constituency_id = "seat"."constituency_id" and f.ended_at is not null)`,
    })
    .from(floorRequests)
    .innerJoin(people, eq(people.id, floorRequests.personId))
    .leftJoin(seats, eq(seats.id, floorRequests.seatId))
    .where(
      and(eq(floorRequests.callId, callId), isNull(floorRequests.withdrawnAt), isNull(floorRequests.endedAt)),
    )
  return {
    speaking: rows.find((row) => row.startedAt !== null) ?? null,
    waiting: inOrder(rows.filter((row) => row.startedAt === null)),
  }
}

const suspensionOf = async (ctx: Ctx, callId: string) => {
  const [row] = await ctx.db
    .select({
      ...{ fromAt: suspensions.fromAt, reason: suspensions.reason, resumesAt: suspensions.resumesAt },
    })
    .from(suspensions)
    .where(and(eq(suspensions.callId, callId), isNull(suspensions.untilAt)))
  return row ?? null
}

/** How many seats of each group are there or represented; advisory seats speak and are not counted. */
export const groupCounts = ({ roll, rows, proxies }: LoadedQuorum, now: Date) => {
  const present = presentAt(onSeats(rows), now)
  const represented = representedAt(proxies, present, now)
  const voting = roll.filter((seat) => seat.voting)
  return [...new Set(voting.map((seat) => seat.groupId))].map((groupId) => {
    const own = voting.filter((seat) => seat.groupId === groupId)
    const there = own.filter((seat) => present.has(seat.seatId) || represented.has(seat.seatId))
    const { group = "", tone = "other" } = own[0] ?? {}
    return { name: group, tone, seats: own.length, filled: there.length }
  })
}

/** The numero legale in words, with how many it takes; null at a table without rules. */
export const quorumWords = ({ quorum, regulation }: LoadedQuorum) => {
  if (!quorum || !regulation) return null
  const { isReached, needed, found: there, missing, present, represented } = quorum
  return {
    ...{ isReached, needed, found: there, missing, present, represented },
    ...quorumVerdictWords(regulation.rule, quorum),
    spare: spareSeats(regulation.rule, quorum),
    rule: regulation.number,
  }
}

/** The last comings and goings with how many seats were there after each, the latest first. */
const movesOf = ({ roll, rows }: LoadedQuorum) => {
  const voting = new Set(roll.flatMap((seat) => (seat.voting ? [seat.seatId] : [])))
  const counted = onSeats(rows).filter((one) => voting.has(one.seatId))
  const after = (at: Date) => presentAt(counted, at).size
  return rows
    .flatMap((row) => [
      { key: `${row.id}i`, at: row.fromAt, is: "in" as const, row },
      ...(row.untilAt && row.exit !== "handed_over" && row.exit !== "closed"
        ? [
            {
              key: `${row.id}o`,
              at: row.untilAt,
              is: row.exit === "line_lost" ? ("lost" as const) : ("out" as const),
              row,
            },
          ]
        : []),
    ])
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, 8)
    .map(({ key, at, is, row }) => ({
      key,
      at,
      is,
      name: row.name,
      body: row.body,
      seat: row.seat,
      present: after(at),
    }))
}

const ownOf = (ctx: Ctx, { rows, roll }: LoadedQuorum) => {
  const { personId, seats: held } = ctx.actor
  const there = rows.find((row) => row.untilAt === null && row.personId !== null && row.personId === personId)
  const own = new Set(held.map((seat) => seat.seatId))
  return {
    isThere: there !== undefined,
    isRemote: there?.isRemote ?? false,
    since: there?.fromAt ?? null,
    seat: there?.seat ?? roll.find((seat) => own.has(seat.seatId))?.label ?? null,
  }
}

/** A meeting's facts, its call, and where it stands. @throws not_found; forbidden for who is no member */
export const openSession = async (ctx: Ctx, code: string) => {
  const { meeting, roundtable } = await findMeeting(ctx, code)
  refuse(refuseFollow(ctx.actor, roundtable.id))
  const { calls, call } = await loadCalls(ctx, meeting.id)
  const { name, language, id } = roundtable
  const mayConduct = refuseConduct(ctx.actor, id) === null
  const number = meeting.number === null ? null : `${meeting.number}/${meeting.year}`
  return {
    ...{ meeting, roundtable, call: found(call), mayConduct },
    facts: {
      ...{ code, number, state: meeting.state, mode: meeting.mode as "mixed", mayConduct },
      ...{ calls: calls.map(({ startsAt }) => startsAt.toISOString()), language: meeting.language },
      ...{ roundtable: { code: roundtable.code, name, language }, now: ctx.now },
      call: {
        id: found(call).id,
        ordinal: found(call).ordinal,
        startsAt: found(call).startsAt,
        openedAt: found(call).openedAt,
      },
    },
  }
}

/**
 * The numbers of the topics that pages of a meeting follow, for them to know whether anything changed since. They
 * are read before what a page shows: read after it, a change between the two would pass for one already shown.
 */
export const followed = async (ctx: Ctx, code: string) => {
  const { rows } = await ctx.db.execute(sql`
    select coalesce(max(t.seq) filter (where t.name like ${`${MEETING_TOPIC}%`}), 0)::int as everybody,
           coalesce(max(t.seq) filter (where t.name like ${`${ROLL_TOPIC}%`}), 0)::int as conduct
      from meeting m join live_topic t on t.name in (${MEETING_TOPIC} || m.id, ${ROLL_TOPIC} || m.id)
     where m.code = ${code}`)
  return { everybody: Number(rows[0]?.everybody), conduct: Number(rows[0]?.conduct) }
}

const refuseDesertionOf = (state: string, call: Call, { quorum, regulation }: LoadedQuorum, now: Date) => {
  const early = refuseRoll(state, call, now)
  if (early) return early
  if (state !== "convened") return because("assembly.refuse.is_open")
  if (!quorum || !regulation) return because("assembly.refuse.no_rules")
  return refuseDesertion({ ...call, isReached: quorum.isReached }, regulation.rules.sitting, now)
}

type Opened = Awaited<ReturnType<typeof openSession>>

/** What is the same for whoever looks within the same second: after a change all who follow ask at once. */
const loadShown = (ctx: Ctx, { meeting, call }: Pick<Opened, "meeting" | "call">, moment: Date) =>
  readAlike(ctx, `session ${call.id} ${Math.floor(moment.getTime() / 1000)}`, () =>
    Promise.all([
      loadQuorum({ ...ctx, now: moment }, meeting, call),
      itemsOf(ctx, meeting.id),
      floorOf(ctx, call.id),
      suspensionOf(ctx, call.id),
      namedAnnouncements(ctx, call.id),
    ]),
  )

/** Everything that a live page of a meeting shows: the chair's, everybody's, the hall's. */
export const getSession = async (ctx: Ctx, code: string) => {
  const numbers = await followed(ctx, code)
  const { meeting, call, facts, mayConduct } = await openSession(ctx, code)
  const seq = mayConduct ? numbers.conduct : numbers.everybody
  const moment = momentOf(call, ctx.now)
  const [room, items, floor, suspension, announced] = await loadShown(ctx, { meeting, call }, moment)
  // Judged at the reader's own moment: whoever came in since the first reader's is there.
  const loaded = { ...room, quorum: quorumIn(room, moment) }
  const { personId } = ctx.actor
  const there = new Set(loaded.rows.map((row) => row.personId))
  return {
    ...{ ...facts, items, floor, suspension, seq, roomKey: call.roomKey },
    ...{ quorum: quorumWords(loaded), groups: groupCounts(loaded, moment), moves: movesOf(loaded) },
    own: {
      ...ownOf(ctx, loaded),
      isAnnounced: announced.some((one) => one.personId === personId),
      asks: floor.waiting.find((one) => one.personId === personId)?.code ?? null,
      speaks: floor.speaking?.personId === personId && personId !== null,
    },
    waitToBeConfirmed: announced.filter((one) => !there.has(one.personId)).length,
    refusals: {
      checkIn: refuseRoll(meeting.state, call, ctx.now),
      open: refuseOpen(meeting.state, call, loaded.quorum, ctx.now),
      desert: refuseDesertionOf(meeting.state, call, loaded, ctx.now),
    },
  }
}
export type Session = Awaited<ReturnType<typeof getSession>>

/** As `getSession`, for who conducts, with how long each group spoke. @throws forbidden unless secretary or chair here */
export const getChairSession = async (ctx: Ctx, code: string) => {
  const session = await getSession(ctx, code)
  if (!session.mayConduct) refuse(because("assembly.refuse.secretary_or_chair"))
  return { ...session, spoken: await floorTimes(ctx, session.call.id) }
}

/** What the page "Sono qui" shows to who asks. @throws forbidden for who is not called */
export const getCheckIn = async (ctx: Ctx, code: string) => {
  const { meeting, roundtable, call, facts } = await openSession(ctx, code)
  refuse(refuseTakePart(ctx.actor, roundtable.id))
  const { personId } = ctx.actor
  const [there, announced] = await Promise.all([
    namedPresences(ctx, call.id),
    namedAnnouncements(ctx, call.id),
  ])
  const mine = there.find((row) => row.personId === personId && row.untilAt === null)
  return {
    ...facts,
    own: {
      ...{ isThere: mine !== undefined, isRemote: mine?.isRemote ?? false, since: mine?.fromAt ?? null },
      ...{ seat: mine?.seat ?? null, isAnnounced: announced.some((one) => one.personId === personId) },
    },
    refusal: refuseRoll(meeting.state, call, ctx.now),
  }
}
