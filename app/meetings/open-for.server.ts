import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import type { OpenThing } from "../open-thing.ts"
import { openCommitments } from "./commitments/open-for.server.ts"
import { minutesPlaces, openMinutes } from "./minutes/open-for.server.ts"

const MOST = 50

type Row = {
  kind: string
  key: string
  by: string | null
  name: string
  language: string
  title: string | null
  titleLanguage: string | null
  /** A civil day, where the deadline is one. */
  on: string | null
}

const marksOf = ({ name, language, title, titleLanguage }: Row) => ({
  roundtable: { text: name, language },
  ...(title && { title: { text: title, language: titleLanguage ?? language } }),
})

/** Where its page is, and where its one button leads. */
const placesOf = ({ kind, key }: Row) => {
  if (kind === "agenda_request") return { href: `/agenda-requests/${key}`, act: `/agenda-requests/${key}` }
  if (kind.startsWith("commitment_")) return { href: `/commitments/${key}`, act: `/commitments/${key}` }
  if (kind.startsWith("minutes_")) return minutesPlaces(kind, key)
  const href = `/meetings/${key}`
  return { href, act: kind === "meeting_unsent" ? `${href}/send` : href }
}

/** Convocations to answer, changes that nobody was told of yet, points asked for, commitments that are due or late, what waits of verbali. */
export const openInMeetings = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> => {
  const { personId, offices } = ctx.actor
  if (!personId) return []
  const here = roundtableId ? sql`and m.roundtable_id = ${roundtableId}` : sql``
  const asked = roundtableId ? sql`and q.roundtable_id = ${roundtableId}` : sql``
  const served = offices
    .filter(({ role, closed }) => !closed && ["secretary", "chair", "facilitator"].includes(role))
    .map((office) => office.roundtableId)
  const { rows } = await ctx.db.execute(sql`
    select 'meeting_answer' as kind, m.code as key, l.starts_at as by, r.name, r.language, null as title,
           null as "titleLanguage", null as "on"
      from convocation c join meeting m on m.id = c.meeting_id and m.state = 'convened'
      join meeting_call l on l.meeting_id = m.id and l.ordinal = 1
      join roundtable r on r.id = m.roundtable_id
     where c.person_id = ${personId} and l.starts_at > now() ${here}
       and not exists (select 1 from attendance_answer a where a.convocation_id = c.id)
    union all
    select 'meeting_unsent', m.code, l.starts_at, r.name, r.language, null, null, null
      from meeting m join meeting_call l on l.meeting_id = m.id and l.ordinal = 1
      join roundtable r on r.id = m.roundtable_id
     where m.roundtable_id in (select jsonb_array_elements_text(${JSON.stringify(served)}::jsonb)::uuid)
       and (m.edited_at is not null or m.state = 'draft') and l.starts_at > now() ${here}
    union all
    select 'agenda_request', q.code, null, r.name, r.language, q.title, q.language, null
      from agenda_request q join roundtable r on r.id = q.roundtable_id
     where q.roundtable_id in (select jsonb_array_elements_text(${JSON.stringify(served)}::jsonb)::uuid)
       and q.state = 'asked' ${asked}
    union all ${openCommitments(ctx, roundtableId)}
    union all ${openMinutes(ctx, roundtableId)}
     order by 3 limit ${MOST}`)
  return (rows as Row[]).map((row) => ({
    ...{ kind: row.kind, key: `${row.kind}:${row.key}`, waits: row.kind !== "minutes_read" },
    by: row.on ?? (row.by && new Date(row.by).toISOString()),
    marks: marksOf(row),
    ...placesOf(row),
  }))
}
