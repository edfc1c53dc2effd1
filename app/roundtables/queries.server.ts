import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import {
  constituencies,
  invitations,
  organisations,
  people,
  roundtables,
  seats,
  seatTerms,
} from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { loadActor } from "../people/actor.server.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { invitationState } from "./invitation.ts"
import { isLive, seatCondition } from "./mandate.ts"
import { isMember, isSecretary, refuseManageSeats, refuseReadNames, refuseReadRoundtable } from "./policy.ts"
import { ownRoundtableIds, visibleTo } from "./visible.server.ts"

const card = {
  code: roundtables.code,
  name: roundtables.name,
  language: roundtables.language,
  kind: roundtables.kind,
  territory: roundtables.territory,
  startsOn: roundtables.startsOn,
  endsOn: roundtables.endsOn,
}

type Page = { after?: string | null; limit?: number }

/** Tables that the person may see, by name, a page at a time; `after` is the code that the page before ended with. */
export const listRoundtables = async (ctx: Ctx, { after: code, limit = PAGE_SIZE }: Page) => {
  const after = code
    ? sql`(${roundtables.name}, ${roundtables.code}) > (select r.name, r.code from roundtable r where r.code = ${code})`
    : undefined
  const rows = await ctx.db
    .select({
      ...card,
      votingSeats: sql<number>`(select count(*)::int from seat s where s.roundtable_id = roundtable.id and s.voting and s.removed_at is null)`,
    })
    .from(roundtables)
    .where(and(visibleTo(ctx.actor), after))
    .orderBy(asc(roundtables.name), asc(roundtables.code))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

/** The tables where the person sits or serves, with what they are there. */
export const listOwnRoundtables = async (ctx: Ctx) => {
  const ids = ownRoundtableIds(ctx.actor)
  if (ids.length === 0) return []
  const rows = await ctx.db
    .select({ id: roundtables.id, ...card })
    .from(roundtables)
    .where(inArray(roundtables.id, ids))
    .orderBy(asc(roundtables.name))
  return rows.map(({ id, ...row }) => ({
    ...row,
    roles: ctx.actor.offices.filter((office) => office.roundtableId === id).map((office) => office.role),
    rank: ctx.actor.seats.find((seat) => seat.roundtableId === id)?.rank ?? null,
  }))
}

/**
 * A table by its code, with what the person is there.
 * @throws not_found, also where its existence is private
 */
export const getRoundtable = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  const roundtable = found(row)
  if (refuseReadRoundtable(ctx.actor, roundtable)) found(null)
  return {
    ...roundtable,
    isMember: isMember(ctx.actor, roundtable.id),
    isSecretary: isSecretary(ctx.actor, roundtable.id),
    mayManageSeats: refuseManageSeats(ctx.actor, roundtable.id) === null,
  }
}

/** The working groups and territorial tables under a table, and the one above it. */
export const listRelatedRoundtables = async (
  ctx: Ctx,
  roundtable: { id: string; parentId: string | null },
) => {
  const rows = await ctx.db
    .select({ id: roundtables.id, ...card })
    .from(roundtables)
    .where(
      and(
        visibleTo(ctx.actor),
        sql`(${roundtables.parentId} = ${roundtable.id} or ${roundtables.id} = ${roundtable.parentId})`,
      ),
    )
    .orderBy(asc(roundtables.name))
    .limit(100)
  return {
    above: rows.find((row) => row.id === roundtable.parentId) ?? null,
    below: rows.filter((row) => row.id !== roundtable.parentId),
  }
}

/** Seats by constituency with their condition today; who sits there only for those who may read names. */
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
      })
      .from(seats)
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
    seats: rows
      .filter(({ seat }) => seat.constituencyId === group.id)
      .map(({ seat, ...body }) => {
        const own = terms.filter(({ term }) => term.seatId === seat.id && isLive(term, day))
        return {
          ...body,
          code: seat.code,
          label: seat.label,
          voting: seat.voting,
          isPersonal: seat.organisationId === null,
          condition: seatCondition(
            seat,
            own.map(({ term }) => term),
            day,
          ),
          holders: named
            ? own.map(({ term, name }) => ({
                ...{ termCode: term.code, name, rank: term.rank, letter: term.letter },
                ...{ startsOn: term.startsOn, endsOn: term.endsOn },
              }))
            : null,
        }
      }),
  }))
}

/** A seat by its code, for the pages that fill it. @throws forbidden unless secretary here */
export const getSeatToFill = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ seat: seats, body: organisations.name, roundtableCode: roundtables.code })
    .from(seats)
    .innerJoin(roundtables, eq(roundtables.id, seats.roundtableId))
    .innerJoin(
      organisations,
      sql`${organisations.id} = coalesce(${seats.organisationId}, ${seats.designatedById})`,
    )
    .where(and(eq(seats.code, code), isNull(seats.removedAt)))
  const { seat, ...place } = found(row)
  refuse(refuseManageSeats(ctx.actor, seat.roundtableId))
  return { code: seat.code, label: seat.label, voting: seat.voting, ...place }
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
    })
    .from(seatTerms)
    .innerJoin(people, eq(people.id, seatTerms.personId))
    .innerJoin(seats, eq(seats.id, seatTerms.seatId))
    .innerJoin(roundtables, eq(roundtables.id, seatTerms.roundtableId))
    .where(and(eq(seatTerms.code, code), isNull(seatTerms.endedAt)))
  const { term, ...names } = found(row)
  refuse(refuseManageSeats(ctx.actor, term.roundtableId))
  return { ...names, termCode: term.code, rank: term.rank, startsOn: term.startsOn, endsOn: term.endsOn }
}

/** Invitations of a table that nobody has used or withdrawn. @throws forbidden unless secretary here */
export const listOpenInvitations = async (ctx: Ctx, roundtableId: string) => {
  refuse(refuseManageSeats(ctx.actor, roundtableId))
  const rows = await ctx.db
    .select({ invitation: invitations, label: seats.label })
    .from(invitations)
    .innerJoin(seats, eq(seats.id, invitations.seatId))
    .where(
      and(
        eq(invitations.roundtableId, roundtableId),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(asc(invitations.createdAt))
    .limit(200)
  return rows.map(({ invitation: { code, name, email, rank, expiresAt, usedAt, withdrawnAt }, label }) => ({
    ...{ code, name, email, rank, label, expiresAt },
    state: invitationState({ expiresAt, usedAt, withdrawnAt }, ctx.now),
  }))
}

/** Whether an invitation can still be used: what its mail is asked again before it goes out. */
export const mayReadInvitation = async (db: Db, id: string): Promise<boolean> => {
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
  return rows.length > 0
}

/** Whether a person may still read a table. */
export const mayReadRoundtable = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor } = await loadActor(db, personId)
  const [row] = await db.select().from(roundtables).where(eq(roundtables.id, id))
  return row !== undefined && refuseReadRoundtable(actor, row) === null
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
