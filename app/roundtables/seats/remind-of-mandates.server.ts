import { sql } from "drizzle-orm"
import { mandateReminders } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { notify } from "../../notifications/notify.server.ts"
import { dueReminder, EXPIRING_DAYS, plusDays } from "./expiry.ts"
import { secretariesOf } from "./send-delegate.server.ts"

/** At most so many in one transaction; who calls asks again while there is something. */
const BATCH = 50

type Ending = {
  termId: string
  endsOn: string
  name: string | null
  seat: string
  body: string
  bodyId: string
  roundtableId: string
  roundtable: string
  roundtableCode: string
}

/** Mandates of the next days that nobody follows and whose reminder for today was not sent. */
const ending = async (ctx: TxCtx): Promise<Ending[]> => {
  const today = civilDay(ctx.now)
  const { rows } = await ctx.db.execute(sql`
    select t.id as "termId", t.ends_on::text as "endsOn", p.name, s.label as seat, o.name as body,
           o.id as "bodyId", r.id as "roundtableId", r.name as roundtable, r.code as "roundtableCode"
      from seat_term t
      join seat s on s.id = t.seat_id and s.removed_at is null
      join roundtable r on r.id = t.roundtable_id and r.closed_at is null
      join person p on p.id = t.person_id
      join organisation o on o.id = coalesce(s.organisation_id, s.designated_by_id)
     where t.ended_at is null and t.succeeded_at is null
       and t.ends_on between ${today} and ${plusDays(today, EXPIRING_DAYS)}
       and not exists (select 1 from mandate_reminder m where m.term_id = t.id and m.ends_on = t.ends_on
                          and m.days_before = case when t.ends_on <= ${plusDays(today, 30)}::date then 30 else 60 end)
     order by t.ends_on, t.id limit ${BATCH}`)
  return rows as Ending[]
}

const managersOf = async (ctx: TxCtx, organisationId: string) => {
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id as "personId", p.language from membership m join person p on p.id = m.person_id
     where m.organisation_id = ${organisationId} and m.role = 'manager' and p.email is not null
       and m.starts_on <= ${civilDay(ctx.now)} and (m.ends_on is null or m.ends_on >= ${civilDay(ctx.now)})`)
  return rows as { personId: string; language: string }[]
}

/** Tells organisation and secretary once, whoever finds the mandate first. */
const remind = async (ctx: TxCtx, one: Ending): Promise<void> => {
  const daysBefore = dueReminder(one, civilDay(ctx.now))
  if (daysBefore === null) return
  const { termId, endsOn, roundtableId } = one
  const told = await ctx.db
    .insert(mandateReminders)
    .values({ termId, endsOn, roundtableId, daysBefore })
    .onConflictDoNothing()
    .returning({ termId: mandateReminders.termId })
  if (told.length === 0) return
  const everybody = [...(await secretariesOf(ctx, roundtableId)), ...(await managersOf(ctx, one.bodyId))]
  const readers = new Map(everybody.map((reader) => [reader.personId, reader]))
  for (const { personId, language } of readers.values())
    await notify(ctx, {
      ...{ kind: "mandate_ending", to: { personId }, language, roundtableId },
      params: {
        ...{ name: one.name ?? "–", seat: one.seat, body: one.body, roundtable: one.roundtable },
        ...{ day: endsOn.split("-").reverse().join("/"), path: `/roundtables/${one.roundtableCode}/members` },
      },
    })
}

/**
 * Reminds organisations and secretaries of mandates that end within 60 and within 30 days, each once.
 * @returns how many mandates it told of
 */
export const remindOfMandates = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    const found = await ending(ctx)
    for (const one of found) await remind(ctx, one)
    return found.length
  })
