import { diffArrays } from "diff"
import type { Line } from "../editor/line.ts"
import { LINE_ATTRIBUTES } from "../editor/line.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { longestRising } from "../longest-rising.ts"
import { type Block, blocksOf, type Token } from "./blocks.ts"
import { type Pairs, pairBlocks } from "./pairs.ts"

/** Words of a passage: in both texts, in one of them, or in both but looking otherwise. */
export type Words = { kind: "same" | "added" | "removed" | "restyled"; text: string }
/** A line that became another kind of line: a heading, an item of a list, a quote; a picture that is another one. */
export type Turn =
  | { name: keyof Line; from: Line[keyof Line]; to: Line[keyof Line] }
  | { name: "src"; from: string | null; to: string | null }

/** A passage and what happened to it between two texts. `left` is the place that a moved one left. */
export type Passage =
  | { kind: "same"; block: Block }
  | { kind: "added"; block: Block }
  | { kind: "removed"; block: Block }
  | { kind: "left"; block: Block }
  | { kind: "changed"; before: Block; after: Block; words: Words[]; turns: Turn[]; isMoved: boolean }
  | { kind: "moved"; before: Block; after: Block }

export type Difference = {
  passages: Passage[]
  counts: { added: number; removed: number; changed: number; moved: number }
}

/** A passage of which more words than this differ is shown whole, before and after. */
const MOST_EDITS = 2000

/** Neighbours of one kind, together. */
const joined = (words: readonly Words[]): Words[] => {
  const runs: Words[] = []
  for (const { kind, text } of words) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== "") runs.push({ kind, text })
  }
  return runs
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join("")

/** Words that stayed may look otherwise: each is compared with the one it was. */
const stayed = (before: readonly Token[], after: readonly Token[]): Words[] =>
  after.map(({ text, looks }, at) => ({ kind: before[at]?.looks === looks ? "same" : "restyled", text }))

/** What happened to the words of one passage. */
export const compareWords = (before: readonly Token[], after: readonly Token[]): Words[] => {
  const options = { comparator: (a: Token, b: Token) => a.text === b.text, maxEditLength: MOST_EDITS }
  const parts = diffArrays([...before], [...after], options)
  if (!parts)
    return joined([
      { kind: "removed", text: textOf(before) },
      { kind: "added", text: textOf(after) },
    ])
  let [earlier, later] = [0, 0]
  const words: Words[] = []
  for (const { value, added, removed } of parts) {
    const { length } = value
    if (added) words.push({ kind: "added", text: textOf(value) })
    else if (removed) words.push({ kind: "removed", text: textOf(value) })
    else words.push(...stayed(before.slice(earlier, earlier + length), after.slice(later, later + length)))
    if (!added) earlier += length
    if (!removed) later += length
  }
  return joined(words)
}

const TURNED = LINE_ATTRIBUTES.filter((name) => name !== "id")

const turnsBetween = (before: Line, after: Line): Turn[] =>
  TURNED.filter((name) => before[name] !== after[name]).map((name) => ({
    name,
    from: before[name],
    to: after[name],
  }))

const hasSameWords = (before: Block, after: Block) =>
  before.tokens.length === after.tokens.length &&
  before.tokens.every(
    ({ text, looks }, at) => after.tokens[at]?.text === text && after.tokens[at]?.looks === looks,
  )

const compareBlocks = (before: Block, after: Block, isMoved: boolean): Passage => {
  const { src: from } = before
  const turns = turnsBetween(before.line, after.line)
  if (from !== after.src) turns.push({ name: "src", from, to: after.src })
  if (turns.length === 0 && hasSameWords(before, after))
    return isMoved ? { kind: "moved", before, after } : { kind: "same", block: after }
  return { kind: "changed", before, after, words: compareWords(before.tokens, after.tokens), turns, isMoved }
}

/** The earlier passages that stand no more where they stood, each after the one that it followed. */
const gapsIn = (before: readonly Block[], pairs: Pairs, steady: ReadonlySet<number>) => {
  const paired = new Set(pairs.values())
  const gaps = new Map<number, Passage[]>()
  let after = -1
  before.forEach((block, at) => {
    if (steady.has(at)) {
      after = at
      return
    }
    gaps.set(after, [...(gaps.get(after) ?? []), { kind: paired.has(at) ? "left" : "removed", block }])
  })
  return gaps
}

const countsOf = (passages: readonly Passage[]): Difference["counts"] => ({
  added: passages.filter(({ kind }) => kind === "added").length,
  removed: passages.filter(({ kind }) => kind === "removed").length,
  changed: passages.filter(({ kind }) => kind === "changed").length,
  moved: passages.filter((one) => one.kind === "moved" || (one.kind === "changed" && one.isMoved)).length,
})

/** The earlier places, in the order of the later text, and those among them that kept their order. */
const steadyIn = (pairs: Pairs, length: number): ReadonlySet<number> => {
  const order = Array.from({ length }, (_, at) => pairs.get(at)).filter((at) => at !== undefined)
  const rising = longestRising(order)
  return new Set(order.filter((_, at) => rising.has(at)))
}

/**
 * What happened between two texts, passage by passage in the order of the later one; what went away stands
 * where it stood. Cost: linear in the passages that are the same; words are compared only where they differ.
 */
export const compareTexts = (earlier: StoredNode, later: StoredNode): Difference => {
  const [before, after] = [blocksOf(earlier), blocksOf(later)]
  const pairs = pairBlocks(before, after)
  const steady = steadyIn(pairs, after.length)
  const gaps = gapsIn(before, pairs, steady)
  const passages: Passage[] = [...(gaps.get(-1) ?? [])]
  after.forEach((block, at) => {
    const place = pairs.get(at)
    const was = place === undefined ? undefined : before[place]
    if (place === undefined || !was) passages.push({ kind: "added", block })
    else passages.push(compareBlocks(was, block, !steady.has(place)))
    if (place !== undefined && steady.has(place)) passages.push(...(gaps.get(place) ?? []))
  })
  return { passages, counts: countsOf(passages) }
}
