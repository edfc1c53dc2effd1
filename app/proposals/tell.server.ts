import { sql } from "drizzle-orm"
import type { TxCtx } from "../context.ts"
import { notify } from "../notifications/notify.server.ts"
import { type ProposalRow, proposalRuleOf } from "./facts.server.ts"
import { followersOf } from "./follow/followers.server.ts"
import { kindForFollowers } from "./follow/told.ts"

type Reader = { personId: string; language: string }

const IN_FORCE = (alias: string) =>
  sql.raw(`${alias}.ended_at is null and ${alias}.starts_on <= (now() at time zone 'Europe/Rome')::date
    and (${alias}.ends_on is null or ${alias}.ends_on >= (now() at time zone 'Europe/Rome')::date)`)

/** Who speaks for the authors of a proposal: managers of bodies, who sits for them at its tables, young people. */
const speakersOf = async (ctx: TxCtx, proposal: ProposalRow, only: string | null): Promise<Reader[]> => {
  const { rows } = await ctx.db.execute(sql`
    with author as (
      select a.organisation_id, a.seat_id from proposal_author a
       where a.proposal_id = ${proposal.id} and a.state in ('invited', 'signed')
         and (${only}::uuid is null or a.id = ${only}::uuid)),
    speaker as (
      select m.person_id from author join membership m on m.organisation_id = author.organisation_id
       where m.role = 'manager' and ${IN_FORCE("m")}
      union select t.person_id from author
        join seat s on s.id = author.seat_id or (s.organisation_id = author.organisation_id
          and s.roundtable_id in (select pt.roundtable_id from proposal_table pt where pt.proposal_id = ${proposal.id}))
        join seat_term t on t.seat_id = s.id
       where s.removed_at is null and ${IN_FORCE("t")})
    select p.id as "personId", p.language from speaker join person p on p.id = speaker.person_id
     where p.erased_at is null and p.closed_at is null order by p.id limit 200`)
  return rows as Reader[]
}

type Told = { kind: string; params?: Record<string, string>; path?: string }

const tell = async (ctx: TxCtx, proposal: ProposalRow, to: readonly Reader[], told: Told) => {
  for (const { personId, language } of to)
    if (personId !== ctx.actor.personId)
      await notify(ctx, {
        ...{ kind: told.kind, to: { personId }, language, roundtableId: proposal.atId },
        subject: { kind: "proposal", id: proposal.id },
        params: {
          ...{ title: proposal.title, ...told.params },
          path: told.path ?? `/proposals/${proposal.code}`,
        },
      })
}

/** Who follows the proposal is told of its steps, unless told already as who speaks for an author. */
const tellFollowers = async (
  ctx: TxCtx,
  proposal: ProposalRow,
  told: Told,
  speakers: readonly Reader[],
): Promise<void> => {
  const kind = kindForFollowers(told.kind)
  if (kind === null) return
  const already = new Set(speakers.map(({ personId }) => personId))
  const followers = (await followersOf(ctx, proposal.id)).filter(({ personId }) => !already.has(personId))
  await tell(ctx, proposal, followers, { ...told, kind })
}

/** Tells everybody who speaks for an author, or for one of them; of a step, who follows the proposal too. */
export const tellAuthors = async (
  ctx: TxCtx,
  proposal: ProposalRow,
  told: Told,
  authorId: string | null = null,
): Promise<void> => {
  const speakers = await speakersOf(ctx, proposal, authorId)
  await tell(ctx, proposal, speakers, told)
  if (authorId === null) await tellFollowers(ctx, proposal, told, speakers)
}

/** Who holds an office that keeps the proposals of a table, as its rules say. */
const keepersOf = async (ctx: TxCtx, roundtableId: string): Promise<Reader[]> => {
  const { admit } = await proposalRuleOf(ctx, roundtableId)
  const { rows } = await ctx.db.execute(sql`
    select distinct p.id as "personId", p.language from roundtable_officer f join person p on p.id = f.person_id
     where f.roundtable_id = ${roundtableId} and ${IN_FORCE("f")}
       and f.role in (select jsonb_array_elements_text(${JSON.stringify(admit)}::jsonb))
       and p.erased_at is null and p.closed_at is null
     order by p.id limit 100`)
  return rows as Reader[]
}

/** Tells who keeps the proposals of a table. */
export const tellKeepers = async (
  ctx: TxCtx,
  proposal: ProposalRow,
  told: Told,
  roundtableId = proposal.atId,
): Promise<void> => tell(ctx, proposal, await keepersOf(ctx, roundtableId), told)
