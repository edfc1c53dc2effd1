import { MAX_DEPTH, nodesIn, type StoredNode, textOf } from "../editor/reading-tree.ts"

/** A piece of a line: where its words begin, where it begins as a place of the editor, and how long it is there. */
type Span = { text: number; place: number; size: number; isLeaf: boolean }
/** A line of a text as it is read. */
export type ReadingLine = { id: string | null; text: string; spans: readonly Span[] }

const leafText = (node: StoredNode): string =>
  node.type === "hardBreak" ? " " : (textOf(node.attrs, "label") ?? textOf(node.attrs, "alt") ?? "")

const lineOf = (node: StoredNode): ReadingLine => {
  const spans: Span[] = []
  let text = ""
  let place = 0
  for (const piece of nodesIn(node)) {
    const isLeaf = typeof piece.text !== "string"
    const words = isLeaf ? leafText(piece) : (piece.text ?? "")
    const size = isLeaf ? 1 : words.length
    spans.push({ text: text.length, place, size, isLeaf })
    text += words
    place += size
  }
  return { id: textOf(node.attrs, "id"), text, spans }
}

/** The lines of a stored text, in the order in which they are read; tables are read cell by cell. */
export const readingLines = (content: StoredNode, depth = 0): ReadingLine[] => {
  if (depth > MAX_DEPTH) return []
  if (content.type === "paragraph") return [lineOf(content)]
  return nodesIn(content).flatMap((node) => readingLines(node, depth + 1))
}

/** The offset in a line's words of a place in the editor's line; the inverse of `placeIn`. */
export const offsetIn = (line: ReadingLine, place: number): number => {
  const span = line.spans.findLast((one) => one.place <= place) ?? line.spans[0]
  if (!span) return 0
  if (!span.isLeaf) return span.text + Math.min(place - span.place, span.size)
  const next = line.spans[line.spans.indexOf(span) + 1]
  return place > span.place ? (next?.text ?? line.text.length) : span.text
}

/** The place in the editor's line (0 before its first letter) of an offset in its words. */
export const placeIn = (line: ReadingLine, offset: number, isEnd: boolean): number => {
  const span = line.spans.findLast(({ text }) => (isEnd ? text < offset : text <= offset)) ?? line.spans[0]
  if (!span) return 0
  if (span.isLeaf) return isEnd ? span.place + 1 : span.place
  return Math.min(span.place + offset - span.text, span.place + span.size)
}
