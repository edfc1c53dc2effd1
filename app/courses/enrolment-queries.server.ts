import { and, asc, desc, eq, sql } from "drizzle-orm"
import { courses, editions, enrolmentNeeds, enrolments, organisations, people } from "#db/schema/index.ts"
import { type Ctx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { holdsRole } from "../people/roles.ts"
import { hasLivePaper } from "./certificates/live-paper.server.ts"
import { staffOf } from "./edition-lock.server.ts"
import {
  keepsCourses,
  refuseAnswerOffer,
  refuseCancel,
  refuseDecide,
  refuseReadEnrolment,
  refuseReadNeeds,
  refuseSeeEnrolments,
} from "./policy.ts"
import { findEdition } from "./queries.server.ts"
import { loadSeats } from "./seats.server.ts"
import { managersOf } from "./tell-approvers.server.ts"
import { positionOf } from "./waitlist.ts"

type Page = { after: string | null; limit?: number }

/** What an offer whose time is over is, whether or not a job has noticed. */
const stateNow = sql<string>`case when ${enrolments.state} = 'offered' and ${enrolments.offerEndsAt} <= now() then 'expired' else ${enrolments.state} end`

/** Who is enrolled in an edition and who was, in the order in which they asked; how many need what. */
export const listEnrolments = async (ctx: Ctx, code: string, { after, limit = PAGE_SIZE }: Page) => {
  const edition = await findEdition(ctx, code)
  refuse(refuseSeeEnrolments(ctx.actor, edition))
  const rows = await ctx.db
    .select({
      ...{ code: enrolments.code, id: enrolments.id, state: stateNow, profession: enrolments.profession },
      ...{ name: people.name, body: organisations.name, bodyLanguage: organisations.language },
      ...{ priority: enrolments.priority, isReserved: sql<boolean>`${enrolments.poolId} is not null` },
    })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(
      and(
        eq(enrolments.editionId, edition.id),
        after
          ? sql`(${enrolments.joinedAt}, ${enrolments.id}) > (select e.joined_at, e.id from enrolment e where e.code = ${after})`
          : undefined,
      ),
    )
    .orderBy(asc(enrolments.joinedAt), asc(enrolments.id))
    .limit(limit + 1)
  const { seating, list } = await loadSeats(ctx, edition)
  const { rows: needs } = await ctx.db.execute(sql`
    select n.kind, count(*)::int as count from enrolment_need n join enrolment e on e.id = n.enrolment_id
     where e.edition_id = ${edition.id} and e.state in ('requested', 'waiting', 'offered', 'confirmed')
     group by n.kind order by n.kind`)
  const [course] = await ctx.db.select().from(courses).where(eq(courses.id, edition.courseId))
  const page = pageOf(rows, limit)
  return {
    ...{ edition, course: found(course), next: page.next, taken: seating.taken.length, waiting: list.length },
    rows: page.rows.map(({ id, ...row }) => ({ ...row, position: positionOf(list, id) })),
    needs: needs as { kind: string; count: number }[],
  }
}

const reading = (ctx: Ctx, code: string) =>
  ctx.db
    .select({
      ...{ enrolment: enrolments, edition: editions, course: courses },
      ...{ person: people.name, body: organisations.name, bodyLanguage: organisations.language },
    })
    .from(enrolments)
    .innerJoin(editions, eq(editions.id, enrolments.editionId))
    .innerJoin(courses, eq(courses.id, editions.courseId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(eq(enrolments.code, code))

/** One enrolment with what the person who asks may do about it, and why not the rest. */
export const getEnrolment = (ctx: Ctx, code: string) =>
  transact(ctx, async (ctx) => {
    const [row] = await reading(ctx, code)
    const { enrolment, course, ...rest } = found(row)
    const edition = { ...rest.edition, ...(await staffOf(ctx, rest.edition.id)) }
    if (refuseReadEnrolment(ctx.actor, edition, enrolment)) found(null)
    const isOwn = ctx.actor.personId === enrolment.personId
    const { list } = await loadSeats(ctx, edition)
    const readsNeeds = isOwn || refuseReadNeeds(ctx.actor) === null
    const needs = readsNeeds
      ? await ctx.db.select().from(enrolmentNeeds).where(eq(enrolmentNeeds.enrolmentId, enrolment.id))
      : null
    const hasPaper = await hasLivePaper(ctx, edition, enrolment.id)
    const isManaged = (await managersOf(ctx, enrolment.organisationId)).length > 0
    const isExpired = enrolment.state === "offered" && (enrolment.offerEndsAt ?? ctx.now) <= ctx.now
    return {
      ...{ enrolment, edition, course, isOwn, needs },
      ...{ person: rest.person, body: rest.body, bodyLanguage: rest.bodyLanguage },
      state: isExpired ? "expired" : enrolment.state,
      position: positionOf(list, enrolment.id),
      mayDecide: refuseDecide(ctx.actor, edition, enrolment, isManaged) === null,
      mayAnswer: refuseAnswerOffer(ctx.actor, enrolment, ctx.now) === null,
      cancelRefusal: refuseCancel(ctx.actor, edition, { ...enrolment, hasPaper }, ctx.now),
      maySetPriority: keepsCourses(ctx.actor) && ["waiting", "requested"].includes(enrolment.state),
    }
  })

/** The person's own enrolments, the newest first. */
export const listOwnEnrolments = async (ctx: Ctx, { after, limit = PAGE_SIZE }: Page) => {
  const rows = await ctx.db
    .select({
      ...{ code: enrolments.code, state: stateNow, offerEndsAt: enrolments.offerEndsAt },
      ...{
        course: courses.title,
        language: courses.language,
        number: editions.number,
        edition: editions.code,
      },
      nextAt: sql<string | null>`(select min(s.starts_at) from course_session s
        where s.edition_id = ${editions.id} and s.cancelled_at is null and s.ends_at > now())`,
    })
    .from(enrolments)
    .innerJoin(editions, eq(editions.id, enrolments.editionId))
    .innerJoin(courses, eq(courses.id, editions.courseId))
    .where(
      and(
        eq(enrolments.personId, found(ctx.actor.personId)),
        after ? sql`${enrolments.id} < (select e.id from enrolment e where e.code = ${after})` : undefined,
      ),
    )
    .orderBy(desc(enrolments.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

const MOST_PEOPLE = 300

/** The people of a body that its manager may enrol, with what they are in the edition already. */
export const listGroup = async (ctx: Ctx, editionId: string, organisationId: string) => {
  const { rows } = await ctx.db.execute(sql`
    select p.code, p.name, max(e.state) as state from membership m
      join person p on p.id = m.person_id and p.erased_at is null and p.merged_into_id is null
      left join enrolment e on e.person_id = p.id and e.edition_id = ${editionId}
       and e.state in ('requested', 'waiting', 'offered', 'confirmed')
     where m.organisation_id = ${organisationId} and m.ended_at is null
       and m.starts_on <= (now() at time zone 'Europe/Rome')::date
       and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/Rome')::date)
     group by p.code, p.name order by p.name, p.code limit ${MOST_PEOPLE}`)
  return rows as { code: string; name: string; state: string | null }[]
}

/** The bodies that the person manages. */
export const managedBodies = (ctx: Ctx) =>
  ctx.actor.memberships.filter(({ organisationId }) =>
    holdsRole(ctx.actor, "organisation_manager", organisationId),
  )
