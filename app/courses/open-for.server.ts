import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import type { OpenThing } from "../open-thing.ts"
import { openInCertificates } from "./certificates/open-for.server.ts"
import { keepsCourses } from "./policy.ts"
import { managedBy } from "./visible.server.ts"

const MOST = 50

type Row = { kind: string; code: string; by: Date; course: string; language: string; name: string }

const thing = ({ kind, code, by, course, language, name }: Row): OpenThing => ({
  ...{ kind, key: `${kind}:${code}`, by: new Date(by).toISOString(), waits: true },
  ...{ href: `/enrolments/${code}`, act: `/enrolments/${code}` },
  values: { name },
  marks: { course: { text: course, language } },
})

const IN_FORCE = sql.raw(`m.ended_at is null and m.starts_on <= (now() at time zone 'Europe/Rome')::date
  and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/Rome')::date)`)

/** Whether a request waits for this person: as trainer, as manager of the body, or where there is neither. */
const waitsFor = (ctx: Ctx) => sql`n.state = 'requested' and edition.state = 'published' and (
  (edition.approval = 'by_trainer' and exists (select 1 from edition_staff s
     where s.edition_id = edition.id and s.role = 'trainer' and s.person_id = ${ctx.actor.personId}))
  or (edition.approval = 'by_organisation' and has.managed and n.organisation_id in ${managedBy(ctx.actor)})
  or (${keepsCourses(ctx.actor)} and ((edition.approval = 'by_trainer' and not has.trained)
                 or (edition.approval = 'by_organisation' and not has.managed))))`

/** What waits for the person in courses: seats offered to them, requests that they say yes or no to, papers to issue. */
export const openInCourses = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> => {
  // A course is a person's own, also where a table holds it: it stands on the desk, not on the table's page.
  if (ctx.actor.personId === null || roundtableId) return []
  const { rows } = await ctx.db.execute(sql`
    select case n.state when 'offered' then 'course_offer' else 'enrolment_request' end as kind, n.code,
           coalesce(n.offer_ends_at, edition.closes_at) as by, c.title as course, c.language, coalesce(p.name, '') as name
      from enrolment n join edition on edition.id = n.edition_id join course c on c.id = edition.course_id
      join person p on p.id = n.person_id
      cross join lateral (select
        exists (select 1 from edition_staff s where s.edition_id = edition.id and s.role = 'trainer') as trained,
        exists (select 1 from membership m
                 where m.organisation_id = n.organisation_id and m.role = 'manager' and ${IN_FORCE}) as managed) has
     where n.state in ('offered', 'requested') and (
       (n.person_id = ${ctx.actor.personId} and n.state = 'offered' and n.offer_ends_at > now())
       or (${waitsFor(ctx)}))
     order by by, n.id limit ${MOST}`)
  return [...(rows as Row[]).map(thing), ...(await openInCertificates(ctx))]
}
