import { and, asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm"
import {
  memberships,
  officers,
  organisations,
  people,
  personMerges,
  platformRoles,
  roundtables,
  seats,
  seatTerms,
} from "#db/schema/index.ts"
import type { Actor, Ctx } from "../context.ts"
import { found, type Reason, refuse } from "../errors.ts"
import type { PeopleFilter } from "./input.ts"
import { refuseAdministerPeople } from "./policy.ts"
import { PAGE_SIZE, pageOf } from "./queries.server.ts"
import { searchWords } from "./search-words.ts"

const STATES: Record<PeopleFilter["state"], SQL | undefined> = {
  open: and(isNull(people.erasedAt), isNull(people.mergedIntoId), isNull(people.closedAt)),
  closed: and(isNull(people.erasedAt), isNotNull(people.closedAt)),
  merged: isNotNull(people.mergedIntoId),
}

const matching = (q: string): SQL | undefined => {
  const words = searchWords(q)
  return words
    ? sql`to_tsvector('simple', coalesce(person.name, '') || ' ' || coalesce(person.email, '')) @@ to_tsquery('simple', ${words})`
    : undefined
}

const rolesOf = sql<string[]>`coalesce((select array_agg(r.role order by r.role) from platform_role r
  where r.person_id = person.id and r.ended_at is null), '{}')`

/** Accounts by name, a page at a time. @throws forbidden unless administrator */
export const listPeople = async (ctx: Ctx, { q, role, state, after }: PeopleFilter) => {
  refuse(refuseAdministerPeople(ctx.actor))
  const start = after
    ? sql`(person.name, person.code) > (select p.name, p.code from person p where p.code = ${after})`
    : undefined
  const withRole = role
    ? sql`exists (select 1 from platform_role r where r.person_id = person.id and r.role = ${role} and r.ended_at is null)`
    : undefined
  const rows = await ctx.db
    .select({
      ...{ code: people.code, name: people.name, email: people.email, roles: rolesOf },
      organisation: sql<
        string | null
      >`(select o.name from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = person.id and m.ended_at is null order by m.starts_on limit 1)`,
    })
    .from(people)
    .where(and(STATES[state], isNotNull(people.name), matching(q), withRole, start))
    .orderBy(asc(people.name), asc(people.code))
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

const mandatesOf = (ctx: Ctx, personId: string) =>
  ctx.db
    .select({
      ...{ roundtable: roundtables.name, roundtableCode: roundtables.code, language: roundtables.language },
      ...{ label: seats.label, rank: seatTerms.rank, startsOn: seatTerms.startsOn, endsOn: seatTerms.endsOn },
    })
    .from(seatTerms)
    .innerJoin(seats, eq(seats.id, seatTerms.seatId))
    .innerJoin(roundtables, eq(roundtables.id, seatTerms.roundtableId))
    .where(and(eq(seatTerms.personId, personId), isNull(seatTerms.endedAt)))
    .orderBy(asc(roundtables.name))
    .limit(100)

const officesOf = (ctx: Ctx, personId: string) =>
  ctx.db
    .select({
      ...{ roundtable: roundtables.name, roundtableCode: roundtables.code, language: roundtables.language },
      ...{ role: officers.role, startsOn: officers.startsOn, endsOn: officers.endsOn },
    })
    .from(officers)
    .innerJoin(roundtables, eq(roundtables.id, officers.roundtableId))
    .where(and(eq(officers.personId, personId), isNull(officers.endedAt)))
    .orderBy(asc(roundtables.name))
    .limit(100)

const membershipsOf = (ctx: Ctx, personId: string) =>
  ctx.db
    .select({
      ...{ organisation: organisations.name, organisationCode: organisations.code },
      ...{ language: organisations.language, role: memberships.role, startsOn: memberships.startsOn },
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)))
    .orderBy(asc(organisations.name))
    .limit(100)

/** One account with everything that its person has and had. @throws forbidden unless administrator */
export const getPerson = async (ctx: Ctx, code: string) => {
  refuse(refuseAdministerPeople(ctx.actor))
  const [row] = await ctx.db
    .select({
      person: people,
      survivorCode: sql<string | null>`(select s.code from person s where s.id = person.merged_into_id)`,
    })
    .from(people)
    .where(eq(people.code, code))
  const { person, survivorCode } = found(row)
  const [roles, membershipRows, mandates, offices, merges] = await Promise.all([
    ctx.db
      .select()
      .from(platformRoles)
      .where(eq(platformRoles.personId, person.id))
      .orderBy(asc(platformRoles.role)),
    membershipsOf(ctx, person.id),
    mandatesOf(ctx, person.id),
    officesOf(ctx, person.id),
    ctx.db
      .select({
        at: personMerges.createdAt,
        reason: personMerges.reason,
        code: people.code,
        name: people.name,
        moved: personMerges.moved,
      })
      .from(personMerges)
      .innerJoin(people, eq(people.id, personMerges.mergedId))
      .where(eq(personMerges.survivorId, person.id))
      .orderBy(asc(personMerges.createdAt)),
  ])
  const { name, email, language, createdAt, erasedAt, closedAt } = person
  return {
    ...{ code, name, email, language, createdAt, erasedAt, closedAt, survivorCode },
    ...{ roles, memberships: membershipRows, mandates, offices },
    merges: merges.map((one) => ({ ...one, moved: one.moved as Record<string, number> })),
  }
}

/** Whose account a page of one act is about. @throws forbidden as the given policy says */
export const getPersonName = async (ctx: Ctx, code: string, policy: (actor: Actor) => Reason | null) => {
  refuse(policy(ctx.actor))
  const [row] = await ctx.db
    .select({ code: people.code, name: people.name })
    .from(people)
    .where(eq(people.code, code))
  return found(row)
}
