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

const listOf = (rows: string) => `coalesce((select json_agg(x) from (${rows}) x), '[]'::json)`
const GIVEN = {
  ...{ ballot: "(select ballot_id from given)", table: "(select roundtable_id from given)" },
  ...{ meeting: "(select meeting_id from given)", person: "(select person_id from given)" },
}

const MANDATES = `from seat_term t where t.person_id = ${GIVEN.person} and t.roundtable_id = ${GIVEN.table}
  and t.ended_at is null and t.rank >= 0`
const MINE = `select t.seat_id ${MANDATES}`
const THERE = `from presence r join meeting_call l on l.id = r.call_id and l.meeting_id = ${GIVEN.meeting}
  where r.replaced_at is null and r.until_at is null and r.seat_id is not null`
const SITS = `select r.seat_id ${THERE} and r.person_id = ${GIVEN.person}`
const LIVE_PROXIES = `from proxy p where p.meeting_id = ${GIVEN.meeting} and p.withdrawn_at is null`

const BY_CODE = "s.code in (select jsonb_array_elements_text((select codes from given)))"
const EVER_MINE = `(s.id in (${MINE}) or s.id in (${SITS})
  or s.id in (select p.principal_id ${LIVE_PROXIES} and (p.holder_id in (${MINE}) or p.holder_id in (${SITS}))))`

/**
 * One text for everybody, so that it is neither put together nor planned anew for each vote: what differs is `given`.
 */
const textOf = (asked: string) =>
  sql.raw(`, asked as (
    select b.seat_id, s.code, b.excluded_for is not null as excluded
      from ballot_seat b join seat s on s.id = b.seat_id
     where b.ballot_id = ${GIVEN.ballot} and ${asked})
  select clock_timestamp() as now,
    ${listOf(`select t.seat_id as "seatId", t.rank, t.starts_on::text as "startsOn", t.ends_on::text as "endsOn",
      t.ended_at as "endedAt", t.person_id as "personId" ${MANDATES}`)} as mandates,
    ${listOf(`select r.seat_id as "seatId", r.person_id as "personId", r.quality as "as" ${THERE}
      and (r.person_id = ${GIVEN.person} or r.seat_id in (select seat_id from asked)
        or r.seat_id in (select p.holder_id ${LIVE_PROXIES}
          and p.principal_id in (select seat_id from asked)))`)} as sitting,
    ${listOf(`select p.principal_id as "principalId", p.holder_id as "holderId" ${LIVE_PROXIES}
      and p.principal_id in (select seat_id from asked)`)} as proxies,
    ${listOf(`select seat_id as "seatId", code, excluded as "isExcluded" from asked`)} as roll,
    ${listOf(`select v.id, v.seat_id as "seatId", v.cast_by_id as "castById", v.leaf, v.created_at as at
      from vote v where v.ballot_id = ${GIVEN.ballot} and v.replaced_at is null
       and v.seat_id in (select seat_id from asked)`)} as stored`)
const OF_THESE = textOf(BY_CODE)
const OF_MINE = textOf(EVER_MINE)

/**
 * Everything that decides whether a person votes for some seats now, in one question to the database: their
 * mandates, who sits there, proxies, the roll, votes that stand, and its clock.
 * @param seatCodes the seats asked about; null for all those that the person could ever act for
 */
export const loadStanding = async (
  ctx: Ctx,
  ballot: Pick<BallotToVote, "id" | "roundtableId" | "meetingId" | "setting" | "rule">,
  personId: string,
  seatCodes: readonly string[] | null,
) => {
  const { id, roundtableId, meetingId } = ballot
  const codes = seatCodes && JSON.stringify(seatCodes)
  const { rows } = await ctx.db.execute(sql`
    with given as (select ${id}::uuid as ballot_id, ${roundtableId}::uuid as roundtable_id,
      ${meetingId}::uuid as meeting_id, ${personId}::uuid as person_id, ${codes}::jsonb as codes)${codes === null ? OF_MINE : OF_THESE}`)
  const found = rows[0] as Found
  const now = new Date(found.now)
  const standing: Standing = {
    ...{ setting: ballot.setting, proxy: ballot.rule.proxy },
    mandates: found.mandates.map((one) => ({ ...one, endedAt: one.endedAt ? new Date(one.endedAt) : null })),
    ...{ sitting: found.sitting, proxies: found.proxies, moment: { at: now, day: civilDay(now) } },
  }
  return { now, standing, roll: found.roll, stored: found.stored }
}
