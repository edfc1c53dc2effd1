import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { accountRequests, organisations, people } from "#db/schema/index.ts"
import type { Actor, Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { loadActor } from "./actor.server.ts"
import { refuseDecideRequest } from "./policy.ts"
import { PAGE_SIZE, pageOf } from "./queries.server.ts"

const LIVE = sql.raw(
  `m.ended_at is null and m.starts_on <= (now() at time zone 'Europe/Rome')::date
   and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/Rome')::date)`,
)

/** Who decides a request: the organisation's managers; administrators where it has none or is only typed. */
export const peopleWhoDecide = async (ctx: Pick<Ctx, "db">, organisationId: string | null) => {
  const { rows } = await ctx.db.execute(sql`
    with manager as (
      select m.person_id as id from membership m
       where m.organisation_id = ${organisationId} and m.role = 'manager' and ${LIVE})
    select p.id, p.language from person p
     where p.erased_at is null and p.merged_into_id is null and p.closed_at is null
       and (p.id in (select id from manager)
            or (not exists (select 1 from manager) and exists (
                 select 1 from platform_role m where m.person_id = p.id and m.role = 'administrator' and ${LIVE})))
     order by p.id`)
  return rows as { id: string; language: string }[]
}

/** The requests that `refuseDecideRequest` does not refuse. */
export const decidableBy = (actor: Actor): SQL | undefined => {
  if (actor.isAdministrator) return sql`true`
  const own = actor.memberships.filter((one) => one.role === "manager").map((one) => one.organisationId)
  return own.length > 0 ? inArray(accountRequests.organisationId, own) : sql`false`
}

const columns = {
  ...{ code: accountRequests.code, createdAt: accountRequests.createdAt, role: accountRequests.role },
  ...{ name: people.name, email: people.email },
  organisation: sql<string>`coalesce(${organisations.name}, ${accountRequests.organisationName})`,
  isRegistered: sql<boolean>`${accountRequests.organisationId} is not null`,
}

/** Requests that wait for a decision of this person, the oldest first; of one organisation, or of all. */
export const listWaitingRequests = async (
  ctx: Ctx,
  { organisationId, after }: { organisationId?: string; after?: string | null } = {},
) => {
  const start = after
    ? sql`(${accountRequests.createdAt}, ${accountRequests.code}) > (select r.created_at, r.code from account_request r where r.code = ${after})`
    : undefined
  const rows = await ctx.db
    .select(columns)
    .from(accountRequests)
    .innerJoin(people, eq(people.id, accountRequests.personId))
    .leftJoin(organisations, eq(organisations.id, accountRequests.organisationId))
    .where(
      and(
        isNull(accountRequests.decidedAt),
        decidableBy(ctx.actor),
        organisationId ? eq(accountRequests.organisationId, organisationId) : undefined,
        start,
      ),
    )
    .orderBy(asc(accountRequests.createdAt), asc(accountRequests.code))
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

/** A request by its code, for those who decide it. @throws forbidden for everybody else */
export const getRequest = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...columns,
      organisationId: accountRequests.organisationId,
      decision: accountRequests.decision,
      reason: accountRequests.reason,
      organisationCode: organisations.code,
    })
    .from(accountRequests)
    .innerJoin(people, eq(people.id, accountRequests.personId))
    .leftJoin(organisations, eq(organisations.id, accountRequests.organisationId))
    .where(eq(accountRequests.code, code))
  const request = found(row)
  refuse(refuseDecideRequest(ctx.actor, request))
  return request
}

/** One's own newest request, for the account's page; null when there is none. */
export const getOwnRequest = async (ctx: Ctx) => {
  const [row] = await ctx.db
    .select({
      organisation: columns.organisation,
      ...{ decision: accountRequests.decision, reason: accountRequests.reason },
    })
    .from(accountRequests)
    .leftJoin(organisations, eq(organisations.id, accountRequests.organisationId))
    .where(
      and(
        eq(accountRequests.personId, found(ctx.actor.personId)),
        or(isNull(accountRequests.decision), inArray(accountRequests.decision, ["refused"])),
      ),
    )
    .orderBy(sql`${accountRequests.createdAt} desc`)
    .limit(1)
  return row ?? null
}

/** Whether somebody may still decide a request, asked again when its mail goes out. */
export const mayDecideRequest = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const [row] = await db
    .select({ organisationId: accountRequests.organisationId })
    .from(accountRequests)
    .where(and(eq(accountRequests.id, id), isNull(accountRequests.decidedAt)))
  if (!row) return false
  const { actor } = await loadActor(db, personId)
  return refuseDecideRequest(actor, row) === null
}
