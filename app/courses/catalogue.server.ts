import { and, asc, eq, type SQL, sql } from "drizzle-orm"
import { courses, organisations } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { isWithin } from "../taxonomies/place-in.server.ts"
import { keepsCourses } from "./policy.ts"
import { editionsVisibleTo } from "./visible.server.ts"

export type CatalogueFilters = {
  /** ISTAT's code of a region. */
  region: string | null
  topic: string | null
  profession: string | null
}

type Next = {
  code: string
  number: number
  mode: string
  place: string | null
  language: string
  opensAt: string
  closesAt: string
  startsAt: string | null
}

const matching = ({ region, topic, profession }: CatalogueFilters): SQL | undefined =>
  and(
    region ? isWithin("course", courses.id, region) : undefined,
    topic
      ? sql`exists (select 1 from topic_mark m where m.subject_kind = 'course' and m.subject_id = course.id and m.topic_id = ${topic})`
      : undefined,
    profession
      ? sql`exists (select 1 from edition where edition.course_id = course.id and edition.state = 'published'
             and (cardinality(edition.professions) = 0 or ${profession} = any(edition.professions)))`
      : undefined,
  )

/** The edition that begins next of those that somebody can still take part in, as one JSON value. */
const nextEdition = sql<Next | null>`(
  select jsonb_build_object('code', e.code, 'number', e.number, 'mode', e.mode, 'place', e.place, 'language', e.language,
           'opensAt', e.opens_at, 'closesAt', e.closes_at, 'startsAt', s.starts_at)
    from edition e
    left join lateral (select min(c.starts_at) as starts_at from course_session c
                        where c.edition_id = e.id and c.cancelled_at is null) s on true
   where e.course_id = course.id and e.state = 'published' and e.closes_at > now()
   order by s.starts_at nulls last, e.number limit 1)`

/** Courses that have been run or will be, by title, a page at a time; who looks after them sees all, templates too. */
export const listCourses = async (
  ctx: Ctx,
  {
    after: code,
    filters,
    limit = PAGE_SIZE,
  }: { after: string | null; filters: CatalogueFilters; limit?: number },
) => {
  const after = code
    ? sql`(${courses.title}, ${courses.code}) > (select c.title, c.code from course c where c.code = ${code})`
    : undefined
  const shown = keepsCourses(ctx.actor)
    ? undefined
    : sql`not course.is_template and exists (select 1 from edition where edition.course_id = course.id and ${editionsVisibleTo(ctx.actor)})`
  const rows = await ctx.db
    .select({
      ...{ code: courses.code, title: courses.title, language: courses.language },
      ...{ isTemplate: courses.isTemplate, provider: organisations.name, next: nextEdition },
      providerLanguage: organisations.language,
    })
    .from(courses)
    .innerJoin(organisations, eq(organisations.id, courses.providerId))
    .where(and(after, shown, matching(filters)))
    .orderBy(asc(courses.title), asc(courses.code))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

/** The regions, for the filter. */
export const listRegions = async (ctx: Ctx) => {
  const { rows } = await ctx.db.execute(
    sql`select code, name from territory where level = 'region' and valid_to is null order by name`,
  )
  return rows as { code: string; name: string }[]
}
