import { and, asc, desc, eq, isNull, sql } from "drizzle-orm"
import { mailLinks, memberships, organisations, people } from "#db/schema/index.ts"
import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { refuseEndMembership, refuseManagePeople } from "./policy.ts"
import { PAGE_SIZE, pageOf } from "./queries.server.ts"

const organisationOf = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      id: organisations.id,
      code: organisations.code,
      name: organisations.name,
      language: organisations.language,
    })
    .from(organisations)
    .where(eq(organisations.code, code))
  return found(row)
}

/** The organisation whose people are looked after. @throws forbidden unless manager there or administrator */
export const getManagedOrganisation = async (ctx: Ctx, code: string) => {
  const organisation = await organisationOf(ctx, code)
  refuse(refuseManagePeople(ctx.actor, organisation.id))
  return organisation
}

/** Who acts for an organisation, by name, a page at a time; for those who passed `getManagedOrganisation`. */
export const listMembers = async (ctx: Ctx, organisationId: string, after: string | null) => {
  const start = after
    ? sql`(person.name, person.code) > (select p.name, p.code from person p where p.code = ${after})`
    : undefined
  const rows = await ctx.db
    .select({
      ...{ code: people.code, name: people.name, email: people.email },
      ...{ role: memberships.role, offices: memberships.offices, startsOn: memberships.startsOn },
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        isNull(memberships.endedAt),
        sql`(${memberships.endsOn} is null or ${memberships.endsOn} >= ${civilDay(ctx.now)}::date)`,
        start,
      ),
    )
    .orderBy(asc(people.name), asc(people.code))
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

/** Open invitations to act for an organisation, newest first. */
export const listOrganisationInvitations = async (ctx: Ctx, organisationId: string) => {
  const rows = await ctx.db
    .select({
      ...{ id: mailLinks.id, email: mailLinks.address, expiresAt: mailLinks.expiresAt },
      params: mailLinks.params,
    })
    .from(mailLinks)
    .where(
      and(
        eq(mailLinks.organisationId, organisationId),
        eq(mailLinks.kind, "organisation_invitation"),
        isNull(mailLinks.usedAt),
        isNull(mailLinks.withdrawnAt),
      ),
    )
    .orderBy(desc(mailLinks.createdAt))
    .limit(100)
  return rows.map(({ params, expiresAt, ...row }) => ({
    ...row,
    ...{ expiresAt, isExpired: expiresAt <= ctx.now },
    name: (params as { name?: string } | null)?.name ?? "",
  }))
}

/**
 * One membership, for the page that changes or ends it.
 * @throws forbidden unless manager there, administrator or the person concerned
 */
export const getMembership = async (ctx: Ctx, organisationCode: string, personCode: string) => {
  const organisation = await organisationOf(ctx, organisationCode)
  const [row] = await ctx.db
    .select({
      ...{ personId: people.id, personCode: people.code, name: people.name, email: people.email },
      ...{ role: memberships.role, offices: memberships.offices, startsOn: memberships.startsOn },
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organisationId, organisation.id),
        eq(people.code, personCode),
        isNull(memberships.endedAt),
      ),
    )
  refuse(refuseEndMembership(ctx.actor, { organisationId: organisation.id, personId: row?.personId ?? "" }))
  const membership = found(row)
  return {
    ...{ organisation, membership },
    mayManage: refuseManagePeople(ctx.actor, organisation.id) === null,
    isMe: membership.personId === ctx.actor.personId,
  }
}
