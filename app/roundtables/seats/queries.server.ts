import { and, asc, desc, eq, isNull, sql } from "drizzle-orm"
import {
  constituencies,
  delegateNotes,
  designationRequests,
  handOvers,
  organisations,
  people,
  roundtables,
  seats,
  seatTerms,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { isOver } from "../mandate.ts"
import { refuseClosed, refuseManageSeats, refuseReadNames, refuseReadRoundtable } from "../policy.ts"
import { expiresIn } from "./expiry.ts"
import { refuseReadDelegate, refuseSendDelegate } from "./policy.ts"
import { actsFor, isInForce } from "./seats.ts"

/** A seat with its table, constituency and body, removed ones too. @throws not_found, also where it is private */
export const getSeat = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ seat: seats, roundtable: roundtables, group: constituencies },
      ...{ body: organisations.name, bodyCode: organisations.code, bodyLanguage: organisations.language },
      represents: sql<string | null>`(select r.name from roundtable r where r.id = ${seats.representsId})`,
      representsCode: sql<
        string | null
      >`(select r.code from roundtable r where r.id = ${seats.representsId})`,
    })
    .from(seats)
    .innerJoin(roundtables, eq(roundtables.id, seats.roundtableId))
    .innerJoin(constituencies, eq(constituencies.id, seats.constituencyId))
    .innerJoin(
      organisations,
      sql`${organisations.id} = coalesce(${seats.organisationId}, ${seats.designatedById})`,
    )
    .where(eq(seats.code, code))
  const place = found(row)
  if (refuseReadRoundtable(ctx.actor, place.roundtable)) found(null)
  return place
}

/** As `getSeat`, for pages that change it. @throws forbidden unless secretary here, or when the table is closed */
export const getSeatToManage = async (ctx: Ctx, code: string) => {
  const place = await getSeat(ctx, code)
  refuse(refuseManageSeats(ctx.actor, place.roundtable.id) ?? refuseClosed(place.roundtable))
  return place
}

/** Every mandate that a seat ever had, the newest first, with its person. */
const listTerms = (ctx: Ctx, seatId: string) =>
  ctx.db
    .select({ term: seatTerms, name: people.name, personCode: people.code })
    .from(seatTerms)
    .innerJoin(people, eq(people.id, seatTerms.personId))
    .where(eq(seatTerms.seatId, seatId))
    .orderBy(desc(seatTerms.startsOn), asc(seatTerms.rank), desc(seatTerms.id))
    .limit(500)

const listHandOvers = (ctx: Ctx, seatId: string) =>
  ctx.db
    .select({
      ...{ code: handOvers.code, startsOn: handOvers.startsOn, note: handOvers.note },
      from: people.name,
      to: sql<string | null>`(select q.name from person q where q.id = ${handOvers.toId})`,
    })
    .from(handOvers)
    .innerJoin(people, eq(people.id, handOvers.fromId))
    .where(eq(handOvers.seatId, seatId))
    .orderBy(desc(handOvers.createdAt))
    .limit(100)

const listNotes = (ctx: Ctx, seatId: string) =>
  ctx.db
    .select()
    .from(delegateNotes)
    .where(eq(delegateNotes.seatId, seatId))
    .orderBy(desc(delegateNotes.day))
    .limit(100)

const openRequest = async (ctx: Ctx, seatId: string) => {
  const [row] = await ctx.db
    .select({
      ...{ dueOn: designationRequests.dueOn, protocol: designationRequests.protocol },
      ...{ email: designationRequests.email, createdAt: designationRequests.createdAt },
    })
    .from(designationRequests)
    .where(and(eq(designationRequests.seatId, seatId), isNull(designationRequests.closedAt)))
  return row ?? null
}

/** A mandate as pages show it: in force now, to come, or over and why. */
const shownTerm = (
  { term, name }: { term: typeof seatTerms.$inferSelect; name: string | null },
  moment: { at: Date; day: string },
) => ({
  ...{ code: term.code, name, rank: term.rank, startsOn: term.startsOn, endsOn: term.endsOn },
  ...{ letter: term.letter, protocol: term.protocol, endedAt: term.endedAt, endReason: term.endReason },
  isLive: isInForce(term, moment),
  isOver: isOver(term, moment.day),
  isSucceeded: term.succeededAt !== null,
  expiresIn: term.succeededAt === null && term.endedAt === null ? expiresIn(term, moment.day) : null,
})

/**
 * A seat's page: what it is, who sat there and when, who acts for it now, what is asked and sent. Names, letters
 * and notes only for those who may read names.
 */
export const getSeatHistory = async (ctx: Ctx, code: string) => {
  const { seat, roundtable, group, ...place } = await getSeat(ctx, code)
  const mayReadNames = refuseReadNames(ctx.actor, roundtable.id) === null
  const mayManage = refuseManageSeats(ctx.actor, roundtable.id) === null && refuseClosed(roundtable) === null
  const facts = { ...seat, takesDelegates: group.takesDelegates }
  const maySendDelegate =
    seat.removedAt === null &&
    refuseClosed(roundtable) === null &&
    refuseSendDelegate(ctx.actor, facts) === null
  const [terms, handed, notes, request] = await Promise.all([
    mayReadNames ? listTerms(ctx, seat.id) : [],
    mayReadNames ? listHandOvers(ctx, seat.id) : [],
    mayReadNames || maySendDelegate ? listNotes(ctx, seat.id) : [],
    mayReadNames ? openRequest(ctx, seat.id) : null,
  ])
  const moment = { at: ctx.now, day: civilDay(ctx.now) }
  const acting = actsFor(
    seat,
    terms.map(({ term }) => term),
    moment,
  )
  return {
    ...place,
    ...{ code: seat.code, label: seat.label, voting: seat.voting, weight: seat.weight },
    ...{ removedAt: seat.removedAt, removeReason: seat.removeReason, isPersonal: !seat.organisationId },
    ...{ group: group.name, takesDelegates: group.takesDelegates },
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    ...{ mayReadNames, mayManage, maySendDelegate },
    terms: terms.map((row) => shownTerm(row, moment)),
    actingCode: acting?.code ?? null,
    handOvers: handed,
    notes: notes
      .filter((note) => refuseReadDelegate(ctx.actor, seat, note) === null)
      .map(({ code, day, name, state }) => ({ code, day, name, state })),
    request: request && { ...request, isOverdue: request.dueOn < moment.day },
  }
}

/**
 * Who sat on a seat on a civil day: everybody whose mandate was in force at some moment of it, titular first.
 * @throws forbidden for those who may not read names
 */
export const whoSat = async (ctx: Ctx, seatId: string, day: string) => {
  const rows = await ctx.db
    .select({ term: seatTerms, name: people.name })
    .from(seatTerms)
    .innerJoin(people, eq(people.id, seatTerms.personId))
    .where(
      and(
        eq(seatTerms.seatId, seatId),
        sql`starts_on <= ${day} and (ends_on is null or ends_on >= ${day})`,
        sql`(ended_at is null or (ended_at at time zone 'Europe/Rome')::date >= ${day})`,
      ),
    )
    .orderBy(asc(seatTerms.rank), asc(seatTerms.startsOn))
  for (const { term } of rows.slice(0, 1)) refuse(refuseReadNames(ctx.actor, term.roundtableId))
  return rows.map(({ term, name }) => ({ name, rank: term.rank, personId: term.personId, code: term.code }))
}

/** Constituencies of a table in their order, with how many seats each has. */
export const listGroups = (ctx: Ctx, roundtableId: string) =>
  ctx.db
    .select({
      ...{ id: constituencies.id, name: constituencies.name, tone: constituencies.tone },
      takesDelegates: constituencies.takesDelegates,
      seats: sql<number>`(select count(*)::int from seat s where s.constituency_id = constituency.id and s.removed_at is null)`,
    })
    .from(constituencies)
    .where(eq(constituencies.roundtableId, roundtableId))
    .orderBy(asc(constituencies.position))

/** What is open at a seat as it changes hands, at a table or for the whole table: counted, for the page. */
export const countOpenMatters = async (ctx: Ctx, roundtableId: string, seatId: string | null) => {
  const { rows } = await ctx.db.execute(sql`
    select (select count(*)::int from invitation i where i.roundtable_id = ${roundtableId}
              and i.used_at is null and i.withdrawn_at is null
              and (${seatId}::uuid is null or i.seat_id = ${seatId}::uuid)) as invitations,
           (select count(*)::int from designation_request q where q.roundtable_id = ${roundtableId}
              and q.closed_at is null and (${seatId}::uuid is null or q.seat_id = ${seatId}::uuid)) as requests,
           (select count(*)::int from delegate_note n where n.roundtable_id = ${roundtableId}
              and n.state = 'submitted' and (${seatId}::uuid is null or n.seat_id = ${seatId}::uuid)) as notes,
           (select count(*)::int from item i where i.at_id = ${roundtableId}
              and i.state in ('sent', 'received', 'in_charge', 'returned')) as items`)
  return rows[0] as { invitations: number; requests: number; notes: number; items: number }
}
