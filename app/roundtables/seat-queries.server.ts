import { and, asc, eq, isNull, sql } from "drizzle-orm"
import {
  constituencies,
  designationRequests,
  organisations,
  people,
  roundtables,
  seats,
  seatTerms,
} from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { isLive, isOver, seatCondition } from "./mandate.ts"
import { refuseClosed, refuseManageSeats, refuseReadNames } from "./policy.ts"
import { expiresIn } from "./seats/expiry.ts"
import { visibleTo } from "./visible.server.ts"

const requestState = (dueOn: string | null, day: string): "open" | "overdue" | null =>
  dueOn === null ? null : dueOn < day ? "overdue" : "open"

/** Seats by constituency with their condition today; who sits there or is about to, only for those who may read names. */
export const listSeats = async (ctx: Ctx, roundtableId: string) => {
  const day = civilDay(ctx.now)
  const [groups, rows, terms] = await Promise.all([
    ctx.db
      .select()
      .from(constituencies)
      .where(eq(constituencies.roundtableId, roundtableId))
      .orderBy(asc(constituencies.position)),
    ctx.db
      .select({
        seat: seats,
        organisation: organisations.name,
        organisationCode: organisations.code,
        organisationLanguage: organisations.language,
        represents: sql<string | null>`(select r.name from roundtable r where r.id = ${seats.representsId})`,
        requestDueOn: designationRequests.dueOn,
      })
      .from(seats)
      .leftJoin(
        designationRequests,
        and(eq(designationRequests.seatId, seats.id), isNull(designationRequests.closedAt)),
      )
      .innerJoin(
        organisations,
        sql`${organisations.id} = coalesce(${seats.organisationId}, ${seats.designatedById})`,
      )
      .where(and(eq(seats.roundtableId, roundtableId), isNull(seats.removedAt)))
      .orderBy(asc(seats.position), asc(seats.label)),
    ctx.db
      .select({ term: seatTerms, name: people.name })
      .from(seatTerms)
      .innerJoin(people, eq(people.id, seatTerms.personId))
      .where(and(eq(seatTerms.roundtableId, roundtableId), isNull(seatTerms.endedAt)))
      .orderBy(asc(seatTerms.rank)),
  ])
  const named = refuseReadNames(ctx.actor, roundtableId) === null
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    tone: group.tone,
    takesDelegates: group.takesDelegates,
    seats: rows
      .filter(({ seat }) => seat.constituencyId === group.id)
      .map(({ seat, requestDueOn, ...body }) => {
        const own = terms.filter(({ term }) => term.seatId === seat.id && !isOver(term, day))
        return {
          ...body,
          code: seat.code,
          label: seat.label,
          voting: seat.voting,
          weight: seat.weight,
          request: named ? requestState(requestDueOn, day) : null,
          isPersonal: seat.organisationId === null,
          condition: seatCondition(
            seat,
            own.map(({ term }) => term),
            day,
          ),
          holders: named
            ? own.map(({ term, name }) => ({
                ...{ termCode: term.code, name, rank: term.rank, letter: term.letter },
                ...{ startsOn: term.startsOn, endsOn: term.endsOn, isLive: isLive(term, day) },
                isSucceeded: term.succeededAt !== null,
                expiresIn: term.succeededAt === null ? expiresIn(term, day) : null,
              }))
            : null,
        }
      }),
  }))
}

/** A seat by its code, for the pages that fill it. @throws forbidden unless secretary here */
export const getSeatToFill = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ seat: seats, roundtable: roundtables },
      ...{ body: organisations.name, bodyLanguage: organisations.language },
    })
    .from(seats)
    .innerJoin(roundtables, eq(roundtables.id, seats.roundtableId))
    .innerJoin(
      organisations,
      sql`${organisations.id} = coalesce(${seats.organisationId}, ${seats.designatedById})`,
    )
    .where(and(eq(seats.code, code), isNull(seats.removedAt)))
  const { seat, roundtable, ...place } = found(row)
  refuse(refuseManageSeats(ctx.actor, seat.roundtableId) ?? refuseClosed(roundtable))
  const { code: seatCode, label, voting } = seat
  return { code: seatCode, label, voting, ...place, roundtableCode: roundtable.code }
}

/** A live mandate by its code, for the page that ends it. @throws forbidden unless secretary here */
export const getMandate = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      term: seatTerms,
      name: people.name,
      label: seats.label,
      roundtableCode: roundtables.code,
      roundtable: roundtables.name,
      roundtableLanguage: roundtables.language,
    })
    .from(seatTerms)
    .innerJoin(people, eq(people.id, seatTerms.personId))
    .innerJoin(seats, eq(seats.id, seatTerms.seatId))
    .innerJoin(roundtables, eq(roundtables.id, seatTerms.roundtableId))
    .where(and(eq(seatTerms.code, code), isNull(seatTerms.endedAt)))
  const { term, ...names } = found(row)
  refuse(refuseManageSeats(ctx.actor, term.roundtableId))
  const { rank, startsOn, endsOn, letter } = term
  return { ...names, termCode: term.code, rank, startsOn, endsOn, letter }
}

/** The seats that an organisation holds or designates to, at the tables that the person may see. */
export const listSeatsOfOrganisation = (ctx: Ctx, organisationId: string) =>
  ctx.db
    .select({
      ...{ label: seats.label, voting: seats.voting, seatCode: seats.code },
      ...{ roundtable: roundtables.name, roundtableCode: roundtables.code, language: roundtables.language },
    })
    .from(seats)
    .innerJoin(roundtables, eq(roundtables.id, seats.roundtableId))
    .where(
      and(
        visibleTo(ctx.actor),
        isNull(seats.removedAt),
        sql`${organisationId} in (${seats.organisationId}, ${seats.designatedById})`,
      ),
    )
    .orderBy(asc(roundtables.name), asc(seats.position))
    .limit(100)

/** The constituencies of a table, in their order. */
export const listConstituencies = (ctx: Ctx, roundtableId: string) =>
  ctx.db
    .select({ id: constituencies.id, name: constituencies.name })
    .from(constituencies)
    .where(eq(constituencies.roundtableId, roundtableId))
    .orderBy(asc(constituencies.position))
