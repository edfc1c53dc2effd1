import { and, eq, isNull } from "drizzle-orm"
import { items, papers, roundtables } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { refuseClosed } from "../policy.ts"
import type { SendItem } from "./input.ts"
import { neighbour } from "./neighbours.server.ts"
import { refuseSendItem } from "./policy.ts"
import { recordPassage } from "./record-passage.server.ts"

/** A text of the sending table itself; others have ways of their own to be read. */
const linkedPaper = async (ctx: TxCtx, roundtableId: string, code: string | null) => {
  if (!code) return null
  const [paper] = await ctx.db
    .select({ id: papers.id })
    .from(papers)
    .where(and(eq(papers.code, code), eq(papers.roundtableId, roundtableId), isNull(papers.deletedAt)))
  if (!paper) throw invalid("paperCode", "items.errors.paper_unknown")
  return paper.id
}

/**
 * Writes an item and sends it to a table above, below or tied across regions.
 * @returns its code
 * @throws forbidden unless secretary or chair of the sending table; invalid for a table that is not tied to it
 */
export const sendItem = (ctx: Ctx, input: SendItem) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, input.roundtableCode))
    const roundtable = found(row)
    refuse(refuseSendItem(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    const to = await neighbour(ctx, roundtable.id, input.toCode)
    const { kind, title, text, language, isPublic } = input
    const paperId = await linkedPaper(ctx, roundtable.id, input.paperCode)
    const own = { roundtableId: roundtable.id, atId: roundtable.id }
    const [item] = await ctx.db
      .insert(items)
      .values({ ...own, kind, title, text, language, isPublic, paperId })
      .returning()
    const written = found(item)
    await recordPassage(ctx, written, {
      ...{ act: "sent", roundtableId: roundtable.id, toId: to.id, text: null, language },
    })
    return written.code
  })
