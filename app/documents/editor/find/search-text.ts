import type { Node } from "@tiptap/pm/model"
import { type Compared, comparedOf, type Likeness } from "./letters.ts"
import { type Query, rangesIn } from "./matching.ts"

/** A place of the document that has what is looked for; `isFixed`: within a name that is not text to be changed. */
export type Match = { from: number; to: number; isFixed: boolean }

type Piece = { start: number; end: number; at: number; size: number; isFixed: boolean }
type Line = { text: string; pieces: Piece[] }

const wordsOfLeaf = (node: Node): string => {
  if (node.type.name === "hardBreak") return "\n"
  // What is no text parts the words around it.
  return typeof node.attrs.label === "string" ? node.attrs.label : "\ufffc"
}

/** The words of a line, and where in it each piece of them stands. */
const lineOf = (node: Node): Line => {
  const pieces: Piece[] = []
  let text = ""
  node.forEach((child, offset) => {
    const words = child.isText ? (child.text ?? "") : wordsOfLeaf(child)
    const end = text.length + words.length
    pieces.push({ start: text.length, end, at: offset, size: child.nodeSize, isFixed: !child.isText })
    text += words
  })
  return { text, pieces }
}

const placeIn = ({ pieces }: Line, from: number, to: number): Match => {
  const first = pieces.find(({ end }) => from < end)
  const last = pieces.findLast(({ start }) => start < to)
  const touched = pieces.filter(({ start, end }) => start < to && from < end)
  if (!first || !last) throw new Error("The place is not in the line")
  return {
    from: first.isFixed ? first.at : first.at + from - first.start,
    to: last.isFixed ? last.at + last.size : last.at + to - last.start,
    isFixed: touched.some(({ isFixed }) => isFixed),
  }
}

/**
 * Finds in a document, and remembers each line as long as it stands as it is: after a change only what changed
 * is read again.
 */
export const newSearch = () => {
  let lines = new WeakMap<Node, { line: Line; compared: Compared }>()
  let found = new WeakMap<Node, Match[]>()
  let likeness = ""
  let asked = ""

  const read = (node: Node, how: Likeness) => {
    const known = lines.get(node)
    if (known) return known
    const line = lineOf(node)
    const made = { line, compared: comparedOf(line.text, how) }
    lines.set(node, made)
    return made
  }

  const matchesOf = (node: Node, query: Query): Match[] => {
    const known = found.get(node)
    if (known) return known
    const { line, compared } = read(node, query)
    const made = rangesIn(line.text, compared, query).map(({ from, to }) => placeIn(line, from, to))
    found.set(node, made)
    return made
  }

  /** All places of a document that have what is looked for, in order. */
  return (doc: Node, query: Query): Match[] => {
    const how = `${query.matchCase} ${query.matchAccents}`
    const whole = JSON.stringify(query)
    if (how !== likeness) lines = new WeakMap()
    if (whole !== asked) found = new WeakMap()
    likeness = how
    asked = whole
    const all: Match[] = []
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true
      for (const { from, to, isFixed } of matchesOf(node, query))
        all.push({ from: pos + 1 + from, to: pos + 1 + to, isFixed })
      return false
    })
    return all
  }
}
export type Search = ReturnType<typeof newSearch>

/** The match that one comes to from a place: the first at it or after it, else the first of all. */
export const matchFrom = (matches: readonly Match[], place: number): number => {
  const at = matches.findIndex(({ from }) => from >= place)
  return at < 0 ? (matches.length > 0 ? 0 : -1) : at
}
