import { and, asc, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import {
  memberships,
  networkMemberships,
  organisationChanges,
  organisations,
  people,
  registrations,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { found, isDomainError } from "../../errors.ts"
import { readTerritories } from "../../taxonomies/read-territories.server.ts"
import { PAGE_SIZE, pageOf } from "../queries.server.ts"
import { matching } from "./filter.server.ts"
import { RegisterFilter } from "./input.ts"
import { refuseInside } from "./policy.ts"

type Asked = { after?: string | null; filter?: RegisterFilter }

/** ISTAT's code of the one place that somebody typed, or null where the words are not a place's name. */
const placeOf = async (ctx: Ctx, typed: string): Promise<string | null> => {
  try {
    const [first, second] = await readTerritories(ctx, typed)
    return second ? null : first.code
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}

/** Organisations by name, a page at a time; `after` is the code that the page before ended with. */
export const listOrganisations = async (
  ctx: Ctx,
  { after: code, filter = RegisterFilter.parse({}) }: Asked,
) => {
  const after = code
    ? sql`(${organisations.name}, ${organisations.code}) > (select o.name, o.code from organisation o where o.code = ${code})`
    : undefined
  const place = filter.territory ? await placeOf(ctx, filter.territory) : null
  const { name, language, kind, level, territory, state } = organisations
  const rows = await ctx.db
    .select({ code: organisations.code, name, language, kind, level, territory, state })
    .from(organisations)
    .where(and(matching(filter, place), after))
    .orderBy(asc(organisations.name), asc(organisations.code))
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

const successor = alias(organisations, "successor")

/** An organisation by its code, with the one that it merged into. */
export const getOrganisation = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      organisation: organisations,
      into: { code: successor.code, name: successor.name, language: successor.language },
    })
    .from(organisations)
    .leftJoin(successor, eq(successor.id, organisations.mergedIntoId))
    .where(eq(organisations.code, code))
  const { organisation, into } = found(row)
  const { words: _words, places: _places, ...card } = organisation
  return { ...card, into }
}

/** A body's numbers in public registers. Who verified them is for those who work with the body. */
export const listRegistrations = async (ctx: Ctx, organisationId: string) => {
  const rows = await ctx.db
    .select({
      ...{ register: registrations.register, section: registrations.section, number: registrations.number },
      ...{ verifiedOn: registrations.verifiedOn, verifiedBy: people.name },
    })
    .from(registrations)
    .leftJoin(people, eq(people.id, registrations.verifiedById))
    .where(eq(registrations.organisationId, organisationId))
    .orderBy(asc(registrations.register))
  const named = refuseInside(ctx.actor, organisationId) === null
  return rows.map(({ verifiedBy, ...row }) => ({ ...row, verifiedBy: named ? verifiedBy : null }))
}

/** What became of a body, newest first. */
export const listChanges = (ctx: Ctx, organisationId: string) =>
  ctx.db
    .select({
      ...{ state: organisationChanges.state, reason: organisationChanges.reason },
      at: organisationChanges.createdAt,
    })
    .from(organisationChanges)
    .where(eq(organisationChanges.organisationId, organisationId))
    .orderBy(desc(organisationChanges.createdAt))
    .limit(50)

const MOST_NETWORKS = 300

const ofBody = (organisationId: string) =>
  or(eq(networkMemberships.umbrellaId, organisationId), eq(networkMemberships.memberId, organisationId))

/**
 * The networks that a body is in and the members that it has, over and running, newest end first; what was only
 * asked is for the page that answers it.
 */
export const listNetworks = async (ctx: Ctx, organisationId: string, { asked = false } = {}) => {
  const rows = await ctx.db
    .select({
      membership: networkMemberships,
      ...{ name: organisations.name, code: organisations.code, language: organisations.language },
      fellows: sql<number>`(select count(*)::int from network_membership n where n.umbrella_id = ${networkMemberships.umbrellaId} and n.ended_at is null and n.starts_on is not null)`,
    })
    .from(networkMemberships)
    .innerJoin(
      organisations,
      sql`${organisations.id} = case when ${networkMemberships.umbrellaId} = ${organisationId} then ${networkMemberships.memberId} else ${networkMemberships.umbrellaId} end`,
    )
    .where(
      and(
        ofBody(organisationId),
        asked
          ? or(isNotNull(networkMemberships.startsOn), isNull(networkMemberships.endedAt))
          : isNotNull(networkMemberships.startsOn),
      ),
    )
    .orderBy(sql`${networkMemberships.endedAt} desc nulls first`, asc(organisations.name))
    .limit(MOST_NETWORKS)
  return rows.map(({ membership, ...other }) => ({
    ...other,
    membershipCode: membership.code,
    /** Which side this body is. */
    side: membership.umbrellaId === organisationId ? ("umbrella" as const) : ("member" as const),
    isOwnAsk: (membership.askedBy === "umbrella") === (membership.umbrellaId === organisationId),
    ...{ startsOn: membership.startsOn, endsOn: membership.endsOn, endReason: membership.endReason },
  }))
}

export type NetworkLine = Awaited<ReturnType<typeof listNetworks>>[number]

/** Who acts for a body today, managers first. */
export const listActing = async (ctx: Ctx, organisationId: string) => {
  if (refuseInside(ctx.actor, organisationId)) return null
  const today = civilDay(ctx.now)
  return ctx.db
    .select({ code: people.code, name: people.name, role: memberships.role })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        sql`${memberships.startsOn} <= ${today} and (${memberships.endsOn} is null or ${memberships.endsOn} >= ${today})`,
        isNull(people.erasedAt),
      ),
    )
    .orderBy(sql`${memberships.role} <> 'manager'`, asc(people.name))
    .limit(100)
}

/** Whether a body is in the register, for a notice about it: the register is public. */
export const mayReadOrganisation = async (db: Ctx["db"], id: string): Promise<boolean> => {
  const [row] = await db.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, id))
  return row !== undefined
}
