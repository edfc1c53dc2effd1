import { and, asc, eq, isNull, sql } from "drizzle-orm"
import {
  constituencies,
  meetingCalls,
  type meetings,
  people,
  presences,
  proxies,
  seats,
  seatTerms,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { ruleInForce } from "../../roundtables/regulation/rule-in-force.server.ts"
import type { Quality } from "../presence.ts"
import { quorumAt } from "../quorum.ts"
import { namedPresences } from "./named.server.ts"
import { currentCall } from "./sitting.ts"

type Meeting = typeof meetings.$inferSelect
type Call = typeof meetingCalls.$inferSelect

/** The calls of a meeting, and the one that it is at. */
export const loadCalls = async (ctx: Ctx, meetingId: string) => {
  const calls = await ctx.db
    .select()
    .from(meetingCalls)
    .where(eq(meetingCalls.meetingId, meetingId))
    .orderBy(asc(meetingCalls.ordinal))
  return { calls, call: currentCall(calls) }
}

/** Everybody's times in the room that stand, corrected ones left out. */
export const livePresences = (ctx: Ctx, callId: string) =>
  ctx.db
    .select()
    .from(presences)
    .where(and(eq(presences.callId, callId), isNull(presences.replacedAt)))
    .orderBy(asc(presences.fromAt), asc(presences.id))
export type PresenceRow = Awaited<ReturnType<typeof livePresences>>[number]

type Interval = Pick<PresenceRow, "seatId" | "quality" | "isRemote" | "fromAt" | "untilAt">
/** The intervals on seats, as the rules read them. */
export const onSeats = (rows: readonly Interval[]) =>
  rows.flatMap(({ seatId, quality, isRemote, fromAt, untilAt }) =>
    seatId ? [{ seatId, as: quality as Quality, isRemote, from: fromAt, until: untilAt }] : [],
  )

/** The proxies of a meeting, withdrawn ones too: what was decided while they held stands. */
export const meetingProxies = (ctx: Ctx, meetingId: string) =>
  ctx.db.select().from(proxies).where(eq(proxies.meetingId, meetingId)).orderBy(asc(proxies.givenAt))

/** The rules that a call's numero legale is judged by, those of its day; null at a table without rules. */
export const quorumRule = async (ctx: Ctx, roundtableId: string, call: Call) => {
  const regulation = await ruleInForce(ctx, roundtableId, civilDay(call.startsAt))
  if (!regulation) return null
  const { rules, id, number } = regulation
  return { rule: call.ordinal === 2 ? rules.quorum_second : rules.quorum_first, rules, id, number }
}

/** Seats with their groups and bodies on the day of a call, in the order in which the roll is called. */
export const seatCards = (ctx: Ctx, roundtableId: string, call: Call) => {
  const day = civilDay(call.startsAt)
  const ofSeat = sql`from justification j where j.seat_id = "seat"."id" and j.call_id = ${call.id}`
  return ctx.db
    .select({
      ...{ seatId: seats.id, code: seats.code, label: seats.label, voting: seats.voting },
      ...{ groupId: constituencies.id, group: constituencies.name, tone: constituencies.tone },
      takesDelegates: constituencies.takesDelegates,
      body: sql<string>`(select o.name from organisation o
        where o.id = coalesce("seat"."organisation_id", "seat"."designated_by_id"))`,
      /** Its titular's mandate is live. */
      isFilled: sql<boolean>`exists (select 1 from seat_term t where t.seat_id = "seat"."id" and t.rank = 0
        and t.ended_at is null and t.starts_on <= ${day}::date
        and (t.ends_on is null or t.ends_on >= ${day}::date))`,
      isJustified: sql<boolean>`exists (select 1 ${ofSeat})`,
      justification: sql<string | null>`(select j.reason ${ofSeat})`,
    })
    .from(seats)
    .innerJoin(constituencies, eq(constituencies.id, seats.constituencyId))
    .where(and(eq(seats.roundtableId, roundtableId), isNull(seats.removedAt)))
    .orderBy(asc(constituencies.position), asc(seats.position), asc(seats.label))
}
export type SeatCard = Awaited<ReturnType<typeof seatCards>>[number]

/** Roll, presences, proxies and rules of a call, with the numero legale at this moment. */
const loadRoom = async (ctx: Ctx, meeting: Pick<Meeting, "id" | "roundtableId">, call: Call) => {
  // One after the other: verbs ask this within their transaction, whose one connection takes no two at once.
  const roll = await seatCards(ctx, meeting.roundtableId, call)
  const rows = await namedPresences(ctx, call.id)
  const given = await meetingProxies(ctx, meeting.id)
  const regulation = await quorumRule(ctx, meeting.roundtableId, call)
  return { roll, rows, proxies: given, regulation }
}
type Room = Awaited<ReturnType<typeof loadRoom>>

/** The numero legale at a moment, by who was there then; null at a table without rules. */
export const quorumIn = ({ roll, rows, proxies: given, regulation }: Room, moment: Date) =>
  regulation ? quorumAt(regulation.rule, roll, onSeats(rows), given, moment) : null

export const loadQuorum = async (ctx: Ctx, meeting: Pick<Meeting, "id" | "roundtableId">, call: Call) => {
  const room = await loadRoom(ctx, meeting, call)
  return { ...room, quorum: quorumIn(room, ctx.now) }
}
export type LoadedQuorum = Awaited<ReturnType<typeof loadQuorum>>

/** Who may sit on the table's seats on a civil day: titulars and substitutes, with the seat of each. */
export const holdersOn = (ctx: Ctx, roundtableId: string, day: string) =>
  ctx.db
    .select({
      ...{ seatId: seatTerms.seatId, rank: seatTerms.rank, personId: people.id },
      ...{ code: people.code, name: people.name },
    })
    .from(seatTerms)
    .innerJoin(people, eq(people.id, seatTerms.personId))
    .where(
      and(
        eq(seatTerms.roundtableId, roundtableId),
        isNull(seatTerms.endedAt),
        sql`${seatTerms.rank} >= 0 and ${seatTerms.startsOn} <= ${day}::date
            and (${seatTerms.endsOn} is null or ${seatTerms.endsOn} >= ${day}::date)`,
      ),
    )
    .orderBy(asc(seatTerms.rank))
export type Holder = Awaited<ReturnType<typeof holdersOn>>[number]
