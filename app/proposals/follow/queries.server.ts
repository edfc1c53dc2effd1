import { and, desc, eq, lt, sql } from "drizzle-orm"
import { proposalFollows, proposals, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { proposalsVisibleTo } from "../visible.server.ts"
import { refuseFollow } from "./policy.ts"

/** Whether the person follows a proposal that they are reading, and whether they may. */
export const followOf = async (ctx: Ctx, proposal: { code: string; state: string }) => {
  const { personId } = ctx.actor
  const mayFollow = refuseFollow(ctx.actor, proposal) === null
  if (!mayFollow) return { mayFollow, follows: false, isSignedIn: personId !== null }
  const { rows } = await ctx.db.execute(sql`
    select 1 from proposal_follow f join proposal p on p.id = f.proposal_id
     where p.code = ${proposal.code} and f.person_id = ${personId}`)
  return { mayFollow, follows: rows.length > 0, isSignedIn: true }
}
export type Following = Awaited<ReturnType<typeof followOf>>

/** What the person follows, the latest first, a page at a time; `after` is a code. */
export const listFollowed = async (ctx: Ctx, after: string | null, limit = PAGE_SIZE) => {
  const personId = found(ctx.actor.personId)
  const rows = await ctx.db
    .select({
      ...{ code: proposals.code, title: proposals.title, language: proposals.language },
      ...{
        number: proposals.number,
        year: proposals.year,
        state: proposals.state,
        outcome: proposals.outcome,
      },
      ...{ table: roundtables.name, tableLanguage: roundtables.language },
      since: proposalFollows.createdAt,
    })
    .from(proposalFollows)
    .innerJoin(proposals, eq(proposals.id, proposalFollows.proposalId))
    .innerJoin(roundtables, eq(roundtables.id, proposals.atId))
    .where(
      and(
        eq(proposalFollows.personId, personId),
        proposalsVisibleTo(ctx.actor),
        after
          ? lt(
              proposalFollows.id,
              sql`(select b.id from proposal_follow b join proposal p on p.id = b.proposal_id
                    where p.code = ${after} and b.person_id = ${personId})`,
            )
          : undefined,
      ),
    )
    .orderBy(desc(proposalFollows.id))
    .limit(limit + 1)
  const page = pageOf(rows, limit)
  return { ...page, rows: page.rows.map((row) => ({ ...row, since: row.since.toISOString() })) }
}
