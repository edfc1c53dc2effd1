import { eq } from "drizzle-orm"
import { commentThreads, documentStates, documentTexts } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { anchorOf, findTyped, foldLines } from "./anchor.ts"
import type { OpenThread } from "./input.ts"
import { writeComment } from "./lock.server.ts"
import { refuseComment, refuseOnBehalf } from "./policy.ts"
import { readingLines } from "./reading-lines.ts"
import { tellOfThread } from "./tell.server.ts"

const NOWHERE = { quote: null, quoteBefore: "", quoteAfter: "", blockId: null }

/** Where words that somebody typed stand in the text as it was last read. */
const typedPlace = async (ctx: TxCtx, documentId: string, { passage, under }: OpenThread) => {
  if (passage === "") return NOWHERE
  const [text] = await ctx.db
    .select({ json: documentTexts.json })
    .from(documentTexts)
    .where(eq(documentTexts.documentId, documentId))
  const lines = text ? readingLines(text.json as StoredNode) : []
  const place = findTyped(foldLines(lines), passage, under)
  if (!place)
    throw invalid("passage", under ? "comments.errors.passage_gone_under" : "comments.errors.passage_gone")
  const { quote, before, after, blockId } = anchorOf(lines, place)
  return { quote, quoteBefore: before, quoteAfter: after, blockId }
}

const placeOf = async (ctx: TxCtx, documentId: string, input: OpenThread) => {
  const [state] = await ctx.db
    .select({ epoch: documentStates.epoch })
    .from(documentStates)
    .where(eq(documentStates.documentId, documentId))
  const { epoch } = found(state)
  if (!input.live) return { epoch, ...(await typedPlace(ctx, documentId, input)) }
  const { quote, before, after, blockId, from, to, epoch: seen } = input.live
  const words = { epoch, quote, quoteBefore: before, quoteAfter: after, blockId }
  // Positions in a text that was begun anew meanwhile mean nothing; the words may still be found.
  return seen === epoch ? { ...words, anchorFrom: from, anchorTo: to } : words
}

/**
 * Begins a thread on a passage of a text, or on all of it.
 * @returns its code
 * @throws forbidden unless a member, at a text that is not adopted; invalid where typed words are not in it
 */
export const openThread = (ctx: Ctx, input: OpenThread) =>
  transact(ctx, async (ctx) => {
    const { paper, facts } = await lockPaper(ctx, input.paperCode)
    refuse(refuseComment(ctx.actor, facts))
    if (input.onBehalfOrganisation) refuse(refuseOnBehalf(ctx.actor, facts))
    const [row] = await ctx.db
      .insert(commentThreads)
      .values({
        ...{ roundtableId: paper.roundtableId, documentId: paper.id, createdById: found(ctx.actor.personId) },
        ...(await placeOf(ctx, paper.id, input)),
      })
      .returning()
    const thread = found(row)
    const { mentioned } = await writeComment(ctx, thread, input)
    await tellOfThread(ctx, { paper, thread }, mentioned)
    await record(ctx, {
      action: "comment.thread-opened",
      subject: { kind: "comment-thread", id: thread.id },
      roundtableId: paper.roundtableId,
    })
    return thread.code
  })
