import { sql } from "drizzle-orm"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { notify } from "../notifications/notify.server.ts"
import { endSessions } from "./set-password.server.ts"

const BATCH = 200

/** The last civil day on which each open account had a reason to be, null while it still has one. */
const lastDays = sql`
  with today as (select (now() at time zone 'Europe/Rome')::date as day), term as (
    select person_id, coalesce(ends_on, 'infinity'::date) as last, ended_at from membership
    union all select person_id, coalesce(ends_on, 'infinity'::date), ended_at from seat_term
    union all select person_id, coalesce(ends_on, 'infinity'::date), ended_at from roundtable_officer
    union all select person_id, coalesce(ends_on, 'infinity'::date), ended_at from platform_role
  ), last as (
    select p.id, p.name, p.language, p.email, p.expiry_told_at,
           greatest(p.created_at::date, max(least(t.last, coalesce(t.ended_at::date, 'infinity'::date)))) as day
      from person p left join term t on t.person_id = p.id
     where p.email is not null and p.erased_at is null and p.merged_into_id is null and p.closed_at is null
     group by p.id)`

type Idle = { id: string; name: string | null; language: string }

const tellSoon = async (ctx: TxCtx): Promise<number> => {
  const { accountMonths, accountNoticeDays } = ctx.settings
  const { rows } = await ctx.db.execute(sql`
    ${lastDays}
    select id, name, language, (last.day + ${accountMonths} * interval '1 month')::date::text as "endsOn" from last, today
     where expiry_told_at is null and last.day + ${accountMonths} * interval '1 month' - ${accountNoticeDays} * interval '1 day' <= today.day
     order by id limit ${BATCH}`)
  for (const person of rows as (Idle & { endsOn: string })[]) {
    await ctx.db.execute(sql`update person set expiry_told_at = ${ctx.now} where id = ${person.id}`)
    await notify(ctx, {
      kind: "account_expires",
      to: { personId: person.id },
      language: person.language,
      params: { name: person.name ?? "", day: person.endsOn, path: "/request-account" },
    })
  }
  return rows.length
}

const close = async (ctx: TxCtx): Promise<number> => {
  const { accountMonths, accountNoticeDays } = ctx.settings
  const { rows } = await ctx.db.execute(sql`
    ${lastDays}
    select id, name, language from last, today
     where expiry_told_at <= ${ctx.now}::timestamptz - ${accountNoticeDays} * interval '1 day'
       and last.day + ${accountMonths} * interval '1 month' <= today.day
     order by id limit ${BATCH}`)
  for (const person of rows as Idle[]) {
    await ctx.db.execute(sql`update person set closed_at = ${ctx.now} where id = ${person.id}`)
    await endSessions(ctx, person.id)
    await record(ctx, { action: "person.closed", subject: { kind: "person", id: person.id } })
  }
  return rows.length
}

/**
 * Closes accounts that had no mandate, organisation or role for so many months, a notice after telling them;
 * who has one again is forgotten as told. Doing it twice changes nothing more.
 * @returns how many were told or closed, at most a batch of each
 */
export const closeIdleAccounts = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    await ctx.db.execute(sql`
      ${lastDays}
      update person set expiry_told_at = null from last
       where last.id = person.id and person.expiry_told_at is not null and last.day = 'infinity'::date`)
    return (await tellSoon(ctx)) + (await close(ctx))
  })
