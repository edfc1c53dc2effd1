import { type SQL, sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import type { OpenThing } from "../open-thing.ts"
import { accountNow } from "../people/account-now.server.ts"
import { type ProposalThing, proposalRows, proposalThing } from "../proposals/open-for.server.ts"
import { isKeptBy } from "../proposals/rule-in-sql.server.ts"
import { isOwnAuthor } from "../proposals/voices.server.ts"
import { answersFor } from "./policy.ts"
import { among } from "./visible.server.ts"

const MOST = 100
/** So many days a published answer stays on the desk of who proposed. */
const DAYS_TO_READ = 14

type Row = {
  kind: string
  code: string
  by: string | null
  title: string
  language: string
  body: string
  body_language: string
  table: string
  table_language: string
}

const PAGES: Readonly<Record<string, string>> = {
  ...{ answer_take: "/take", answer_draft: "/draft", answer_endorse: "/visto", answer_publish: "/publish" },
  ...{ answer_explain: "/clarify", answer_read: "" },
}

const thing = ({ kind, code, by, ...row }: Row): OpenThing => {
  if (kind.startsWith("proposal_")) return proposalThing({ kind, code, ...row } satisfies ProposalThing)
  const isAsk = kind === "answer_ask"
  return {
    ...{ kind, key: `${kind}:${code}`, by, waits: kind !== "answer_read" },
    href: isAsk ? `/proposals/${code}` : `/answers/${code}`,
    act: isAsk ? `/proposals/${code}/answer` : `/answers/${code}${PAGES[kind] ?? ""}`,
    marks: {
      title: { text: row.title, language: row.language },
      body: { text: row.body, language: row.body_language },
      roundtable: { text: row.table, language: row.table_language },
    },
  }
}

/** What waits for the person in answers, as rows of kind, answer, proposal and last day. */
const answerRows = ({ actor, now }: Ctx): SQL => {
  const answering = actor.memberships.filter(({ organisationId }) => answersFor(actor, organisationId))
  const officials = among(answering.map((one) => one.organisationId))
  const managers = among(answering.filter(({ role }) => role === "manager").map((one) => one.organisationId))
  const offices = actor.offices.filter(({ closed }) => !closed)
  const kept = among(offices.map((one) => one.roundtableId))
  return sql`
      select case a.state when 'requested' then 'answer_take' when 'endorsed' then 'answer_publish' else 'answer_draft' end
               as kind, a.id, a.proposal_id, a.due_on::text as by
        from answer a
       where a.organisation_id in ${officials}
         and (a.state in ('requested', 'taken', 'endorsed') or (a.state = 'drafted' and a.ready_at is null))
      union all
      select 'answer_endorse', a.id, a.proposal_id, a.due_on::text from answer a
       where a.organisation_id in ${managers} and a.state = 'drafted' and a.ready_at is not null
         and not exists (select 1 from answer_draft d where d.answer_id = a.id and d.rev = a.rev
                            and ${accountNow(sql`d.written_by_id`)} = ${actor.personId}::uuid)
      union all
      select 'answer_explain', a.id, a.proposal_id, null from answer a
        join answer_clarification c on c.answer_id = a.id and c.replied_at is null
       where a.organisation_id in ${officials}
      union all
      select 'answer_read', a.id, a.proposal_id, null from answer a
       where a.state = 'published' and a.published_at > ${now.toISOString()}::timestamptz - ${DAYS_TO_READ} * interval '1 day'
         and exists (select 1 from proposal_author pa where pa.proposal_id = a.proposal_id and pa.state = 'signed'
                        and ${isOwnAuthor(actor, "pa")})
      union all
      select 'answer_ask', null, p.id, null from proposal p
       where p.state = 'voted' and p.outcome = 'approved' and p.at_id in ${kept} and ${isKeptBy(offices, "p.at_id")}
         and not exists (select 1 from answer a where a.proposal_id = p.id and a.state <> 'withdrawn')`
}

/**
 * What waits for the person in proposals and in their answers: to sign, admit, support; to ask for, take in charge,
 * write, endorse, publish, explain; and to read. One question for both.
 */
export const openInAnswers = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> => {
  if (ctx.actor.personId === null) return []
  const { rows } = await ctx.db.execute(sql`
    with found as (${answerRows(ctx)}
      union all select one.kind, null, one.id, null from (${proposalRows(ctx.actor)}) one)
    select found.kind, coalesce(a.code, p.code) as code, found.by, p.title, p.language, r.name as "table",
           r.language as table_language, coalesce(o.name, '') as body, coalesce(o.language, 'it') as body_language
      from found join proposal p on p.id = found.proposal_id join roundtable r on r.id = p.at_id
      left join answer a on a.id = found.id left join organisation o on o.id = a.organisation_id
     where (r.closed_at is null or found.kind like 'proposal%')
       and (${roundtableId ?? null}::uuid is null or p.at_id = ${roundtableId ?? null}::uuid)
     order by found.kind, p.id limit ${MOST}`)
  return (rows as Row[]).map(thing)
}
