import { type Block, wordsOf } from "./blocks.ts"

/** Which passage of the later text is which of the earlier: by their places in the two. */
export type Pairs = ReadonlyMap<number, number>

/** How alike two passages must be to be one that was rewritten, as a share of their words. */
const ALIKE = 0.6
/** So many comparisons of words at most: beyond, what has no name in common counts as new. */
const MOST_COMPARISONS = 40_000

type Search = {
  before: readonly Block[]
  after: readonly Block[]
  pairs: Map<number, number>
  taken: Set<number>
}

const take = ({ pairs, taken }: Search, earlier: number, later: number) => {
  pairs.set(later, earlier)
  taken.add(earlier)
}

/** Pairs the passages that have the same key, each once, in order. */
const pairBy = (search: Search, keyOf: (block: Block) => string | null) => {
  const places = new Map<string, number[]>()
  search.before.forEach((block, at) => {
    const key = search.taken.has(at) ? null : keyOf(block)
    if (key !== null) places.set(key, [...(places.get(key) ?? []), at])
  })
  search.after.forEach((block, at) => {
    const key = search.pairs.has(at) ? null : keyOf(block)
    const earlier = key === null ? undefined : places.get(key)?.shift()
    if (earlier !== undefined) take(search, earlier, at)
  })
}

const wordCounts = (block: Block) => {
  const counts = new Map<string, number>()
  for (const { text } of block.tokens) if (text.trim() !== "") counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

const sizeOf = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, one) => sum + one, 0)

/** The share of their words that two passages have in common (Dice). */
const alikeness = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let common = 0
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0)
  const size = sizeOf(a) + sizeOf(b)
  return size === 0 ? 0 : (2 * common) / size
}

/** Pairs what is left with the passage most like it: a line that was split off or pasted anew. */
const pairAlike = (search: Search) => {
  const earlier = search.before.flatMap((block, at) => (search.taken.has(at) ? [] : [{ block, at }]))
  const later = search.after.flatMap((block, at) => (search.pairs.has(at) ? [] : [{ block, at }]))
  if (earlier.length * later.length > MOST_COMPARISONS) return
  const counted = earlier.map(({ block, at }) => ({ at, kind: block.kind, words: wordCounts(block) }))
  for (const { block, at } of later) {
    const words = wordCounts(block)
    const best = counted
      .filter((one) => one.kind === block.kind && !search.taken.has(one.at))
      .map((one) => ({ at: one.at, share: alikeness(one.words, words) }))
      .reduce((top, one) => (one.share > top.share ? one : top), { at: -1, share: 0 })
    if (best.share >= ALIKE) take(search, best.at, at)
  }
}

/** Names that stand twice in one text tell nothing. */
const uniqueIds = (blocks: readonly Block[]) => {
  const counts = new Map<string, number>()
  for (const { id } of blocks) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  return (id: string | null) => (id !== null && counts.get(id) === 1 ? id : null)
}

/** Finds each passage again: by its permanent name, else by its very words, else by most of its words. */
export const pairBlocks = (before: readonly Block[], after: readonly Block[]): Pairs => {
  const search: Search = { before, after, pairs: new Map(), taken: new Set() }
  const [earlierId, laterId] = [uniqueIds(before), uniqueIds(after)]
  pairBy(search, ({ id }) => (earlierId(id) !== null && laterId(id) !== null ? id : null))
  pairBy(search, (block) => (block.src === null ? wordsOf(block) : `${block.src} ${wordsOf(block)}`))
  pairAlike(search)
  return search.pairs
}
