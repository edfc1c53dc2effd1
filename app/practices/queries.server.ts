import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { refuse } from "../errors.ts"
import { proposalsVisibleTo } from "../proposals/visible.server.ts"
import { listPlaceNames, listTopics } from "../taxonomies/queries.server.ts"
import { type Loaded, loadPractice } from "./facts.server.ts"
import {
  refuseAskPublication,
  refuseEditPractice,
  refusePublishPractice,
  refuseRemoveFile,
  refuseWithdrawPractice,
  tablesToTakeUpAt,
} from "./policy.ts"
import { type Answers, unanswered } from "./questions.ts"
import { practicesVisibleTo } from "./visible.server.ts"
import { listFiles } from "./writing/files.server.ts"

type Link = { code: string; name: string; language: string }
type Proposal = { code: string; title: string; language: string; number: number | null; year: number | null }
/** What a copy was made from: nothing but the days, where the reader may not read it. */
export type Origin = {
  code: string
  title: string
  language: string
  table: string
  tableLanguage: string
  territory: string
  isWithdrawn: boolean
  hasChanged: boolean
}
export type Copy = Link & { territory: string }

type Around = {
  bodies: Link[]
  topics: { id: string; label: string; language: string }[]
  proposal: Proposal | null
  origin: Origin | null
  /** In how many tables it was taken up, and those whose copy the reader may read and is out. */
  takenUp: number
  copies: Copy[]
}

const listOf = (ids: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/** A practice may be read by its reader: `practice` in the condition is the row of the inner query. */
const originOf = (ctx: Ctx, id: string) => sql`(
  select jsonb_build_object('code', practice.code, 'title', practice.title, 'language', practice.language,
           'table', r.name, 'tableLanguage', r.language, 'territory', r.territory,
           'isWithdrawn', practice.state = 'withdrawn', 'hasChanged', practice.sha256 is distinct from k.origin_sha256)
    from practice k join practice on practice.id = k.origin_id join roundtable r on r.id = practice.roundtable_id
   where k.id = ${id} and ${practicesVisibleTo(ctx.actor)})`

const copiesOf = (ctx: Ctx, id: string) => sql`coalesce((
  select jsonb_agg(c.copy) from (
    select jsonb_build_object('code', practice.code, 'name', r.name, 'language', r.language, 'territory', r.territory) as copy
      from practice join roundtable r on r.id = practice.roundtable_id
     where practice.origin_id = ${id} and practice.state = 'published' and ${practicesVisibleTo(ctx.actor)}
     order by practice.id limit 50) c), '[]')`

const aroundOf = async (ctx: Ctx, { practice }: Loaded): Promise<Around> => {
  const { id, proposalId } = practice
  const { rows } = await ctx.db.execute(sql`
    select coalesce((select jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name, 'language', o.language) order by o.name)
              from practice_body b join organisation o on o.id = b.organisation_id where b.practice_id = ${id}), '[]') as bodies,
           coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'label', coalesce(l.label, i.label), 'language',
                       case when l.label is null then 'it' else l.language end) order by t.position)
              from topic_mark m join topic t on t.id = m.topic_id
              left join topic_label l on l.topic_id = t.id and l.language = ${ctx.actor.language}
              left join topic_label i on i.topic_id = t.id and i.language = 'it'
             where m.subject_kind = 'practice' and m.subject_id = ${id}), '[]') as topics,
           (select jsonb_build_object('code', proposal.code, 'title', proposal.title, 'language', proposal.language,
                     'number', proposal.number, 'year', proposal.year)
              from proposal where proposal.id = ${proposalId}::uuid and ${proposalsVisibleTo(ctx.actor)}) as proposal,
           ${originOf(ctx, id)} as origin,
           (select count(*)::int from practice c where c.origin_id = ${id} and c.state <> 'withdrawn') as "takenUp",
           ${copiesOf(ctx, id)} as copies`)
  return rows[0] as unknown as Around
}

/** The tables at which a secretary may take it up, with the copy that one has already. */
const tablesFor = async (ctx: Ctx, { practice, facts }: Loaded) => {
  const ids = tablesToTakeUpAt(ctx.actor, facts)
  if (ids.length === 0) return []
  const { rows } = await ctx.db.execute(sql`
    select r.code, r.name, r.language, (select k.code from practice k where k.origin_id = ${practice.id}
             and k.roundtable_id = r.id and k.state <> 'withdrawn') as copy
      from roundtable r where r.id in ${listOf(ids)} and r.closed_at is null
       and (${facts.visibility === "public"} or r.visibility <> 'public') order by r.name`)
  return rows as (Link & { copy: string | null })[]
}

/** The tables where somebody who sits there may begin a proposal from it. */
const tablesToPropose = async (ctx: Ctx, { facts }: Loaded): Promise<Link[]> => {
  const seats = ctx.actor.seats.filter(({ closed }) => !closed).map((seat) => seat.roundtableId)
  if (facts.state !== "published" || seats.length === 0) return []
  const { rows } = await ctx.db.execute(sql`
    select r.code, r.name, r.language from roundtable r
     where r.id in ${listOf(seats)} and r.closed_at is null
       and (${facts.visibility === "public"} or r.visibility <> 'public') order by r.name limit 20`)
  return rows as Link[]
}

const answersOf = ({ problem, done, doneBy, needed, came, differently }: Loaded["practice"]): Answers => ({
  ...{ problem, done, doneBy, needed, came, differently },
})

const cardOf = ({ practice, table }: Loaded) => {
  const { code, title, language, state, rev, territory, startsOn, endsOn, contact } = practice
  return {
    ...{ code, title, language, state, rev, territory, startsOn, endsOn, contact },
    answers: answersOf(practice),
    at: { code: table.code, name: table.name, language: table.language, territory: table.territory },
  }
}

/** What the person may do with it, for the page to offer. */
const actsOn = ({ actor }: Ctx, { practice, facts }: Loaded) => ({
  edit: refuseEditPractice(actor, facts) === null,
  files: refuseRemoveFile(actor, facts) === null,
  ready: practice.readyAt === null && refuseAskPublication(actor, facts) === null,
  publish: refusePublishPractice(actor, facts) === null,
  withdraw: refuseWithdrawPractice(actor, facts) === null,
  missing: practice.state === "draft" ? unanswered(practice) : [],
})

/** A good practice as its page shows it. @throws not_found, also for who may not read it */
export const getPractice = async (ctx: Ctx, code: string) => {
  const loaded = await loadPractice(ctx, code)
  const { practice } = loaded
  return {
    ...{ ...cardOf(loaded), ...(await aroundOf(ctx, loaded)) },
    isReady: practice.readyAt !== null,
    publishedAt: practice.publishedAt?.toISOString() ?? null,
    changedAt: practice.changedAt?.toISOString() ?? null,
    withdrawn: practice.withdrawnAt && {
      ...{ at: practice.withdrawnAt.toISOString(), why: practice.withdrawnFor },
    },
    copied: practice.copiedAt && {
      ...{ at: practice.copiedAt.toISOString(), asOf: practice.originChangedAt?.toISOString() ?? "" },
    },
    files: await listFiles(ctx, practice.id),
    takeUpAt: await tablesFor(ctx, loaded),
    proposeAt: await tablesToPropose(ctx, loaded),
    acts: actsOn(ctx, loaded),
  }
}
export type PracticePage = Awaited<ReturnType<typeof getPractice>>

type Offers = { bodies: (Link & { chosen: boolean })[]; proposals: Proposal[]; chosen: string[] }

/** Bodies that sit at the table or are named already, and proposals that the table approved. */
const offersOf = async (ctx: Ctx, { practice }: Loaded): Promise<Offers> => {
  const { id, roundtableId, proposalId } = practice
  const { rows } = await ctx.db.execute(sql`
    with named as (select b.organisation_id as id from practice_body b where b.practice_id = ${id}),
    seated as (select s.organisation_id as id from seat s where s.roundtable_id = ${roundtableId} and s.removed_at is null),
    from_here as (
      select pt.proposal_id as id from proposal_table pt join proposal p on p.id = pt.proposal_id
       where pt.roundtable_id = ${roundtableId} and p.state = 'voted' and p.outcome = 'approved'
       order by pt.proposal_id desc limit 50)
    select coalesce((select jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name, 'language', o.language,
                       'chosen', o.id in (select id from named)) order by o.name)
              from organisation o where o.id in (select id from named)
                 or (o.state = 'active' and o.id in (select id from seated))), '[]') as bodies,
           coalesce((select jsonb_agg(jsonb_build_object('code', proposal.code, 'title', proposal.title,
                       'language', proposal.language, 'number', proposal.number, 'year', proposal.year) order by proposal.id desc)
              from proposal where (proposal.id in (select id from from_here) or proposal.id = ${proposalId}::uuid)
                and ${proposalsVisibleTo(ctx.actor)}), '[]') as proposals,
           coalesce((select jsonb_agg(m.topic_id) from topic_mark m
                      where m.subject_kind = 'practice' and m.subject_id = ${id}), '[]') as chosen`)
  return rows[0] as unknown as Offers
}

/** The form as it stands. @throws not_found; forbidden for who may not write */
export const getPracticeForm = async (ctx: Ctx, code: string, locale: string) => {
  const loaded = await loadPractice(ctx, code)
  refuse(refuseEditPractice(ctx.actor, loaded.facts))
  const around = await aroundOf(ctx, loaded)
  return {
    ...{ ...cardOf(loaded), proposal: around.proposal?.code ?? null },
    offers: {
      ...{ ...(await offersOf(ctx, loaded)), topics: await listTopics(ctx, locale) },
      places: await listPlaceNames(ctx),
    },
  }
}
export type PracticeForm = Awaited<ReturnType<typeof getPracticeForm>>

/** A practice before it is withdrawn. @throws not_found, forbidden */
export const getPracticeToWithdraw = async (ctx: Ctx, code: string) => {
  const loaded = await loadPractice(ctx, code)
  refuse(refuseWithdrawPractice(ctx.actor, loaded.facts))
  return { ...cardOf(loaded), takenUp: (await aroundOf(ctx, loaded)).takenUp }
}
