import { type SQL, sql } from "drizzle-orm"
import { answersVisibleTo } from "../answers/visible.server.ts"
import { ballotsVisibleTo } from "../ballots/queries.server.ts"
import { endOfCivilDay, instantOf } from "../civil-time.ts"
import { NOBODY } from "../context.ts"
import { PUBLIC_COMMITMENT } from "../meetings/commitments/visible.server.ts"
import type { Period } from "../meetings/figures/input.ts"
import { proposalsVisibleTo } from "../proposals/visible.server.ts"

/**
 * What is counted of a table: what every reader of its figures may read too, so that no number tells of a thing that
 * is kept from one of them. Of a table that shows its work that is what everybody reads; of another what its members do.
 */
export const countedOf = ({ visibility }: { visibility: string }) => {
  const isOpen = visibility === "public"
  return {
    ballots: isOpen ? ballotsVisibleTo(NOBODY) : sql`ballot.state in ('closed', 'published')`,
    // Projects of a call are no proposals of the table, and who handed one in is nobody's to know before the results.
    proposals: sql`proposal.call_id is null and ${isOpen ? proposalsVisibleTo(NOBODY) : sql`proposal.state not in ('draft', 'discarded')`}`,
    // A request that was taken back is owed by nobody.
    answers: sql`answer.state <> 'withdrawn' and ${isOpen ? answersVisibleTo(NOBODY) : sql`true`}`,
    commitments: isOpen ? PUBLIC_COMMITMENT : sql`true`,
  }
}
export type Counted = ReturnType<typeof countedOf>

/** Whether a moment lies in the period, both days included, as Rome counts them. */
export const within = (moment: SQL, { from, to }: Period): SQL => {
  const after = from ? sql`and ${moment} >= ${instantOf(from, 0).toISOString()}::timestamptz` : sql``
  const until = to ? sql`and ${moment} < ${endOfCivilDay(to).toISOString()}::timestamptz` : sql``
  return sql`(${moment} is not null ${after} ${until})`
}
