import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import type { SeatAtOpening } from "../roll.ts"

type Asked = {
  roundtableId: string
  day: string
  meetingId: string | null
  callId: string | null
  /** A moment that is past, by the roll as it stands today; else who is there now. */
  at?: Date
}
type Row = {
  seatId: string
  groupId: string
  group: string
  label: string
  body: string | null
  voting: boolean
  weight: number
  isFilled: boolean
  isJustified: boolean
  isPresent: boolean
  isRepresented: boolean
}

/** The seats of a table now or at a moment, with what each is called: never a person's name. */
export const seatsAtOpening = async (ctx: Ctx, { roundtableId, day, meetingId, callId, at }: Asked) => {
  const moment = at && sql`${at.toISOString()}::timestamptz`
  const lasts = (from: SQL, until: SQL) =>
    moment ? sql`${from} <= ${moment} and (${until} is null or ${until} > ${moment})` : sql`${until} is null`
  // Who was there until the sitting ended did not leave it.
  const sits = moment
    ? lasts(sql`r.from_at`, sql`r.until_at`)
    : sql`(r.until_at is null or r.exit = 'closed')`
  const remains = (seat: SQL) =>
    moment
      ? sql`(${seat}.removed_at is null or ${seat}.removed_at > ${moment})`
      : sql`${seat}.removed_at is null`
  const inForce = moment ? sql`(t.ended_at is null or t.ended_at > ${moment})` : sql`t.ended_at is null`
  const there = sql`from presence r where r.call_id = ${callId} and r.replaced_at is null and ${sits}`
  const { rows } = await ctx.db.execute(sql`
    select s.id as "seatId", s.constituency_id as "groupId", c.name as "group", s.label, s.voting, s.weight,
           (select o.name from organisation o where o.id = coalesce(s.organisation_id, s.designated_by_id)) as body,
           exists (select 1 from seat_term t where t.seat_id = s.id and t.rank = 0 and ${inForce}
                     and t.starts_on <= ${day}::date and (t.ends_on is null or t.ends_on >= ${day}::date)) as "isFilled",
           exists (select 1 from justification j where j.seat_id = s.id and j.call_id = ${callId}) as "isJustified",
           exists (select 1 ${there} and r.seat_id = s.id) as "isPresent",
           exists (select 1 from proxy p join seat h on h.id = p.holder_id and ${remains(sql`h`)}
                    where p.meeting_id = ${meetingId} and p.principal_id = s.id
                     and ${lasts(sql`p.given_at`, sql`p.withdrawn_at`)}
                     and exists (select 1 ${there} and r.seat_id = p.holder_id)) as "isRepresented"
      from seat s join constituency c on c.id = s.constituency_id
     where s.roundtable_id = ${roundtableId} and ${remains(sql`s`)}
     order by c.position, s.position, s.label, s.id`)
  return (rows as Row[]).map(({ isPresent, isRepresented, body, label, group, ...seat }) => ({
    seat: {
      ...seat,
      attendance: isPresent ? "present" : isRepresented ? "represented" : "absent",
    } satisfies SeatAtOpening as SeatAtOpening,
    group,
    name: body ? `${label} · ${body}` : label,
  }))
}
