import { or, type SQL, sql } from "drizzle-orm"
import type { Actor } from "../context.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"
import { isConcernedIn } from "./concerned.server.ts"
import { isKeptBy } from "./rule-in-sql.server.ts"
import { isOwnAuthor } from "./voices.server.ts"

/** The rows of `proposal` that `refuseReadProposal` does not refuse. */
export const proposalsVisibleTo = (actor: Actor): SQL | undefined => {
  const own = ownRoundtableIds(actor)
  const isOpen = sql`proposal.shown_at is not null and not exists (
    select 1 from proposal_table pt join roundtable r on r.id = pt.roundtable_id
     where pt.proposal_id = proposal.id and r.visibility <> 'public')`
  const isInside = sql`exists (select 1 from proposal_table pt where pt.proposal_id = proposal.id
    and pt.roundtable_id in (select jsonb_array_elements_text(${JSON.stringify(own)}::jsonb)::uuid))`
  // Projects handed in to a call are their authors', and from its closing on theirs who keep the table's calls, unless
  // they have a part in one of them: then from the results on.
  const isNoDraft = sql`proposal.state not in ('draft', 'discarded', 'entered', 'not_funded')`
  if (actor.personId === null) return sql`${isNoDraft} and ${isOpen}`
  const among = actor.isAdministrator ? sql`true` : or(isOpen, own.length > 0 ? isInside : undefined)
  return sql`((${isNoDraft} and (${among}))
    or (proposal.state in ('entered', 'not_funded') and ${isKeptBy(actor.offices, "proposal.roundtable_id")}
        and exists (select 1 from call c where c.id = proposal.call_id
                       and (c.state = 'results' or (c.state = 'published' and c.closes_at <= now()
                            and not ${isConcernedIn(actor, sql`c.id`)}))))
    or (proposal.state in ('draft', 'discarded') and proposal.call_id is null and proposal.created_by_id = ${actor.personId}
        and ${isKeptBy(actor.offices, "proposal.at_id")})
    or exists (select 1 from proposal_author a where a.proposal_id = proposal.id and a.state <> 'declined'
                  and ${isOwnAuthor(actor, "a")}))`
}
