import { sql } from "drizzle-orm"
import type { papers } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { notify } from "../../notifications/notify.server.ts"

type Paper = Pick<typeof papers.$inferSelect, "id" | "code" | "title" | "roundtableId">
type Reader = { id: string; language: string }

const TODAY = sql`(now() at time zone 'Europe/Rome')::date`
const isLive = (alias: string) =>
  sql`${sql.raw(alias)}.ended_at is null and ${sql.raw(alias)}.starts_on <= ${TODAY}
    and (${sql.raw(alias)}.ends_on is null or ${sql.raw(alias)}.ends_on >= ${TODAY})`

/** Who sits at the table or serves it today, with an address, the one who acts aside. */
const membersOf = async (ctx: TxCtx, roundtableId: string): Promise<Reader[]> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id, p.language from person p
     where p.email is not null and p.id is distinct from ${ctx.actor.personId} and p.id in (
       select m.person_id from seat_term m join seat s on s.id = m.seat_id and s.removed_at is null
        where m.roundtable_id = ${roundtableId} and ${isLive("m")}
       union all
       select o.person_id from roundtable_officer o where o.roundtable_id = ${roundtableId} and ${isLive("o")})`)
  return rows as Reader[]
}

/** Who holds today, as titular or substitute, a seat that a round asks; of those only that have not answered, if asked so. */
const askedBy = async (ctx: TxCtx, roundId: string, silentOnly: boolean): Promise<Reader[]> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id, p.language
      from approval_seat a
      join seat_term m on m.seat_id = a.seat_id and ${isLive("m")}
      join person p on p.id = m.person_id and p.email is not null
     where a.round_id = ${roundId} and p.id is distinct from ${ctx.actor.personId}
       and (not ${silentOnly} or not exists (select 1 from approval_answer w
              where w.round_id = a.round_id and w.seat_id = a.seat_id and w.replaced_at is null))`)
  return rows as Reader[]
}

/** Who serves the table today in one of these roles. */
const servingAs = async (ctx: TxCtx, roundtableId: string, roles: readonly string[]): Promise<Reader[]> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id, p.language
      from roundtable_officer o join person p on p.id = o.person_id and p.email is not null
     where o.roundtable_id = ${roundtableId} and ${isLive("o")} and p.id is distinct from ${ctx.actor.personId}
       and o.role in (select jsonb_array_elements_text(${JSON.stringify(roles)}::jsonb))`)
  return rows as Reader[]
}

type Told = { kind: string; path?: string; params?: Record<string, string> }

const tell = async (ctx: TxCtx, readers: readonly Reader[], paper: Paper, { kind, path, params }: Told) => {
  for (const { id: personId, language } of readers)
    await notify(ctx, {
      ...{ kind, to: { personId }, language, roundtableId: paper.roundtableId },
      subject: { kind: "document", id: paper.id },
      params: { paper: paper.title, path: path ?? `/documents/${paper.code}`, ...params },
    })
}

/** Tells everybody at the table what became of a text. */
export const tellMembers = async (ctx: TxCtx, paper: Paper, told: Told): Promise<void> =>
  tell(ctx, await membersOf(ctx, paper.roundtableId), paper, told)

/** Tells who answers in a round. */
export const tellAsked = async (
  ctx: TxCtx,
  paper: Paper,
  round: { id: string; silentOnly?: boolean },
  told: Told,
): Promise<void> => tell(ctx, await askedBy(ctx, round.id, round.silentOnly ?? false), paper, told)

/** Tells who serves the table in one of these roles. */
export const tellServing = async (
  ctx: TxCtx,
  paper: Paper,
  roles: readonly string[],
  told: Told,
): Promise<void> => tell(ctx, await servingAs(ctx, paper.roundtableId, roles), paper, told)
