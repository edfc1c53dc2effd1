import { sql } from "drizzle-orm"
import { civilDay } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import { notify } from "../notifications/notify.server.ts"
import type { PracticeRow } from "./facts.server.ts"

type Told = { kind: string; params?: Record<string, string> }

const secretariesOf = (roundtableId: string, today: string) => sql`
  select o.person_id from roundtable_officer o where o.roundtable_id = ${roundtableId} and o.role = 'secretary'
     and o.ended_at is null and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today})`

const tell = async (
  ctx: TxCtx,
  practice: PracticeRow,
  people: ReturnType<typeof sql>,
  { kind, params }: Told,
) => {
  const { rows } = await ctx.db.execute(sql`
    select p.id as "personId", p.language from person p
     where p.id in (${people}) and p.id is distinct from ${ctx.actor.personId}::uuid
       and p.erased_at is null and p.closed_at is null order by p.id limit 100`)
  for (const { personId, language } of rows as { personId: string; language: string }[])
    await notify(ctx, {
      ...{ kind, to: { personId }, language, roundtableId: practice.roundtableId },
      subject: { kind: "practice", id: practice.id },
      params: { title: practice.title, ...params, path: `/practices/${practice.code}` },
    })
}

/** Who keeps the papers of the table that it is written at. */
export const tellSecretariat = (ctx: TxCtx, practice: PracticeRow, told: Told): Promise<void> =>
  tell(ctx, practice, secretariesOf(practice.roundtableId, civilDay(ctx.now)), told)

/** Who began it. */
export const tellWriter = (ctx: TxCtx, practice: PracticeRow, told: Told): Promise<void> =>
  tell(ctx, practice, sql`select ${practice.createdById}::uuid`, told)

/** Who began it, and who keeps the papers of its table: each once. */
export const tellAuthors = (ctx: TxCtx, practice: PracticeRow, told: Told): Promise<void> =>
  tell(
    ctx,
    practice,
    sql`select ${practice.createdById}::uuid union ${secretariesOf(practice.roundtableId, civilDay(ctx.now))}`,
    told,
  )
