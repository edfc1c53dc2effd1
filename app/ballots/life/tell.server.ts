import { sql } from "drizzle-orm"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { notify } from "../../notifications/notify.server.ts"

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
})
const clockOf = (at: Date): string => CLOCK.format(at)

type Told = { id: string; code: string; roundtableId: string; wording: string; closesAt: Date | null }
type Entitled = { id: string; language: "it" }

/** Who may act for some of the seats: titulars and substitutes with a mandate of today. */
const entitledTo = async (ctx: TxCtx, seatIds: readonly string[]): Promise<Entitled[]> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id, p.language
      from seat_term t join person p on p.id = t.person_id
     where t.seat_id in (select jsonb_array_elements_text(${JSON.stringify(seatIds)}::jsonb)::uuid)
       and t.rank >= 0 and t.ended_at is null and p.erased_at is null
       and t.starts_on <= (now() at time zone 'Europe/Rome')::date
       and (t.ends_on is null or t.ends_on >= (now() at time zone 'Europe/Rome')::date)`)
  return rows as Entitled[]
}

const tell = async (
  ctx: TxCtx,
  kind: string,
  ballot: Told,
  seatIds: readonly string[],
  params: Record<string, string>,
  about = "ballot",
) => {
  for (const { id, language } of await entitledTo(ctx, seatIds))
    await notify(ctx, {
      ...{ kind, to: { personId: id }, language, roundtableId: ballot.roundtableId },
      ...{ subject: { kind: about, id: ballot.id }, params },
    })
}

/** Tells whoever may vote that a ballot is open; in a meeting they are there and see it. */
export const tellOpened = async (
  ctx: TxCtx,
  ballot: Told,
  roundtable: { name: string },
  seatIds: readonly string[],
): Promise<void> => {
  if (!ballot.closesAt) return
  await tell(ctx, "ballot_opened", ballot, seatIds, {
    ...{ question: ballot.wording, roundtable: roundtable.name, day: civilDay(ballot.closesAt) },
    path: `/ballots/${ballot.code}/vote`,
  })
}

/** Tells whoever could vote what a ballot came to. */
export const tellClosed = (
  ctx: TxCtx,
  ballot: Told,
  roundtable: { name: string },
  seatIds: readonly string[],
): Promise<void> =>
  tell(ctx, "ballot_closed", ballot, seatIds, {
    ...{ question: ballot.wording, roundtable: roundtable.name },
    path: `/ballots/${ballot.code}`,
  })

/** Tells whoever could vote that a procedure in writing was stopped: it goes to a meeting. */
export const tellStopped = (
  ctx: TxCtx,
  ballot: Told,
  roundtable: { name: string },
  seatIds: readonly string[],
): Promise<void> =>
  tell(ctx, "ballot_stopped", ballot, seatIds, {
    ...{ question: ballot.wording, roundtable: roundtable.name },
    path: `/ballots/${ballot.code}`,
  })

/**
 * Owes a reminder to whoever may vote; those whose seats have all voted are left out as it is delivered, so that what
 * is owed tells nobody who has.
 */
export const tellEnding = (
  ctx: TxCtx,
  ballot: Told,
  roundtable: { name: string },
  seatIds: readonly string[],
): Promise<void> =>
  tell(
    ctx,
    "ballot_about",
    ballot,
    seatIds,
    {
      ...{ context: "reminder", question: ballot.wording, roundtable: roundtable.name },
      ...(ballot.closesAt && { day: civilDay(ballot.closesAt), time: clockOf(ballot.closesAt) }),
      path: `/ballots/${ballot.code}/vote`,
    },
    "ballot-unanswered",
  )
