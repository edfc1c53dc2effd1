import { sql } from "drizzle-orm"
import {
  accountRequests,
  adhesionRequests,
  commentThreads,
  commitments,
  filings,
  papers,
  roundtables,
} from "#db/schema/index.ts"
import { answersVisibleTo } from "../answers/visible.server.ts"
import { ballotsVisibleTo } from "../ballots/queries.server.ts"
import { unansweredBy } from "../ballots/unanswered.server.ts"
import { callsVisibleTo } from "../calls/facts.server.ts"
import type { Ctx } from "../context.ts"
import { enrolmentsVisibleTo } from "../courses/visible.server.ts"
import { threadsVisibleTo } from "../documents/comments/queries.server.ts"
import { papersVisibleTo } from "../documents/queries.server.ts"
import { commitmentsVisibleTo } from "../meetings/commitments/visible.server.ts"
import type { ReadableSubjects } from "../notifications/queries.server.ts"
import { decidableBy as adhesionsDecidableBy } from "../people/adhesions/visible.server.ts"
import { decidableBy } from "../people/request-queries.server.ts"
import { practicesVisibleTo } from "../practices/visible.server.ts"
import { proposalsVisibleTo } from "../proposals/visible.server.ts"
import { recordsVisibleTo } from "../records/queries.server.ts"
import { itemsVisibleTo } from "../roundtables/items/queries.server.ts"
import { visibleTo } from "../roundtables/visible.server.ts"

/**
 * The policies of every kind of thing that a notice can be about, as conditions for the pages; `server/jobs`
 * has the same kinds as functions, and a test that none is missing here.
 */
export const readableSubjects = (ctx: Ctx): ReadableSubjects => ({
  roundtable: (id) =>
    sql`exists (select 1 from ${roundtables} where roundtable.id = ${id} and ${visibleTo(ctx.actor)})`,
  item: (id) => sql`exists (select 1 from item where item.id = ${id} and ${itemsVisibleTo(ctx.actor)})`,
  enrolment: (id) =>
    sql`exists (select 1 from enrolment where enrolment.id = ${id} and ${enrolmentsVisibleTo(ctx.actor)})`,
  document: (id) =>
    sql`exists (select 1 from ${papers} where document.id = ${id} and ${papersVisibleTo(ctx)})`,
  "comment-thread": (id) =>
    sql`exists (select 1 from ${commentThreads} where comment_thread.id = ${id} and ${threadsVisibleTo(ctx)})`,
  commitment: (id) =>
    sql`exists (select 1 from ${commitments} where commitment.id = ${id} and ${commitmentsVisibleTo(ctx.actor)})`,
  proposal: (id) =>
    sql`exists (select 1 from proposal where proposal.id = ${id} and ${proposalsVisibleTo(ctx.actor)})`,
  practice: (id) =>
    sql`exists (select 1 from practice where practice.id = ${id} and ${practicesVisibleTo(ctx.actor)})`,
  call: (id) => sql`exists (select 1 from call where call.id = ${id} and ${callsVisibleTo(ctx.actor)})`,
  answer: (id) =>
    sql`exists (select 1 from answer where answer.id = ${id} and ${answersVisibleTo(ctx.actor)})`,
  organisation: (id) => sql`exists (select 1 from organisation o where o.id = ${id})`,
  record: (id) =>
    sql`exists (select 1 from ${filings} where filing.id = ${id} and ${recordsVisibleTo(ctx.actor)})`,
  ballot: (id) =>
    sql`exists (select 1 from ballot where ballot.id = ${id} and ${ballotsVisibleTo(ctx.actor)})`,
  "ballot-unanswered": (id) =>
    ctx.actor.personId
      ? sql`exists (select 1 from ballot b where b.id = ${id} and ${unansweredBy(ctx.actor.personId)})`
      : sql`false`,
  "account-request": (id) =>
    sql`exists (select 1 from ${accountRequests} where account_request.id = ${id}
      and account_request.decided_at is null and ${decidableBy(ctx.actor)})`,
  adhesion: (id) =>
    sql`exists (select 1 from ${adhesionRequests} where adhesion_request.id = ${id}
      and ${adhesionsDecidableBy(ctx.actor)})`,
  // Mail with a key in it leaves nothing in an inbox.
  "mail-link": () => sql`false`,
  convocation: () => sql`false`,
  invitation: (id) =>
    sql`exists (select 1 from invitation i where i.id = ${id} and i.used_at is null and i.withdrawn_at is null)`,
})
