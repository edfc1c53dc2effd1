import { type SQL, sql } from "drizzle-orm"
import type { Actor } from "../context.ts"
import { FIRST_PROPOSALS } from "../roundtables/regulation/rules.ts"

type ListOfRule = "admit" | "supportIn"

/** As `proposalRuleOf`, inside a statement: a list that the rules of a table hold today, as jsonb. */
export const ruleListAt = (tableId: string, name: ListOfRule): SQL => sql`coalesce((
  select v.rules -> 'proposals' -> ${sql.raw(`'${name}'`)} from regulation_version v
   where v.roundtable_id = ${sql.raw(tableId)} and v.adopted_at is not null and v.withdrawn_at is null
     and v.in_force_from <= (now() at time zone 'Europe/Rome')::date
   order by v.in_force_from desc limit 1), ${JSON.stringify(FIRST_PROPOSALS[name])}::jsonb)`

/** As `keepsProposals`, inside a statement: whether the person keeps the proposals of the table of a column. */
export const isKeptBy = (offices: Actor["offices"], tableId: string): SQL => sql`exists (
  select 1 from jsonb_to_recordset(${JSON.stringify(offices)}::jsonb) as held(role text, "roundtableId" uuid)
   where held."roundtableId" = ${sql.raw(tableId)} and ${ruleListAt(tableId, "admit")} ? held.role)`
