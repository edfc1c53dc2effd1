import { eq, sql } from "drizzle-orm"
import { commentThreads } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { type Anchor, anchorOf, findQuote, findTyped, foldLines } from "./anchor.ts"
import { readingLines } from "./reading-lines.ts"

const quotesOf = (ctx: TxCtx, documentId: string) =>
  ctx.db
    .select({
      ...{ id: commentThreads.id, quote: commentThreads.quote, before: commentThreads.quoteBefore },
      ...{ after: commentThreads.quoteAfter, blockId: commentThreads.blockId },
    })
    .from(commentThreads)
    .where(eq(commentThreads.documentId, documentId))

/** What threads may go on quoting: the words that the text still says, and what is around them now. */
const stillSaid = (content: StoredNode) => {
  const lines = readingLines(content)
  const folded = foldLines(lines)
  return ({ quote, ...rest }: Omit<Anchor, "quote"> & { quote: string | null }) => {
    if (quote === null) return null
    const passage = findQuote(folded, { quote, ...rest })
    if (passage) return anchorOf(lines, passage)
    // Words that are there, and nobody can tell in which place: they alone may be read by all.
    return findTyped(folded, quote, null) ? { quote, before: "", after: "", blockId: rest.blockId } : null
  }
}

/**
 * Erases what threads quote of a text and the text does not say any more; the rest is quoted as it reads now. What
 * was said in the threads stays. Positions are of the text that was begun anew, with the same letters.
 * @returns how many quotes went
 */
export const eraseQuotes = async (
  ctx: TxCtx,
  documentId: string,
  { epoch, content }: { epoch: number; content: StoredNode },
): Promise<number> => {
  const quoteNow = stillSaid(content)
  const threads = (await quotesOf(ctx, documentId)).filter(({ quote }) => quote !== null)
  const anchors = threads.map((thread) => ({ ...quoteNow(thread), id: thread.id }))
  const { rows } = await ctx.db.execute(sql`
    update comment_thread t
       set quote = a.quote, quote_before = coalesce(a.before, ''), quote_after = coalesce(a.after, ''),
           block_id = a."blockId", epoch = case when t.epoch = ${epoch - 1} then ${epoch}::int else t.epoch end,
           anchor_from = case when a.quote is not null then t.anchor_from end,
           anchor_to = case when a.quote is not null then t.anchor_to end,
           quote_erased_at = case when a.quote is null then ${ctx.now.toISOString()}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb)
             as a(id uuid, quote text, before text, after text, "blockId" text)
     where t.id = a.id returning t.quote_erased_at is not null as erased`)
  return rows.filter(({ erased }) => erased).length
}
