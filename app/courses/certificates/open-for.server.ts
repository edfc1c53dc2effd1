import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import type { OpenThing } from "../../open-thing.ts"
import { keepsCourses } from "../policy.ts"

const MOST = 50

type Row = { kind: string; code: string; course: string; language: string; number: number; count: number }

/**
 * What waits for a course coordinator: editions whose registers are all countersigned and whose papers are not issued,
 * and papers that a corrected register does not bear out any more.
 */
export const openInCertificates = async (ctx: Ctx): Promise<OpenThing[]> => {
  if (!keepsCourses(ctx.actor)) return []
  const { rows } = await ctx.db.execute(sql`
    select w.kind, e.code, c.title as course, c.language, e.number, w.count from (
      select 'certificates_due' as kind, e.id, 1 as count from edition e
       where e.state = 'published'
         and exists (select 1 from course_session s where s.edition_id = e.id and s.cancelled_at is null)
         and not exists (select 1 from course_session s left join session_register r on r.session_id = s.id
               where s.edition_id = e.id and s.cancelled_at is null and r.state is distinct from 'countersigned')
      union all
      select 'certificates_differ', p.edition_id, count(*)::int from certificate p
       where p.differs_at is not null and p.ended_at is null group by p.edition_id) w
      join edition e on e.id = w.id join course c on c.id = e.course_id
     order by w.kind, e.id limit ${MOST}`)
  return (rows as Row[]).map(({ kind, code, course, language, number, count }) => ({
    ...{ kind, key: `${kind}:${code}`, by: null, waits: true, values: { number, count } },
    ...{ href: `/editions/${code}/certificates`, act: `/editions/${code}/certificates` },
    marks: { course: { text: course, language } },
  }))
}
