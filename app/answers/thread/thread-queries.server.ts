import { and, asc, eq, sql } from "drizzle-orm"
import { answerCommitments, answers, commitments, organisations } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { papersVisibleTo } from "../../documents/queries.server.ts"
import { withStanding } from "../../meetings/commitments/queries.server.ts"
import { commitmentsVisibleTo } from "../../meetings/commitments/visible.server.ts"
import { loadProposal, type ProposalRow } from "../../proposals/facts.server.ts"
import { cardOf, listAuthors, listEvents, type ShownEvent } from "../../proposals/queries.server.ts"
import { listAnswersTo } from "../list.server.ts"
import { type ThreadFacts, threadOf } from "./thread.ts"

type Around = {
  table: { code: string; name: string; language: string }
  /** Bodies and young people in support. */
  supporters: number
  stances: Record<string, number>
  ballot: { code: string; state: string } | null
  /** Whether the reader follows the proposal. */
  follows: boolean
}

const aroundOf = async (ctx: Ctx, { id, atId, ballotId }: ProposalRow): Promise<Around> => {
  const { rows } = await ctx.db.execute(sql`
    select (select jsonb_build_object('code', r.code, 'name', r.name, 'language', r.language)
              from roundtable r where r.id = ${atId}) as "table",
           (select count(distinct coalesce(s.organisation_id, s.id))::int from proposal_support u
              join seat s on s.id = u.seat_id where u.proposal_id = ${id} and u.ended_at is null) as supporters,
           coalesce((select jsonb_object_agg(c.stance, c.count) from (select stance, count(*)::int as count
              from proposal_comment where proposal_id = ${id} and hidden_at is null group by stance) c), '{}') as stances,
           (select jsonb_build_object('code', b.code, 'state', b.state) from ballot b
             where b.id = ${ballotId}::uuid and b.state = 'published') as ballot,
           exists (select 1 from proposal_follow f where f.proposal_id = ${id}
             and f.person_id = ${ctx.actor.personId}::uuid) as follows`)
  return rows[0] as unknown as Around
}

type Text = { code: string; name: string; language: string; part: string }

/** Texts that were made from the proposal or speak of it, with the paragraph that does. */
const textsOf = async (ctx: Ctx, { id, paperId }: ProposalRow): Promise<Text[]> => {
  const { rows } = await ctx.db.execute(sql`
    select document.code, document.title as name, document.language, coalesce(l.from_part, '') as part
      from document left join link l on l.from_kind = 'document' and l.from_id = document.id
       and l.to_kind = 'proposal' and l.to_id = ${id}
     where (document.id = ${paperId}::uuid or l.id is not null) and ${papersVisibleTo(ctx)}
     order by document.id, l.id limit 10`)
  return rows as Text[]
}

const commitmentsOf = async (ctx: Ctx, proposalId: string) => {
  const rows = await ctx.db
    .select({
      ...{ code: commitments.code, title: commitments.title, language: commitments.language },
      ...{ dueOn: commitments.dueOn, progress: commitments.progress, state: commitments.state },
      body: { code: organisations.code, name: organisations.name, language: organisations.language },
    })
    .from(answerCommitments)
    .innerJoin(answers, eq(answers.id, answerCommitments.answerId))
    .innerJoin(commitments, eq(commitments.id, answerCommitments.commitmentId))
    .innerJoin(organisations, eq(organisations.id, answers.organisationId))
    .where(and(eq(answers.proposalId, proposalId), commitmentsVisibleTo(ctx.actor)))
    .orderBy(asc(commitments.dueOn), asc(commitments.id))
    .limit(100)
  return rows.map((row) => withStanding(ctx, row))
}

/** The last time that something of a kind happened, and what was said of it. */
const lastOf = (events: readonly ShownEvent[], ...kinds: string[]) => {
  const event = events.filter(({ kind }) => kinds.includes(kind)).at(-1)
  return event ? { at: event.at, text: event.text, language: event.language, kind: event.kind } : null
}

/**
 * What became of a proposal, step by step, built from what is recorded and nothing else; without names of persons.
 * @throws not_found, also for who may not read the proposal
 */
export const getThread = async (ctx: Ctx, code: string) => {
  const loaded = await loadProposal(ctx, code)
  const { proposal } = loaded
  const events = await listEvents(ctx, proposal.id)
  const authors = await listAuthors(ctx, proposal.id)
  const around = await aroundOf(ctx, proposal)
  const given = await listAnswersTo(ctx, code)
  const texts = await textsOf(ctx, proposal)
  const promised = await commitmentsOf(ctx, proposal.id)
  const facts: ThreadFacts = {
    ...{ state: proposal.state, outcome: proposal.outcome, commitments: promised },
    answers: given.filter(({ state }) => state !== "withdrawn"),
    ...{ isAdmitted: events.some(({ kind }) => kind === "admitted"), hasText: texts.length > 0 },
  }
  return {
    ...{ ...cardOf(loaded), ...around, texts, given, commitments: promised, events },
    authors: authors
      .filter(({ state }) => state === "signed")
      .map(({ name, language }) => ({ name, language })),
    steps: threadOf(facts),
    when: {
      ...{ submitted: lastOf(events, "submitted"), admitted: lastOf(events, "admitted", "not_admitted") },
      ...{ discussed: lastOf(events, "discussed"), voted: lastOf(events, "voted") },
      over: lastOf(events, "withdrawn", "merged", "split"),
    },
  }
}
export type ThreadPage = Awaited<ReturnType<typeof getThread>>
