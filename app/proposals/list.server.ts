import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm"
import { proposals, proposalTables, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { isWithin } from "../taxonomies/place-in.server.ts"
import { PHASES, type ProposalFilters } from "./filters.ts"
import { proposalsVisibleTo } from "./visible.server.ts"

const matching = ({ phase, topic, region }: ProposalFilters): SQL | undefined =>
  and(
    phase ? inArray(proposals.state, [...PHASES[phase]]) : undefined,
    region ? isWithin("proposal", proposals.id, region) : undefined,
    topic
      ? sql`exists (select 1 from topic_mark m where m.subject_kind = 'proposal' and m.subject_id = proposal.id and m.topic_id = ${topic})`
      : undefined,
  )

/** The first who signed, of a draft who writes it, as everybody reads it: bodies, and seats by their label. */
const authorsOf = sql<{ name: string; language: string }[]>`coalesce((
  select jsonb_agg(jsonb_build_object('name', one.name, 'language', one.language) order by one.position)
    from (select coalesce(o.name, s.label) as name, coalesce(o.language, 'it') as language, a.position
            from proposal_author a left join organisation o on o.id = a.organisation_id left join seat s on s.id = a.seat_id
           where a.proposal_id = proposal.id
             and (a.state = 'signed' or (a.state = 'invited' and proposal.state = 'draft'))
           order by a.position limit 4) one), '[]')`

const columns = {
  ...{ code: proposals.code, title: proposals.title, language: proposals.language, state: proposals.state },
  ...{ number: proposals.number, year: proposals.year, outcome: proposals.outcome },
  ...{ submittedAt: proposals.submittedAt, authors: authorsOf },
  support: sql<number>`(select count(*)::int from proposal_support u where u.proposal_id = proposal.id
    and u.ended_at is null)`,
}

const said = <Row extends { submittedAt: Date | null }>(rows: Row[]) =>
  rows.map(({ submittedAt, ...row }) => ({ ...row, submittedAt: submittedAt?.toISOString() ?? null }))

type ListOf = { after: string | null; filters: ProposalFilters; limit?: number }

const from = (code: string | null, column: typeof proposals.id | typeof proposalTables.proposalId) =>
  code ? lt(column, sql`(select b.id from proposal b where b.code = ${code})`) : undefined

/** Proposals that the person may read, the latest first, a page at a time; `after` is a code. */
export const listProposals = async (ctx: Ctx, { after, filters, limit = PAGE_SIZE }: ListOf) => {
  const rows = await ctx.db
    .select({ ...columns, table: roundtables.name, tableLanguage: roundtables.language })
    .from(proposals)
    .innerJoin(roundtables, eq(roundtables.id, proposals.atId))
    .where(and(proposalsVisibleTo(ctx.actor), from(after, proposals.id), matching(filters)))
    .orderBy(desc(proposals.id))
    .limit(limit + 1)
  const page = pageOf(rows, limit)
  return { ...page, rows: said(page.rows) }
}

/** As `listProposals`, of those that are or were at a table. */
export const listProposalsAt = async (
  ctx: Ctx,
  { roundtableId, after, filters, limit = PAGE_SIZE }: ListOf & { roundtableId: string },
) => {
  const rows = await ctx.db
    .select({ ...columns, table: roundtables.name, tableLanguage: roundtables.language })
    .from(proposalTables)
    .innerJoin(proposals, eq(proposals.id, proposalTables.proposalId))
    .innerJoin(roundtables, eq(roundtables.id, proposals.atId))
    .where(
      and(
        eq(proposalTables.roundtableId, roundtableId),
        ...[proposalsVisibleTo(ctx.actor), from(after, proposalTables.proposalId), matching(filters)],
      ),
    )
    .orderBy(desc(proposalTables.proposalId))
    .limit(limit + 1)
  const page = pageOf(rows, limit)
  return { ...page, rows: said(page.rows) }
}
export type ListedProposal = Awaited<ReturnType<typeof listProposals>>["rows"][number]
