import type * as Y from "yjs"
import { FIELD } from "../editor/schema-version.ts"
import { replaceContent } from "./content.ts"
import { blocksIn, type ReadingNode } from "./reading.ts"

/**
 * A section of a text that the server writes again and again. Its blocks are known by how their ids begin
 * (`b-s-KEY-`), wherever they stand; what people write between them is not part of it.
 */
export type Fill = {
  section: string
  content: readonly ReadingNode[]
  /** The marks of what the server wrote there before: other words are somebody's and stay. Null takes them out. */
  knows: readonly string[] | null
  /** The sections that follow it, in order: it comes before the first of them that is there. */
  before: readonly string[]
}

/** Lines that the server adds before the first of these sections, where people go on writing. */
export type Addition = { content: readonly ReadingNode[]; before: readonly string[] }

const prefixOf = (section: string) => `b-s-${section}-`
const idOf = ({ attrs }: ReadingNode) => (typeof attrs?.id === "string" ? attrs.id : "")
const isOf = (section: string) => (node: ReadingNode) => idOf(node).startsWith(prefixOf(section))

/** The id of a block that the system writes. */
export const sectionBlockId = (section: string, place: string): string => `${prefixOf(section)}${place}`

/** A block as somebody reads it: kind, words and looks, whatever the editor noted beside. */
const seen = ({ type, attrs = {}, content = [], text = "", marks = [] }: ReadingNode): unknown => [
  type,
  ...[attrs.level, attrs.list, attrs.header].map((value) => value || 0),
  text,
  marks.map((mark) => mark.type).sort(),
  content.map(seen),
]

/** Two numbers of 32 bits over a text (cyrb53): told apart are a few dozen wordings, not forgeries. */
const hash = (text: string): string => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (b >>> 0).toString(36).padStart(7, "0") + (a >>> 0).toString(36).padStart(7, "0")
}

/** The mark of a section's words: alike as long as nobody changes what stands in its blocks. */
export const markOf = (blocks: readonly ReadingNode[]): string => hash(JSON.stringify(blocks.map(seen)))

/** The mark of a section that is not there. */
export const NO_WORDS = markOf([])

/** A section's blocks in a text. */
export const sectionIn = (blocks: readonly ReadingNode[], section: string): ReadingNode[] =>
  blocks.filter(isOf(section))

/** Where the first of these sections begins; the end of the text where none is there. */
const placeBefore = (blocks: readonly ReadingNode[], sections: readonly string[]): number => {
  for (const section of sections) {
    const at = blocks.findIndex(isOf(section))
    if (at >= 0) return at
  }
  return blocks.length
}

/** The text with a section's blocks replaced where they stand; what others wrote between them stays there. */
export const filled = (blocks: readonly ReadingNode[], { section, content, before }: Fill): ReadingNode[] => {
  const own = isOf(section)
  const last = blocks.findLastIndex(own)
  if (last < 0) {
    const at = placeBefore(blocks, before)
    return [...blocks.slice(0, at), ...content, ...blocks.slice(at)]
  }
  const ids = content.map(idOf)
  const result: ReadingNode[] = []
  let next = 0
  for (const [at, block] of blocks.entries()) {
    if (!own(block)) result.push(block)
    const reached = own(block) ? ids.indexOf(idOf(block), next) + 1 : 0
    const until = at === last ? content.length : reached
    if (until > next) result.push(...content.slice(next, until))
    next = Math.max(next, until)
  }
  return result
}

const isBlank = (node: ReadingNode | undefined) =>
  node?.type === "paragraph" && !node.content?.length && !idOf(node).startsWith("b-s-")

/** The text with lines added before a section, and above the empty line that people left to write on. */
export const added = (blocks: readonly ReadingNode[], { content, before }: Addition): ReadingNode[] => {
  const place = placeBefore(blocks, before)
  const at = isBlank(blocks[place - 1]) ? place - 1 : place
  return [...blocks.slice(0, at), ...content, ...blocks.slice(at)]
}

/** Writes a section of a document, unless somebody has changed it by hand. */
export const fillSection = (doc: Y.Doc, fill: Fill): void => {
  const blocks = blocksIn(doc.getXmlFragment(FIELD))
  const own = sectionIn(blocks, fill.section)
  if (fill.knows && !fill.knows.includes(markOf(own))) return
  replaceContent(doc, filled(blocks, fill))
}

/** Adds lines to a document, once: their ids are known. */
export const addLines = (doc: Y.Doc, addition: Addition): void => {
  const blocks = blocksIn(doc.getXmlFragment(FIELD))
  const there = new Set(blocks.map(idOf))
  if (addition.content.some((node) => there.has(idOf(node)))) return
  replaceContent(doc, added(blocks, addition))
}
