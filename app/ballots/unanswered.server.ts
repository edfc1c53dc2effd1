import { type SQL, sql } from "drizzle-orm"

const today = sql`(now() at time zone 'Europe/Rome')::date`

/**
 * Ballots `b` that are open and have no vote yet of a seat for which the person may vote: in writing by a mandate of
 * today, in a meeting by sitting there.
 */
export const unansweredBy = (personId: string): SQL => sql`
  b.state = 'open' and b.visibility = 'roll_call' and (b.closes_at is null or b.closes_at > now()) and exists (
    select 1 from ballot_seat bs
     where bs.ballot_id = b.id and bs.excluded_for is null
       and not exists (select 1 from vote v
             where v.ballot_id = b.id and v.seat_id = bs.seat_id and v.replaced_at is null)
       and case when b.setting = 'written'
             then exists (select 1 from seat_term t
                   where t.seat_id = bs.seat_id and t.person_id = ${personId} and t.rank >= 0 and t.ended_at is null
                     and t.starts_on <= ${today} and (t.ends_on is null or t.ends_on >= ${today}))
             else exists (select 1 from presence p join meeting_call l on l.id = p.call_id
                   where l.meeting_id = b.meeting_id and p.seat_id = bs.seat_id and p.person_id = ${personId}
                     and p.replaced_at is null and p.until_at is null) end)`
