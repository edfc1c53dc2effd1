import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { getPaper } from "../queries.server.ts"
import { findQuote, foldLines } from "./anchor.ts"
import { markPassages } from "./mark-passages.ts"
import { refuseComment, refuseReadComments } from "./policy.ts"
import { type Commented, countThreads, listOpenAnchors } from "./queries.server.ts"
import { readingLines } from "./reading-lines.ts"

/**
 * A text for the pages of its comments.
 * @throws as `getPaper`, and forbidden to whoever reads an adopted text without being a member
 */
export const getCommented = async (ctx: Ctx, code: string) => {
  const paper = await getPaper(ctx, code)
  refuse(refuseReadComments(ctx.actor, paper.facts))
  return paper
}

type Anchored = { quote: string | null; before: string; after: string; blockId: string | null }

/** Finds passages in a text as it was last read; one whose words have gone is an orphan. */
export const orphansIn = (text: { json: unknown } | null) => {
  const folded = foldLines(text ? readingLines(text.json as StoredNode) : [])
  return ({ quote, before, after, blockId }: Anchored): boolean =>
    quote !== null && findQuote(folded, { quote, before, after, blockId }) === null
}

type Text = { json: unknown } | null

/**
 * What members see of a text's comments while they read it: how many there are, and the passages that open ones
 * are about; others read the text as it is.
 */
export const readComments = async <T extends Text>(ctx: Ctx, paper: Commented & { text: T }) => {
  if (refuseReadComments(ctx.actor, paper.facts)) return { comments: null, text: paper.text }
  const [counts, anchors] = await Promise.all([countThreads(ctx, paper), listOpenAnchors(ctx, paper)])
  const text = paper.text && { ...paper.text, json: markPassages(paper.text.json as StoredNode, anchors) }
  return { comments: { ...counts, mayComment: refuseComment(ctx.actor, paper.facts) === null }, text }
}
