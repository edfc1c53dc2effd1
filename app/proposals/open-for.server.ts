import { type SQL, sql } from "drizzle-orm"
import type { Actor } from "../context.ts"
import type { OpenThing } from "../open-thing.ts"
import { isKeptBy, ruleListAt } from "./rule-in-sql.server.ts"
import { isOwnAuthor } from "./voices.server.ts"

export type ProposalThing = {
  kind: string
  code: string
  title: string
  language: string
  table: string
  table_language: string
}

const PAGES: Readonly<Record<string, string>> = {
  ...{
    proposal_sign: "/authors",
    proposal_admit: "/admission",
    proposal_draft: "/edit",
    proposal_support: "",
  },
}

/** One of those, as the desk shows it. */
export const proposalThing = ({
  kind,
  code,
  title,
  language,
  table,
  table_language,
}: ProposalThing): OpenThing => ({
  ...{ kind, key: `${kind}:${code}`, by: null, waits: kind === "proposal_sign" || kind === "proposal_admit" },
  ...{ href: `/proposals/${code}`, act: `/proposals/${code}${PAGES[kind] ?? ""}` },
  marks: { title: { text: title, language }, roundtable: { text: table, language: table_language } },
})

const inList = (ids: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`

/** What waits for the person in proposals as rows of kind and id, for the one question that the desk asks. */
export const proposalRows = (actor: Actor): SQL => {
  const offices = actor.offices.filter(({ closed }) => !closed)
  const voting = actor.seats.filter((seat) => seat.voting && !seat.closed)
  const seatIds = voting.map((seat) => seat.seatId)
  // What answers a call that is over waits for nobody.
  const isGoing = sql`not exists (select 1 from call c
    where c.id = p.call_id and (c.state <> 'published' or c.closes_at <= now()))`
  return sql`
      select 'proposal_sign' as kind, p.id from proposal_author a join proposal p on p.id = a.proposal_id
       where a.state = 'invited' and p.state in ('draft', 'submitted', 'admitted', 'discussion')
         and ${isGoing}
         and (p.created_by_id is distinct from ${actor.personId} or a.position > 0) and ${isOwnAuthor(actor, "a")}
      union all
      select 'proposal_admit', p.id from proposal p where p.state = 'submitted'
         and p.at_id in ${inList(offices.map((one) => one.roundtableId))} and ${isKeptBy(offices, "p.at_id")}
      union all
      select 'proposal_draft', p.id from proposal p where p.state = 'draft'
         and ${isGoing}
         and p.created_by_id = ${actor.personId}
         and (p.call_id is null and ${isKeptBy(offices, "p.at_id")} or exists (select 1 from proposal_author a where a.proposal_id = p.id
               and a.state in ('invited', 'signed') and ${isOwnAuthor(actor, "a")}))
      union all
      select 'proposal_support', p.id from proposal p
       where p.state = 'submitted' and p.at_id in ${inList(voting.map((seat) => seat.roundtableId))}
         and ${ruleListAt("p.at_id", "supportIn")} ? 'submitted'
         and not exists (select 1 from proposal_support u where u.proposal_id = p.id and u.ended_at is null
                            and u.seat_id in ${inList(seatIds)})`
}
