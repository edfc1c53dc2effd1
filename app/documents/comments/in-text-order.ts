import type { StoredNode } from "../editor/reading-tree.ts"
import { type Anchor, findQuote, foldLines } from "./anchor.ts"
import { readingLines } from "./reading-lines.ts"

type Anchored = Omit<Anchor, "quote"> & { code: string; quote: string | null; isQuoteErased: boolean }
type Rank = readonly [kind: number, line: number, offset: number]

const ON_ALL: Rank = [1, 0, 0]
const GONE: Rank = [2, 0, 0]

const compare = (a: Rank, b: Rank) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

/**
 * Threads in the order of the passages that they are about; then those on all of the text, then those whose words
 * have gone. Those in one place stay in their order.
 */
export const inTextOrder = <T extends Anchored>(
  text: { json: unknown } | null,
  threads: readonly T[],
): (T & { isOrphan: boolean })[] => {
  const folded = foldLines(text ? readingLines(text.json as StoredNode) : [])
  const rankOf = ({ quote, isQuoteErased, before, after, blockId }: T): Rank => {
    if (quote === null) return isQuoteErased ? GONE : ON_ALL
    const passage = findQuote(folded, { quote, before, after, blockId })
    return passage ? [0, passage.from.line, passage.from.offset] : GONE
  }
  return threads
    .map((thread) => ({ thread, rank: rankOf(thread) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ thread, rank }) => ({ ...thread, isOrphan: thread.quote !== null && rank === GONE }))
}
