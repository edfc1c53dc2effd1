import { asc, eq, sql } from "drizzle-orm"
import { papers, proposalAuthors, proposals } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { papersVisibleTo } from "../documents/queries.server.ts"
import { found } from "../errors.ts"
import { actsOn } from "./acts.ts"
import type { Answers } from "./answers.ts"
import { type Loaded, loadProposal, type ProposalRow } from "./facts.server.ts"
import { reachedBy } from "./support.ts"
import { proposalsVisibleTo } from "./visible.server.ts"
import { listFiles } from "./writing/files.server.ts"

type Link = { code: string; name: string; language: string }
type Other = { code: string; number: number | null; year: number | null; title: string; language: string }
export type Version = Record<"title" | "today" | "asks" | "toWhom" | "seenBy", string> & {
  rev: number
  isMachine: boolean
  at: string
  approvedAt: string | null
  by: string | null
}

const link = (table: string, id: string) =>
  sql<Link>`(select jsonb_build_object('code', x.code, 'name', x.name, 'language', x.language)
    from ${sql.raw(table)} x where x.id = ${sql.raw(id)})`
/** Another proposal, for who may read it. */
const other = ({ actor }: Ctx, id: string | null) =>
  sql<Other | null>`(select jsonb_build_object('code', proposal.code, 'number', proposal.number, 'year', proposal.year,
    'title', proposal.title, 'language', proposal.language)
    from proposal where proposal.id = ${id}::uuid and ${proposalsVisibleTo(actor)})`

const version = sql<Version | null>`(
  select jsonb_build_object('title', v.title, 'today', v.today, 'asks', v.asks, 'toWhom', v.to_whom, 'seenBy', v.seen_by,
           'rev', v.rev, 'isMachine', v.is_machine, 'at', v.created_at, 'approvedAt', v.approved_at, 'by', p.name)
    from proposal_version v left join person p on p.id = v.written_by_id where v.proposal_id = proposal.id)`

const topicsIn = (language: string) => sql<{ id: string; label: string; language: string }[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', t.id, 'label', coalesce(own.label, it.label),
           'language', case when own.label is null then 'it' else ${language} end) order by t.position)
    from topic_mark m join topic t on t.id = m.topic_id
    left join topic_label own on own.topic_id = t.id and own.language = ${language}
    left join topic_label it on it.topic_id = t.id and it.language = 'it'
   where m.subject_kind = 'proposal' and m.subject_id = proposal.id), '[]')`

const stances = sql<Record<string, number>>`coalesce((
  select jsonb_object_agg(c.stance, c.count) from (select stance, count(*)::int as count from proposal_comment
   where proposal_id = proposal.id and hidden_at is null group by stance) c), '{}')`

/** What stands around a proposal, in one row. */
const aroundOf = async (ctx: Ctx, { id, mergedIntoId, splitFromId }: ProposalRow) => {
  const [row] = await ctx.db
    .select({
      ...{ home: link("roundtable", "proposal.roundtable_id"), at: link("roundtable", "proposal.at_id") },
      addressee: sql<Link | null>`${link("organisation", "proposal.addressee_id")}`,
      ...{ mergedInto: other(ctx, mergedIntoId), splitFrom: other(ctx, splitFromId) },
      ...{ version, stances, topics: topicsIn(ctx.actor.language) },
      paper: sql<Link | null>`(select jsonb_build_object('code', document.code, 'name', document.title,
        'language', document.language) from ${papers} where document.id = proposal.paper_id and ${papersVisibleTo(ctx)})`,
      ballot: sql<{
        code: string
        state: string
      } | null>`(select jsonb_build_object('code', b.code, 'state', b.state)
        from ballot b where b.id = proposal.ballot_id and b.state <> 'draft')`,
    })
    .from(proposals)
    .where(eq(proposals.id, id))
  return found(row)
}

/** Its authors as everybody reads them: bodies, and seats by their label. */
export const listAuthors = (ctx: Pick<Ctx, "db">, proposalId: string) =>
  ctx.db
    .select({
      ...{ id: proposalAuthors.id, code: proposalAuthors.code, state: proposalAuthors.state },
      ...{ organisationId: proposalAuthors.organisationId, seatId: proposalAuthors.seatId },
      ...{ position: proposalAuthors.position, onPaper: proposalAuthors.onPaper },
      ...{ note: proposalAuthors.note, actedAt: proposalAuthors.actedAt },
      name: sql<string>`coalesce((select o.name from organisation o where o.id = proposal_author.organisation_id),
        (select s.label from seat s where s.id = proposal_author.seat_id))`,
      language: sql<string>`coalesce((select o.language from organisation o where o.id = proposal_author.organisation_id), 'it')`,
      bodyCode: sql<
        string | null
      >`(select o.code from organisation o where o.id = proposal_author.organisation_id)`,
    })
    .from(proposalAuthors)
    .where(eq(proposalAuthors.proposalId, proposalId))
    .orderBy(asc(proposalAuthors.position), asc(proposalAuthors.id))
    .limit(100)

type SupportRow = {
  seatId: string
  bodyId: string
  groupId: string
  name: string
  language: string
  isHere: boolean
}

/** The seats in support, by body: those of the table whose turn it is count. */
const listSupport = async (ctx: Ctx, { id, atId }: { id: string; atId: string }) => {
  const { rows } = await ctx.db.execute(sql`
    select s.id as "seatId", coalesce(s.organisation_id, s.id) as "bodyId", s.constituency_id as "groupId",
           coalesce(o.name, s.label) as name, coalesce(o.language, 'it') as language, s.roundtable_id = ${atId} as "isHere"
      from proposal_support u join seat s on s.id = u.seat_id left join organisation o on o.id = s.organisation_id
     where u.proposal_id = ${id} and u.ended_at is null order by u.created_at, u.id limit 300`)
  return rows as SupportRow[]
}

export type ShownEvent = {
  seq: number
  kind: string
  state: string
  office: string | null
  by: string | null
  byLanguage: string | null
  table: string
  tableLanguage: string
  text: string | null
  language: string
  to: string | null
  toLanguage: string | null
  other: Other | null
  at: string
}

/**
 * The whole history of a proposal, the oldest first, without names of persons: in one query. Of another proposal it
 * says what the reader may read, and of somebody else's draft that it is one.
 */
export const listEvents = async (ctx: Ctx, proposalId: string): Promise<ShownEvent[]> => {
  const { rows } = await ctx.db.execute(sql`
    select e.seq, e.kind, e.to_state as state, e.office, coalesce(o.name, s.label) as by, o.language as "byLanguage",
           r.name as "table", r.language as "tableLanguage", e.text, e.language, d.name as "to", d.language as "toLanguage",
           case when exists (select 1 from proposal where proposal.id = x.id and ${proposalsVisibleTo(ctx.actor)})
                then jsonb_build_object('code', x.code, 'number', x.number, 'year', x.year, 'title', x.title,
                       'language', x.language)
                when x.state in ('draft', 'discarded')
                then jsonb_build_object('code', '', 'number', null, 'year', null, 'title', '', 'language', 'it')
           end as other,
           e.created_at as at
      from proposal_event e join roundtable r on r.id = e.roundtable_id
      left join organisation o on o.id = e.organisation_id left join seat s on s.id = e.seat_id
      left join roundtable d on d.id = e.to_id left join proposal x on x.id = e.other_id
     where e.proposal_id = ${proposalId} order by e.seq limit 300`)
  return (rows as (Omit<ShownEvent, "at"> & { at: Date | string })[]).map((row) => ({
    ...row,
    at: new Date(row.at).toISOString(),
  }))
}

/** What a proposal says, and where it stands: what every page about one shows. */
export const cardOf = ({ proposal, facts }: Loaded) => ({
  ...{ code: proposal.code, title: proposal.title, language: proposal.language, rev: proposal.rev },
  ...{ number: proposal.number, year: proposal.year, state: proposal.state, outcome: proposal.outcome },
  answers: {
    ...{ today: proposal.today, asks: proposal.asks, toWhom: proposal.toWhom, seenBy: proposal.seenBy },
  } as Answers,
  ...{ territory: proposal.territory, submittedAt: proposal.submittedAt?.toISOString() ?? null },
  rule: { supporters: facts.rule.supporters, fromGroups: facts.rule.fromGroups },
})

/** A proposal as its page shows it. @throws not_found, also for who may not read it */
export const getProposal = async (ctx: Ctx, code: string) => {
  const loaded = await loadProposal(ctx, code)
  const { proposal, facts, voices } = loaded
  const around = await aroundOf(ctx, proposal)
  const authors = await listAuthors(ctx, proposal.id)
  const support = await listSupport(ctx, proposal)
  const here = support.filter(({ isHere }) => isHere)
  const own = facts.tables.some(({ id }) => ctx.actor.seats.some((seat) => seat.roundtableId === id))
  const isInside = own || ctx.actor.isAdministrator
  return {
    ...{ ...cardOf(loaded), ...around },
    // Who worked on the Italian text is for fellow members; everybody else reads that somebody did.
    version: around.version && (isInside ? around.version : { ...around.version, by: null }),
    authors: authors.map(({ id, organisationId, seatId, actedAt, ...author }) => ({
      ...{ ...author, actedAt: actedAt?.toISOString() ?? null },
    })),
    support: {
      ...reachedBy(here, facts.rule),
      names: [...new Map(support.map(({ bodyId, name, language }) => [bodyId, { name, language }])).values()],
      isMine: here.some(({ seatId }) => ctx.actor.seats.some((seat) => seat.seatId === seatId)),
    },
    events: await listEvents(ctx, proposal.id),
    files: await listFiles(ctx, proposal.id),
    acts: actsOn(ctx.actor, voices, facts, proposal),
    /** It answers a call: its sums and what came of it stand beside. */
    isProject: proposal.callId !== null,
  }
}
export type ProposalPage = Awaited<ReturnType<typeof getProposal>>
