import { eq, sql } from "drizzle-orm"
import { roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { type Entry, indexed } from "../index/indexed.server.ts"

type Card = { id: string; code: string; language: string }

/** Names are for fellow members and administrators, whoever else sees the table. */
const nameEntry = (
  table: Card,
  person: { id: string; name: string; text: string; since: string },
): Entry => ({
  ...{ part: person.id, kind: "person", path: `/roundtables/${table.code}/members`, title: person.name },
  ...{ text: person.text, language: table.language, roundtableId: table.id },
  audience: { roundtables: [table.id], administrators: true },
  changedAt: new Date(person.since),
})

const officersOf = async (ctx: Pick<Ctx, "db">, id: string) => {
  const { rows } = await ctx.db.execute(sql`
    select o.id, p.name, o.created_at as since from roundtable_officer o join person p on p.id = o.person_id
     where o.roundtable_id = ${id} and o.ended_at is null and p.name is not null
       and (o.ends_on is null or o.ends_on >= (now() at time zone 'Europe/Rome')::date)`)
  return rows as { id: string; name: string; since: string }[]
}

/** Brings what can be found of a table, and of those who serve it, up to date. */
export const indexRoundtable = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [table] = await ctx.db.select().from(roundtables).where(eq(roundtables.id, id))
  const source = { kind: "roundtable", id }
  if (!table) return indexed(ctx, source, [])
  const text = `${table.territory}\n${table.mandate}`
  const officers = await officersOf(ctx, id)
  await indexed(ctx, source, [
    {
      ...{ kind: "roundtable", path: `/roundtables/${table.code}`, title: table.name, text },
      ...{ language: table.language, roundtableId: id, changedAt: table.createdAt },
      audience: { openWith: id, roundtables: [id], administrators: true },
    },
    ...officers.map((officer) => nameEntry(table, { ...officer, text: table.name })),
  ])
}

/** Brings what can be found of those who sit on a seat up to date. */
export const indexSeat = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const { rows } = await ctx.db.execute(sql`
    select m.id, p.name, r.id as "tableId", r.code, r.language, m.created_at as since,
           concat_ws(', ', o.name, r.name) as text
      from seat_term m join seat s on s.id = m.seat_id join roundtable r on r.id = s.roundtable_id
      join person p on p.id = m.person_id
      left join organisation o on o.id = coalesce(s.organisation_id, s.designated_by_id)
     where s.id = ${id} and s.removed_at is null and m.ended_at is null and p.name is not null
       and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/Rome')::date)`)
  type Row = Parameters<typeof nameEntry>[1] & { tableId: string; code: string; language: string }
  const terms = rows as unknown as Row[]
  await indexed(
    ctx,
    { kind: "seat", id },
    terms.map(({ tableId, ...term }) => nameEntry({ ...term, id: tableId }, term)),
  )
}

/** Brings everything that names a person up to date: the tables they serve, the seats they sit on. */
export const indexNamesOf = async (ctx: Pick<Ctx, "db">, personId: string): Promise<void> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct 'seat' as kind, seat_id as id from seat_term where person_id = ${personId}
    union select distinct 'roundtable', roundtable_id from roundtable_officer where person_id = ${personId}`)
  for (const { kind, id } of rows as { kind: string; id: string }[])
    await (kind === "seat" ? indexSeat : indexRoundtable)(ctx, id)
}
