import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { configurationOf, tellingWords } from "../index/words.ts"
import { proposalsVisibleTo } from "./visible.server.ts"

export type Similar = {
  code: string
  title: string
  language: string
  state: string
  outcome: string | null
  number: number
  year: number
}

/** More words than these say nothing new of what a proposal is about, and cost the index a look each. */
const MOST_WORDS = 40

/**
 * Proposals of the same table that say much of the same, the nearest first, of those that the person may read: by the
 * words of the index, those of the title counting most. Two words in common, and a fifth of all, are the least.
 */
export const listSimilar = async (
  ctx: Ctx,
  of: { id: string; atId: string; title: string; language: string; asks: string | null },
): Promise<Similar[]> => {
  const words = [...new Set([...tellingWords(of.title), ...tellingWords(of.asks ?? "")])].slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const { rows } = await ctx.db.execute(sql`
    with word as (
      select plainto_tsquery(${configurationOf(of.language)}::regconfig, w) as q
        from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) w),
    asked as (select string_agg('(' || q::text || ')', ' | ')::tsquery as q from word where numnode(q) > 0),
    near as (
      select e.source_id, ts_rank_cd(e.vector, asked.q) as rank,
             (select count(*) from word where numnode(word.q) > 0 and e.vector @@ word.q) as hits
        from search_entry e, asked
       where e.source_kind = 'proposal' and e.vector @@ asked.q
         and e.source_id in (select pt.proposal_id from proposal_table pt where pt.roundtable_id = ${of.atId}))
    select proposal.code, proposal.title, proposal.language, proposal.state, proposal.outcome, proposal.number, proposal.year
      from near join proposal on proposal.id = near.source_id
     where near.hits >= 2 and near.hits * 5 >= ${words.length} and proposal.id <> ${of.id} and ${proposalsVisibleTo(ctx.actor)}
     order by near.hits desc, near.rank desc, proposal.id desc limit 5`)
  return rows as Similar[]
}
