import { sql } from "drizzle-orm"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { notify } from "../../notifications/notify.server.ts"

type Commitment = {
  id: string
  code: string
  title: string
  dueOn: string
  organisationId: string | null
}
type Table = { id: string; name: string }
type Reader = { personId: string; language: string }

/** Who acts for a body today and can be written to. */
const peopleOf = async (ctx: TxCtx, organisationId: string): Promise<Reader[]> => {
  const today = civilDay(ctx.now)
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id as "personId", p.language from membership m join person p on p.id = m.person_id
     where m.organisation_id = ${organisationId} and p.email is not null and p.erased_at is null
       and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})`)
  return rows as Reader[]
}

/** Who keeps the papers of a table today. */
const secretariesOf = async (ctx: TxCtx, roundtableId: string): Promise<Reader[]> => {
  const today = civilDay(ctx.now)
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id as "personId", p.language from roundtable_officer o join person p on p.id = o.person_id
     where o.roundtable_id = ${roundtableId} and o.role = 'secretary' and o.ended_at is null
       and p.email is not null and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today})`)
  return rows as Reader[]
}

const tell = async (
  ctx: TxCtx,
  readers: readonly Reader[],
  commitment: Commitment,
  table: Table,
  kind: string,
) => {
  const { id, code, title, dueOn } = commitment
  const params = {
    ...{ title, roundtable: table.name, day: dueOn.split("-").reverse().join("/") },
    path: `/commitments/${code}`,
  }
  const once = new Map(readers.map((reader) => [reader.personId, reader]))
  for (const { personId, language } of once.values())
    if (personId !== ctx.actor.personId)
      await notify(ctx, {
        ...{ kind, to: { personId }, language, roundtableId: table.id, params },
        subject: { kind: "commitment", id },
      })
}

/** Tells the people of the responsible body; nobody where the secretariat promised it. */
export const tellBody = async (ctx: TxCtx, commitment: Commitment, table: Table, kind: string) =>
  commitment.organisationId === null
    ? undefined
    : tell(ctx, await peopleOf(ctx, commitment.organisationId), commitment, table, kind)

/** Tells the table's secretariat. */
export const tellTable = async (ctx: TxCtx, commitment: Commitment, table: Table, kind: string) =>
  tell(ctx, await secretariesOf(ctx, table.id), commitment, table, kind)

/** Tells both, each person once. */
export const tellBoth = async (ctx: TxCtx, commitment: Commitment, table: Table, kind: string) => {
  const { organisationId } = commitment
  const readers = [
    ...(organisationId === null ? [] : await peopleOf(ctx, organisationId)),
    ...(await secretariesOf(ctx, table.id)),
  ]
  return tell(ctx, readers, commitment, table, kind)
}
