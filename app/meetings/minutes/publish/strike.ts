import type { ReadingMark, ReadingNode } from "../../../documents/state/reading.ts"

/** Words to take out wherever they stand, and what stands there instead. */
export type Strike = { words: string; put: string }

type Piece = { text: string; marks: readonly ReadingMark[] }

/** Marks that are looks and nothing else: where a link leads may say a name. */
const LOOKS = ["bold", "italic", "strike", "code", "superscript", "subscript"]
/** What a line may say of itself: none of it is anybody's words. */
const LINE = ["level", "list", "checked", "indent", "quote", "lang", "dir"] as const
const CELL = ["colspan", "rowspan", "header"] as const

const marksOf = ({ marks = [] }: ReadingNode): ReadingMark[] =>
  marks.flatMap(({ type }) => (LOOKS.includes(type) ? [{ type }] : []))

/** The words of a line as one run: a mention is its name, an end of line a blank. */
const piecesOf = (node: ReadingNode): Piece[] => {
  if (node.text !== undefined) return [{ text: node.text, marks: marksOf(node) }]
  if (node.type === "hardBreak") return [{ text: "\n", marks: [] }]
  if (node.content) return node.content.flatMap(piecesOf)
  const label = node.type === "mention" ? node.attrs?.label : null
  return typeof label === "string" ? [{ text: label, marks: [] }] : []
}

/** Soft hyphens and signs without width part words that a reader sees whole. */
const UNSEEN = "\\u00ad\\u200b-\\u200f\\u2060\\ufeff"
const special = /[.*+?^${}()|[\]\\]/g
const signs = (word: string) => [...word].map((sign) => sign.replace(special, "\\$&")).join(`[${UNSEEN}]*`)

/** Finds words as a reader does: whatever the case, the blanks, the kind of apostrophe; and never inside a longer word. */
const patternOf = (words: string): RegExp | null => {
  const parts = words.normalize("NFC").split(/\s+/u).filter(Boolean)
  if (parts.length === 0) return null
  const body = parts.map(signs).join(`[\\s${UNSEEN}]+`).replace(/['’]/g, "['’]")
  const [before, behind] = [/^[\p{L}\p{N}]/u.test(parts[0] ?? ""), /[\p{L}\p{N}]$/u.test(parts.at(-1) ?? "")]
  return new RegExp(
    `${before ? "(?<![\\p{L}\\p{N}])" : ""}${body}${behind ? "(?![\\p{L}\\p{N}])" : ""}`,
    "giu",
  )
}

/** A strike with what finds its words, made once for a whole text. */
type Ready = { pattern: RegExp; put: string }

/** The longest first, so that a name does not survive as a part of another. */
const ready = (strikes: readonly Strike[]): Ready[] =>
  strikes
    .toSorted((a, b) => b.words.length - a.words.length)
    .flatMap(({ words, put }) => {
      const pattern = patternOf(words)
      return pattern ? [{ pattern, put }] : []
    })

type Cut = { from: number; until: number; put: string }

/** Where something is taken out. */
const cutsIn = (text: string, strikes: readonly Ready[]): Cut[] => {
  const cuts: Cut[] = []
  for (const { pattern, put } of strikes) {
    for (const match of text.matchAll(pattern)) {
      const [from, until] = [match.index, match.index + match[0].length]
      if (!cuts.some((cut) => from < cut.until && until > cut.from)) cuts.push({ from, until, put })
      // What begins or ends inside another cut is taken out as far as it stands beside it.
      else extend(cuts, from, until)
    }
  }
  return cuts.toSorted((a, b) => a.from - b.from)
}

const extend = (cuts: Cut[], from: number, until: number): void => {
  const touching = cuts.filter((cut) => from < cut.until && until > cut.from)
  const [first] = touching
  if (!first) return
  first.from = Math.min(from, ...touching.map((cut) => cut.from))
  first.until = Math.max(until, ...touching.map((cut) => cut.until))
  for (const other of touching.slice(1)) cuts.splice(cuts.indexOf(other), 1)
}

const textNode = (text: string, marks: readonly ReadingMark[]): ReadingNode[] => {
  if (text === "") return []
  const lines = text.split("\n")
  const looks = marks.length > 0 ? { marks: [...marks] } : {}
  return lines.flatMap((line, at): ReadingNode[] => [
    ...(at > 0 ? [{ type: "hardBreak" }] : []),
    ...(line === "" ? [] : [{ type: "text", text: line, ...looks }]),
  ])
}

const struck = (pieces: readonly Piece[], strikes: readonly Ready[]): ReadingNode[] => {
  const text = pieces.map((piece) => piece.text).join("")
  const cuts = cutsIn(text, strikes)
  const nodes: ReadingNode[] = []
  let at = 0
  for (const piece of pieces) {
    const end = at + piece.text.length
    let from = at
    for (const cut of cuts) {
      if (cut.until <= from || cut.from >= end) continue
      if (cut.from > from) nodes.push(...textNode(text.slice(from, cut.from), piece.marks))
      // A cut over several pieces is said once, where it begins.
      if (cut.from >= at) nodes.push({ type: "text", text: cut.put })
      from = Math.min(cut.until, end)
    }
    if (from < end) nodes.push(...textNode(text.slice(from, end), piece.marks))
    at = end
  }
  return nodes
}

/** A line of words with something taken out. */
export const struckText = (text: string, strikes: readonly Strike[]): string => {
  const normal = text.normalize("NFC")
  return struck([{ text: normal, marks: [] }], ready(strikes))
    .map((node) => (node.type === "hardBreak" ? "\n" : (node.text ?? "")))
    .join("")
}

const kept = (attrs: ReadingNode["attrs"], names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (attrs?.[name] == null ? [] : [[name, attrs[name]]])))

/**
 * A text made anew for everybody: lines, tables and looks are taken over one by one and everything else is left
 * behind (pictures, links, mentions, footnote marks, comments, ids of blocks), and of the words what is to be struck
 * out stands in none of them.
 */
export const publicText = (text: ReadingNode, strikes: readonly Strike[], picture: string): ReadingNode => {
  let count = 0
  const patterns = ready(strikes)
  const lineOf = (node: ReadingNode): ReadingNode => {
    const pieces = (node.content ?? []).flatMap(piecesOf).map((piece) => ({
      ...piece,
      text: piece.text.normalize("NFC"),
    }))
    const content = struck(pieces, patterns)
    const attrs = { id: `b-p${++count}`, ...kept(node.attrs, LINE) }
    return { type: "paragraph", attrs, ...(content.length > 0 && { content }) }
  }
  const blockOf = (node: ReadingNode): ReadingNode[] => {
    const inside = () => (node.content ?? []).flatMap(blockOf)
    if (node.type === "paragraph" || node.type === "heading") return [lineOf(node)]
    if (node.type === "table") return [{ type: "table", attrs: { id: `b-p${++count}` }, content: inside() }]
    if (node.type === "tableRow") return [{ type: "tableRow", content: inside() }]
    if (node.type === "tableCell" || node.type === "tableHeader")
      return [{ type: "tableCell", attrs: kept(node.attrs, CELL), content: inside() }]
    if (node.type === "image")
      return [lineOf({ type: "paragraph", content: [{ type: "text", text: picture }] })]
    const isLine = (node.content ?? []).some((child) => child.text !== undefined)
    return isLine ? [lineOf(node)] : inside()
  }
  return { type: "doc", content: (text.content ?? []).flatMap(blockOf) }
}
