import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import type { OpenThing } from "../../open-thing.ts"

const MOST = 50

type Row = {
  kind: "approval" | "approval_complete"
  code: string
  number: number
  closesAt: Date
  seat: string
  seatCode: string
  title: string
  titleLanguage: string
  name: string
  language: string
}

const among = (ids: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

const rows = async (ctx: Ctx): Promise<Row[]> => {
  const isOpenTable = (held: { closed?: boolean }) => !held.closed
  const seatIds = ctx.actor.seats.filter(isOpenTable).map((seat) => seat.seatId)
  const kept = ctx.actor.offices.filter((office) => isOpenTable(office) && office.role === "secretary")
  if (seatIds.length + kept.length === 0) return []
  const unanswered = sql`not exists (select 1 from approval_answer w
    where w.round_id = a.round_id and w.seat_id = a.seat_id and w.replaced_at is null)`
  const answer = await ctx.db.execute(sql`
    select 'approval' as kind, d.code, r.number, r.closes_at as "closesAt", s.label as seat, s.code as "seatCode",
           d.title, d.language as "titleLanguage", t.name, t.language
      from approval_seat a
      join approval_round r on r.id = a.round_id and r.closed_at is null and r.closes_at > now()
      join document d on d.id = r.document_id and d.deleted_at is null
      join seat s on s.id = a.seat_id join roundtable t on t.id = r.roundtable_id
     where a.seat_id in ${among(seatIds)} and ${unanswered}
    union all
    select 'approval_complete', d.code, r.number, r.closes_at, '', '', d.title, d.language, t.name, t.language
      from approval_round r
      join document d on d.id = r.document_id and d.deleted_at is null
      join roundtable t on t.id = r.roundtable_id
     where r.closed_at is null and r.roundtable_id in ${among(kept.map((office) => office.roundtableId))}
       and not exists (select 1 from approval_seat a where a.round_id = r.id and ${unanswered})
     order by 4, 2 limit ${MOST}`)
  return answer.rows as Row[]
}

/** Approval rounds that wait for a seat of the person, and those of their tables that everybody has answered. */
export const openInRounds = async (ctx: Ctx): Promise<OpenThing[]> =>
  (await rows(ctx)).map((row) => {
    const page = `/documents/${row.code}/approval/${row.number}`
    return {
      ...{ kind: row.kind, key: `${row.kind}:${row.code}:${row.seatCode}`, waits: true },
      ...{ by: new Date(row.closesAt).toISOString(), values: { seat: row.seat } },
      ...{ href: page, act: row.seatCode ? `${page}?seat=${row.seatCode}` : `${page}#end` },
      marks: {
        paper: { text: row.title, language: row.titleLanguage },
        roundtable: { text: row.name, language: row.language },
      },
    }
  })
