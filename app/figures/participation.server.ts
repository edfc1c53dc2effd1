import { asc, eq, type SQL, sql } from "drizzle-orm"
import { constituencies } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import type { Period } from "../meetings/figures/input.ts"
import { type Counted, within } from "./counted.server.ts"
import type { Acts, Called, Facts, OnPaper } from "./participation.ts"

type Of = { id: string; period: Period; counted: Counted }

const rowsOf = async <Row>(ctx: Ctx, query: SQL): Promise<Row[]> =>
  (await ctx.db.execute(query)).rows as Row[]

const groupsOf = (ctx: Ctx, { id }: Of) => {
  const { name, position } = constituencies
  return ctx.db
    .select({ id: constituencies.id, name, position })
    .from(constituencies)
    .where(eq(constituencies.roundtableId, id))
    .orderBy(asc(position))
}

const seatsOf = (ctx: Ctx, { id }: Of) =>
  rowsOf<Acts>(
    ctx,
    sql`select s.constituency_id as "group", o.kind, count(*)::int as seats, count(*)::int as n
          from seat s left join organisation o on o.id = s.organisation_id
         where s.roundtable_id = ${id} and s.removed_at is null group by 1, 2`,
  )

/** Ballot by ballot, how many seats were called and how many voted; nothing is read of what they chose. */
const calledOf = (ctx: Ctx, { id, period, counted }: Of) =>
  rowsOf<Called>(
    ctx,
    sql`select ballot.id as ballot, s.constituency_id as "group", o.kind,
               count(*)::int as due, count(v.id)::int as voted
          from ballot
          join ballot_seat b on b.ballot_id = ballot.id and b.excluded_for is null
          join seat s on s.id = b.seat_id
          left join organisation o on o.id = s.organisation_id
          left join vote v on v.ballot_id = b.ballot_id and v.seat_id = b.seat_id and v.replaced_at is null
         where ballot.roundtable_id = ${id} and ballot.visibility = 'roll_call'
           and ${within(sql`ballot.closed_at`, period)} and ${counted.ballots}
         group by 1, 2, 3`,
  )

const onPaperOf = (ctx: Ctx, { id, period, counted }: Of) =>
  rowsOf<OnPaper>(
    ctx,
    sql`select count(b.seat_id)::int as due, count(*) filter (where b.took_paper)::int as took
          from ballot left join ballot_seat b on b.ballot_id = ballot.id and b.excluded_for is null
         where ballot.roundtable_id = ${id} and ballot.visibility = 'secret_paper'
           and ${within(sql`ballot.closed_at`, period)} and ${counted.ballots}
         group by ballot.id`,
  )

const submitted = ({ id, period, counted }: Of) =>
  sql`proposal.roundtable_id = ${id} and ${within(sql`proposal.submitted_at`, period)} and ${counted.proposals}`

/** An organisation that signs counts where it sits at the table, at its first seat if it has several. */
const signaturesOf = (ctx: Ctx, of: Of) =>
  rowsOf<Acts>(
    ctx,
    sql`select sits.constituency_id as "group", o.kind,
               count(distinct a.seat_id)::int as seats, count(*)::int as n
          from proposal
          join proposal_author a on a.proposal_id = proposal.id and a.state = 'signed'
          left join organisation o on o.id = a.organisation_id
          left join lateral (
            select s.constituency_id from seat s
             where s.roundtable_id = ${of.id}
               and (s.id = a.seat_id or (s.organisation_id = a.organisation_id and s.removed_at is null))
             order by s.position limit 1) sits on true
         where ${submitted(of)} group by 1, 2`,
  )

const supportsOf = (ctx: Ctx, { id, period, counted }: Of) =>
  rowsOf<Acts>(
    ctx,
    sql`select s.constituency_id as "group", o.kind,
               count(distinct s.id)::int as seats, count(*)::int as n
          from proposal_support p
          join proposal on proposal.id = p.proposal_id
          join seat s on s.id = p.seat_id and s.roundtable_id = ${id}
          left join organisation o on o.id = s.organisation_id
         where p.roundtable_id = ${id} and p.ended_at is null
           and ${within(sql`p.created_at`, period)} and ${counted.proposals}
         group by 1, 2`,
  )

const proposalsOf = (ctx: Ctx, of: Of) =>
  rowsOf<{ n: number }>(ctx, sql`select count(*)::int as n from proposal where ${submitted(of)}`)

/** What is known of who took part in a table's work in a period: seven statements, whatever there is. */
export const loadParticipation = async (ctx: Ctx, language: string, of: Of): Promise<Facts> => ({
  groups: (await groupsOf(ctx, of)).map((group) => ({ ...group, language })),
  seats: await seatsOf(ctx, of),
  called: await calledOf(ctx, of),
  onPaper: await onPaperOf(ctx, of),
  signatures: await signaturesOf(ctx, of),
  supports: await supportsOf(ctx, of),
  proposals: (await proposalsOf(ctx, of))[0]?.n ?? 0,
})
