import { type SQL, sql } from "drizzle-orm"
import type { DoneOn } from "./added.ts"

/** A ballot that waits, goes on or ended on a point; what was called off before anybody voted counts nothing. */
const HAS_BALLOT = sql`exists (select 1 from ballot b
  where b.item_id = "agenda_item"."id" and b.state <> 'cancelled')`

/** Votes counted by hand that were not withdrawn, outcomes, decisions, commitments and approvals of a point. */
const IS_DECIDED = sql`(exists (select 1 from manual_totals v where v.item_id = "agenda_item"."id"
    and v.withdrawn_at is null)
  or exists (select 1 from sitting_outcome o where o.item_id = "agenda_item"."id")
  or exists (select 1 from decision d where d.item_id = "agenda_item"."id")
  or exists (select 1 from commitment c where c.item_id = "agenda_item"."id")
  or exists (select 1 from minutes_approval p
    where "agenda_item"."id" in (p.item_id, p.voted_item_id)))`

/** What came of a point so far, as one column of a query over points. */
export const DONE_ON: SQL<DoneOn> = sql<DoneOn>`jsonb_build_object('hasBallot', ${HAS_BALLOT}, 'isDecided', ${IS_DECIDED})`
