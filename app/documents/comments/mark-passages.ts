import { MAX_DEPTH, nodesIn, type StoredMark, type StoredNode } from "../editor/reading-tree.ts"
import { type Anchor, findQuote, foldLines, type Passage } from "./anchor.ts"
import { placeIn, readingLines } from "./reading-lines.ts"

/** The mark of a passage that is commented, and the node after it that leads to its threads. */
export const PASSAGE = "comment-passage"
export const PASSAGE_END = "comment-end"

type Anchored = Omit<Anchor, "quote"> & { code: string; quote: string | null }
/** Within one line, by places of the editor: what to mark, and which threads end there. */
type Stretch = { from: number; to: number; ends: string | null }

const isWithin = (at: number, stretches: readonly Stretch[]) =>
  stretches.some(({ from, to }) => from <= at && at < to)

const markedNode = (node: StoredNode): StoredNode => ({
  ...node,
  marks: [...(Array.isArray(node.marks) ? node.marks : []), { type: PASSAGE } satisfies StoredMark],
})

const endsAt = (place: number, stretches: readonly Stretch[]): StoredNode[] =>
  stretches.flatMap(({ to, ends }) =>
    ends !== null && to === place ? [{ type: PASSAGE_END, attrs: { code: ends } }] : [],
  )

/** A piece of a line cut where passages begin and end, and the marks of those that end in it or after it. */
const cut = (node: StoredNode, start: number, stretches: readonly Stretch[]): StoredNode[] => {
  const size = typeof node.text === "string" ? node.text.length : 1
  const bounds = new Set([start, start + size])
  for (const { from, to } of stretches)
    for (const bound of [from, to]) if (bound > start && bound < start + size) bounds.add(bound)
  const edges = [...bounds].sort((a, b) => a - b)
  return edges.slice(0, -1).flatMap((edge, index) => {
    const end = edges[index + 1] ?? edge
    const piece =
      typeof node.text === "string" ? { ...node, text: node.text.slice(edge - start, end - start) } : node
    return [isWithin(edge, stretches) ? markedNode(piece) : piece, ...endsAt(end, stretches)]
  })
}

const markLine = (line: StoredNode, stretches: readonly Stretch[]): StoredNode => {
  let place = 0
  const content = nodesIn(line).flatMap((node) => {
    const pieces = cut(node, place, stretches)
    place += typeof node.text === "string" ? node.text.length : 1
    return pieces
  })
  return { ...line, content }
}

/** Goes through the lines in the order of `readingLines`. */
const markLines = (content: StoredNode, byLine: ReadonlyMap<number, Stretch[]>) => {
  let at = 0
  const walk = (node: StoredNode, depth: number): StoredNode => {
    if (depth > MAX_DEPTH) return node
    if (node.type === "paragraph") {
      const stretches = byLine.get(at++)
      return stretches ? markLine(node, stretches) : node
    }
    return Array.isArray(node.content)
      ? { ...node, content: nodesIn(node).map((inside) => walk(inside, depth + 1)) }
      : node
  }
  return walk(content, 0)
}

/** A stored text with the passages of threads marked for reading; those whose words have gone are left out. */
export const markPassages = (content: StoredNode, threads: readonly Anchored[]): StoredNode => {
  const lines = readingLines(content)
  const folded = foldLines(lines)
  const byLine = new Map<number, Stretch[]>()
  const add = (code: string, { from, to }: Passage) => {
    for (let at = from.line; at <= to.line; at++) {
      const line = lines[at]
      if (!line) continue
      const end = at === to.line ? to.offset : line.text.length
      const stretch = {
        from: placeIn(line, at === from.line ? from.offset : 0, false),
        to: placeIn(line, end, true),
        ends: at === to.line ? code : null,
      }
      byLine.set(at, [...(byLine.get(at) ?? []), stretch])
    }
  }
  for (const { code, quote, ...rest } of threads) {
    const passage = quote === null ? null : findQuote(folded, { quote, ...rest })
    if (passage) add(code, passage)
  }
  return byLine.size > 0 ? markLines(content, byLine) : content
}
