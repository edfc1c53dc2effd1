import { type SQL, sql } from "drizzle-orm"
import { civilDay } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import { notify } from "../notifications/notify.server.ts"
import { ANSWER } from "./lock.server.ts"

type Reader = { personId: string; language: string }
type Told = {
  answer: { id: string; code: string; roundtableId: string; organisationId: string; proposalId: string }
  kind: string
  params: Record<string, string>
  /** Which of the answer's pages; the answer itself unless it says so. */
  page?: string
}

const liveOn = (alias: string, today: string) =>
  sql`${sql.raw(alias)}.ended_at is null and ${sql.raw(alias)}.starts_on <= ${today}
    and (${sql.raw(alias)}.ends_on is null or ${sql.raw(alias)}.ends_on >= ${today})`

const readersOf = async (ctx: TxCtx, people: SQL): Promise<Reader[]> => {
  const { rows } = await ctx.db.execute(sql`
    select p.id as "personId", p.language from person p
     where p.id in (${people}) and p.erased_at is null and p.closed_at is null order by p.id limit 300`)
  return rows as Reader[]
}

const tell = async (ctx: TxCtx, to: readonly Reader[], { answer, kind, params, page = "" }: Told) => {
  for (const { personId, language } of to)
    if (personId !== ctx.actor.personId)
      await notify(ctx, {
        ...{ kind, to: { personId }, language, roundtableId: answer.roundtableId },
        ...{ subject: { kind: ANSWER, id: answer.id } },
        params: { ...params, path: `/answers/${answer.code}${page}` },
      })
}

const officialsOf = (organisationId: string, today: string, only?: "managers") => sql`
  select m.person_id from membership m where m.organisation_id = ${organisationId} and ${liveOn("m", today)}
     and (m.role = 'manager' or (${only === undefined} and 'answering_official' = any(m.offices)))`

/** Who answers for the body today; of them only managers, where somebody is asked to commit it. */
export const tellOfficials = async (ctx: TxCtx, told: Told, only?: "managers"): Promise<void> => {
  const people = officialsOf(told.answer.organisationId, civilDay(ctx.now), only)
  await tell(ctx, await readersOf(ctx, people), told)
}

/** One person of the body, if they still act for it. */
export const tellPerson = async (ctx: TxCtx, personId: string | null, told: Told): Promise<void> => {
  const today = civilDay(ctx.now)
  const people = sql`
    select m.person_id from membership m where m.organisation_id = ${told.answer.organisationId}
       and m.person_id = ${personId}::uuid and ${liveOn("m", today)}`
  await tell(ctx, await readersOf(ctx, people), told)
}

const authorsOf = (proposalId: string, today: string) => sql`
  select m.person_id from proposal_author a join membership m on m.organisation_id = a.organisation_id
   where a.proposal_id = ${proposalId} and a.state = 'signed' and m.role = 'manager' and ${liveOn("m", today)}
  union
  select t.person_id from proposal_author a
    join seat s on s.id = a.seat_id or (s.organisation_id = a.organisation_id
      and s.roundtable_id in (select pt.roundtable_id from proposal_table pt where pt.proposal_id = a.proposal_id))
    join seat_term t on t.seat_id = s.id
   where a.proposal_id = ${proposalId} and a.state = 'signed' and s.removed_at is null and ${liveOn("t", today)}`

const supportersOf = (proposalId: string, today: string) => sql`
  select t.person_id from proposal_support u join seat s on s.id = u.seat_id join seat_term t on t.seat_id = s.id
   where u.proposal_id = ${proposalId} and u.ended_at is null and s.removed_at is null and ${liveOn("t", today)}`

const followersOf = (proposalId: string) =>
  sql`select f.person_id from proposal_follow f where f.proposal_id = ${proposalId}`

/** Those who must know, then those who chose to: however many follow, none of the first is left out. Each once. */
const withFollowers = async (ctx: TxCtx, first: SQL, proposalId: string): Promise<Reader[]> => {
  const must = await readersOf(ctx, first)
  const known = new Set(must.map(({ personId }) => personId))
  const following = await readersOf(ctx, followersOf(proposalId))
  return [...must, ...following.filter(({ personId }) => !known.has(personId))]
}

/**
 * Who speaks for the authors of the proposal, and who follows it; with `supporters`, who holds the seats that support
 * it too. Whether they may read the answer is asked before anything is delivered.
 * @returns the ids of those who were told
 */
export const tellProposers = async (ctx: TxCtx, told: Told, also?: "supporters"): Promise<string[]> => {
  const today = civilDay(ctx.now)
  const { proposalId } = told.answer
  const authors = authorsOf(proposalId, today)
  const first = also ? sql`${authors} union ${supportersOf(proposalId, today)}` : authors
  const readers = await withFollowers(ctx, first, proposalId)
  await tell(ctx, readers, told)
  return readers.map(({ personId }) => personId)
}

/** Who answers for the body, who speaks for the authors and who follows the proposal, each once. */
export const tellBothSides = async (ctx: TxCtx, told: Told): Promise<void> => {
  const today = civilDay(ctx.now)
  const { organisationId, proposalId } = told.answer
  const first = sql`${officialsOf(organisationId, today)} union ${authorsOf(proposalId, today)}`
  await tell(ctx, await withFollowers(ctx, first, proposalId), told)
}

/** Who keeps the papers of the table that asks, but for who was told the same already. */
export const tellSecretariat = async (
  ctx: TxCtx,
  told: Told,
  toldAlready: readonly string[] = [],
): Promise<void> => {
  const today = civilDay(ctx.now)
  const people = sql`
    select o.person_id from roundtable_officer o where o.roundtable_id = ${told.answer.roundtableId}
       and o.role = 'secretary' and ${liveOn("o", today)}`
  const readers = await readersOf(ctx, people)
  await tell(
    ctx,
    readers.filter(({ personId }) => !toldAlready.includes(personId)),
    told,
  )
}
