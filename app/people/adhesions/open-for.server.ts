import { sql } from "drizzle-orm"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import type { OpenThing } from "../../open-thing.ts"

const MOST = 50

type Row = {
  code: string
  by: string
  body: string
  language: string
  roundtable: string | null
  tableLanguage: string | null
}

/**
 * Requests to join that the person decides, of those told of them: the table's secretariat; administrators where
 * there is none, or only the register is asked for. While additions are awaited it is the contact's turn.
 */
export const openInAdhesions = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> => {
  const { actor } = ctx
  const kept = actor.offices.filter(({ role }) => role === "secretary").map((office) => office.roundtableId)
  if (kept.length === 0 && !actor.isAdministrator) return []
  const today = civilDay(ctx.now)
  const { rows } = await ctx.db.execute(sql`
    select a.code, a.due_on::text as by, a.name as body, a.language, r.name as roundtable,
           r.language as "tableLanguage"
      from adhesion_request a left join roundtable r on r.id = a.roundtable_id
     where a.state in ('waiting', 'in_charge')
       and (${roundtableId ?? null}::uuid is null or a.roundtable_id = ${roundtableId ?? null}::uuid)
       and (a.roundtable_id in (select jsonb_array_elements_text(${JSON.stringify(kept)}::jsonb)::uuid)
         or (${actor.isAdministrator} and not exists (
           select 1 from roundtable_officer o
            where o.roundtable_id = a.roundtable_id and o.role = 'secretary' and o.ended_at is null
              and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today}))))
     order by a.due_on, a.code limit ${MOST}`)
  return (rows as Row[]).map(({ code, by, body, language, roundtable, tableLanguage }) => ({
    ...{
      kind: roundtable ? "adhesion_table" : "adhesion_register",
      key: `adhesion:${code}`,
      by,
      waits: true,
    },
    marks: {
      body: { text: body, language },
      ...(roundtable && { roundtable: { text: roundtable, language: tableLanguage ?? "it" } }),
    },
    ...{ href: `/adhesions/requests/${code}`, act: `/adhesions/requests/${code}` },
  }))
}
