import { sql } from "drizzle-orm"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import type { Mandate } from "../../roundtables/seats/seats.ts"
import type { Question } from "../question.ts"
import type { BallotRule, Setting } from "../rule.ts"
import type { LiveProxy, Sitting, Standing } from "../voter.ts"

/** What a vote needs of its ballot. */
export type BallotToVote = {
  id: string
  code: string
  roundtableId: string
  meetingId: string | null
  setting: Setting
  state: string
  closesAt: Date | null
  question: Question
  rule: BallotRule
}

type RollRow = { seatId: string; code: string; isExcluded: boolean }
type StoredRow = { id: string; seatId: string; castById: string | null; leaf: string; at: string }
type Found = {
  now: string
  mandates: (Omit<Mandate, "endedAt"> & { personId: string; endedAt: string | null })[]
  sitting: Sitting[]
  proxies: LiveProxy[]
  roll: RollRow[]
  stored: StoredRow[]
}

const listOf = (rows: ReturnType<typeof sql>) =>
  sql`coalesce((select json_agg(x) from (${rows}) x), '[]'::json)`

/**
 * Everything that decides whether a person votes for some seats now, in one question to the database: their
 * mandates, who sits there, proxies, the roll, votes that stand, and its clock.
 * @param seatIds the seats asked about; null for all those that the person could ever act for
 */
export const loadStanding = async (
  ctx: Ctx,
  ballot: Pick<BallotToVote, "id" | "roundtableId" | "meetingId" | "setting" | "rule">,
  personId: string,
  seatCodes: readonly string[] | null,
) => {
  const { id, roundtableId, meetingId } = ballot
  const mine = sql`select t.seat_id from seat_term t where t.person_id = ${personId} and t.roundtable_id = ${roundtableId}
                    and t.ended_at is null and t.rank >= 0`
  const open = sql`from presence r join meeting_call l on l.id = r.call_id and l.meeting_id = ${meetingId}
                   where r.replaced_at is null and r.until_at is null and r.seat_id is not null`
  const asked =
    seatCodes === null
      ? sql`(s.id in (${mine}) or s.id in (select r.seat_id ${open} and r.person_id = ${personId})
             or s.id in (select p.principal_id from proxy p where p.meeting_id = ${meetingId} and p.withdrawn_at is null
                 and (p.holder_id in (${mine}) or p.holder_id in (select r.seat_id ${open} and r.person_id = ${personId}))))`
      : sql`s.code in (select jsonb_array_elements_text(${JSON.stringify(seatCodes)}::jsonb))`
  const { rows } = await ctx.db.execute(sql`
    with asked as (
      select b.seat_id, s.code, b.excluded_for is not null as excluded
        from ballot_seat b join seat s on s.id = b.seat_id
       where b.ballot_id = ${id} and ${asked})
    select clock_timestamp() as now,
      ${listOf(sql`select t.seat_id as "seatId", t.rank, t.starts_on::text as "startsOn", t.ends_on::text as "endsOn",
                          t.ended_at as "endedAt", t.person_id as "personId"
                     from seat_term t where t.person_id = ${personId} and t.roundtable_id = ${roundtableId}
                      and t.ended_at is null and t.rank >= 0`)} as mandates,
      ${listOf(sql`select r.seat_id as "seatId", r.person_id as "personId", r.quality as "as" ${open}
                      and (r.person_id = ${personId} or r.seat_id in (select seat_id from asked)
                           or r.seat_id in (select p.holder_id from proxy p where p.meeting_id = ${meetingId}
                                and p.withdrawn_at is null and p.principal_id in (select seat_id from asked)))`)} as sitting,
      ${listOf(sql`select p.principal_id as "principalId", p.holder_id as "holderId"
                     from proxy p where p.meeting_id = ${meetingId} and p.withdrawn_at is null
                      and p.principal_id in (select seat_id from asked)`)} as proxies,
      ${listOf(sql`select seat_id as "seatId", code, excluded as "isExcluded" from asked`)} as roll,
      ${listOf(sql`select v.id, v.seat_id as "seatId", v.cast_by_id as "castById", v.leaf, v.created_at as at
                     from vote v where v.ballot_id = ${id} and v.replaced_at is null
                      and v.seat_id in (select seat_id from asked)`)} as stored`)
  const found = rows[0] as Found
  const now = new Date(found.now)
  const standing: Standing = {
    ...{ setting: ballot.setting, proxy: ballot.rule.proxy },
    mandates: found.mandates.map((one) => ({ ...one, endedAt: one.endedAt ? new Date(one.endedAt) : null })),
    ...{ sitting: found.sitting, proxies: found.proxies, moment: { at: now, day: civilDay(now) } },
  }
  return { now, standing, roll: found.roll, stored: found.stored }
}
