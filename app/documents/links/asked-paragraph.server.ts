import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { isBlockId } from "../editor/line.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import type { PaperFacts } from "../policy.ts"
import { refuseReadVersions } from "../versions/policy.ts"
import { blockOf, namingWords } from "./pointers.ts"

/** The paragraph that an address asks for; `lastIn` is the version where one that is gone last stood. */
export type AskedParagraph = { block: string; isGone: boolean; words: string; lastIn: number | null }

/** So many versions are looked through, the latest first. */
const MOST_VERSIONS = 200

const lastVersionWith = async (ctx: Ctx, documentId: string, block: string): Promise<number | null> => {
  const { rows } = await ctx.db.execute(sql`
    select v.number from (select number, content from document_version
        where doc_id = ${documentId} and content is not null order by number desc limit ${MOST_VERSIONS}) v
     where jsonb_path_exists(v.content, '$.** ? (@.attrs.id == $id)', jsonb_build_object('id', ${block}::text))
     order by v.number desc limit 1`)
  return rows[0] ? Number(rows[0].number) : null
}

/**
 * Whether the paragraph of an address stands in the text still; of one that is gone, members are told the version
 * where it last stood.
 * @param asked what the address says; null and what is no paragraph's id ask for nothing
 */
export const askedParagraph = async (
  ctx: Ctx,
  paper: { id: string; facts: PaperFacts; text: { json: unknown } | null },
  asked: string | null,
): Promise<AskedParagraph | null> => {
  if (!isBlockId(asked) || !paper.text) return null
  const block = blockOf(paper.text.json as StoredNode, asked)
  if (block) return { block: asked, isGone: false, words: namingWords(block), lastIn: null }
  const mayLook = refuseReadVersions(ctx.actor, paper.facts) === null
  const lastIn = mayLook ? await lastVersionWith(ctx, paper.id, asked) : null
  return { block: asked, isGone: true, words: "", lastIn }
}
