import { and, desc, eq, lt, sql } from "drizzle-orm"
import { proposalFollows, proposals, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { proposalsVisibleTo } from "../visible.server.ts"

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
