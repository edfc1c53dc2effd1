import { eq, sql } from "drizzle-orm"
import { people } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { contactOf } from "./adhesions/contact.server.ts"

const MOST_ACTS = 10_000

const rowsOf = async (ctx: Ctx, query: ReturnType<typeof sql>) => (await ctx.db.execute(query)).rows

/** Everything that the installation holds about the person who asks, by kind, for a file of their own. */
export const getOwnData = async (ctx: Ctx) => {
  const personId = found(ctx.actor.personId)
  const [person] = await ctx.db
    .select({
      ...{ code: people.code, name: people.name, email: people.email, language: people.language },
      ...{ createdAt: people.createdAt, privacyNoticeRead: people.privacyVersion },
    })
    .from(people)
    .where(eq(people.id, personId))
  return {
    madeAt: ctx.now.toISOString(),
    person: found(person),
    organisations: await rowsOf(
      ctx,
      sql`select o.name as organisation, m.role, m.offices, m.starts_on as "from", m.ends_on as "to", m.end_reason as "endReason"
            from membership m join organisation o on o.id = m.organisation_id where m.person_id = ${personId} order by m.starts_on`,
    ),
    seats: await rowsOf(
      ctx,
      sql`select r.name as roundtable, s.label as seat, t.rank, t.starts_on as "from", t.ends_on as "to", t.letter,
                 t.ended_at as "endedAt", t.end_reason as "endReason"
            from seat_term t join seat s on s.id = t.seat_id join roundtable r on r.id = t.roundtable_id
           where t.person_id = ${personId} order by t.starts_on`,
    ),
    offices: await rowsOf(
      ctx,
      sql`select r.name as roundtable, f.role, f.starts_on as "from", f.ends_on as "to", f.ended_at as "endedAt"
            from roundtable_officer f join roundtable r on r.id = f.roundtable_id where f.person_id = ${personId} order by f.starts_on`,
    ),
    roles: await rowsOf(
      ctx,
      sql`select role, starts_on as "from", ends_on as "to", ended_at as "endedAt" from platform_role where person_id = ${personId} order by role`,
    ),
    requests: await rowsOf(
      ctx,
      sql`select coalesce(o.name, a.organisation_name) as organisation, a.role, a.created_at as "at", a.decision, a.reason
            from account_request a left join organisation o on o.id = a.organisation_id where a.person_id = ${personId} order by a.created_at`,
    ),
    adhesions: await rowsOf(
      ctx,
      sql`select a.name as organisation, a.state, a.reason, a.contact_name as "contactName", a.contact_role as "contactRole",
                 a.contact_email as "contactEmail", a.email, a.pec, a.phone, a.created_at as "at", a.decided_at as "decidedAt",
                 a.decision_reason as "decisionReason", r.name as roundtable
            from adhesion_request a left join roundtable r on r.id = a.roundtable_id
           where ${contactOf(personId)} order by a.created_at`,
    ),
    comments: await rowsOf(
      ctx,
      sql`select r.name as roundtable, d.title as document, t.quote as passage, c.body, c.on_behalf_of as "onBehalfOf",
                 c.created_at as "at", c.edited_at as "editedAt", c.withdrawn_at as "withdrawnAt"
            from comment c join comment_thread t on t.id = c.thread_id join document d on d.id = t.doc_id
            join roundtable r on r.id = c.roundtable_id where c.author_id = ${personId} order by c.id limit ${MOST_ACTS}`,
    ),
    follows: await rowsOf(
      ctx,
      sql`select p.title as proposal, r.name as roundtable, f.created_at as "since" from proposal_follow f
            join proposal p on p.id = f.proposal_id join roundtable r on r.id = f.roundtable_id
           where f.person_id = ${personId} order by f.id`,
    ),
    practices: await rowsOf(
      ctx,
      sql`select p.title, r.name as roundtable, p.state, p.created_at as "at" from practice p
            join roundtable r on r.id = p.roundtable_id where p.created_by_id = ${personId} order by p.id`,
    ),
    courses: await rowsOf(
      ctx,
      sql`select c.title as course, e.number as edition, n.state, n.profession, o.name as organisation, n.joined_at as "at",
                 n.reason, (select jsonb_agg(jsonb_build_object('kind', d.kind, 'detail', d.detail))
                              from enrolment_need d where d.enrolment_id = n.id) as needs
            from enrolment n join edition e on e.id = n.edition_id join course c on c.id = e.course_id
            left join organisation o on o.id = n.organisation_id
           where n.person_id = ${personId} order by n.id`,
    ),
    certificates: await rowsOf(
      ctx,
      sql`select c.title as course, e.number as edition, p.kind, p.number || '/' || p.year as number, v.code, v.status,
                 p.issued_at as "issuedAt", p.end_reason as "endReason", p.content
            from certificate p join enrolment n on n.id = p.enrolment_id join edition e on e.id = p.edition_id
            join course c on c.id = e.course_id join verification_code v on v.id = p.verification_id
           where n.person_id = ${personId} order by p.id`,
    ),
    sessions: await rowsOf(
      ctx,
      sql`select device, created_at as "since", expires_at as "until" from session where person_id = ${personId} order by created_at`,
    ),
    acts: await rowsOf(
      ctx,
      sql`select at, action, subject_kind as "about" from audit_entry where actor_id = ${personId} order by id desc limit ${MOST_ACTS}`,
    ),
  }
}
