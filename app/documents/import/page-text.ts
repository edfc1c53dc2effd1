import { readLine } from "../editor/line.ts"
import { nodesIn, type StoredNode } from "../editor/reading-tree.ts"
import type { FoundPicture, TakenPicture } from "./found-picture.ts"
import { FileRefused, type LeftOut } from "./limits.ts"
import { newTally } from "./line-gatherer.ts"
import { notesOf } from "./page-notes.ts"
import { elementsIn, hasClass, type PageElement, readPage, wordsIn } from "./page-tree.ts"
import { type Reader, readLines, readNotes } from "./read-lines.ts"

/** How much of each kind a text has: what is told before a document is made of it. */
export type Kept = Record<"headings" | "lines" | "items" | "tables" | "notes" | "links" | "pictures", number>
/** A page as a text of ours, with the pictures that it carries as they came. */
export type PageText = Omit<ImportedText, "pictures"> & { found: FoundPicture[] }
/** A file as a text of ours, not yet a document. */
export type ImportedText = {
  title: string | null
  content: StoredNode
  kept: Kept
  left: { what: LeftOut; count: number }[]
  /** The pictures that the text shows, in their order, by the name that their node has for `src`. */
  pictures: TakenPicture[]
}

const LONGEST_TITLE = 200
const spaced = (text: string) => text.replace(/\s+/g, " ").trim()

const all = (element: PageElement, name: string): PageElement[] => [
  ...(element.tagName === name ? [element] : []),
  ...elementsIn(element).flatMap((child) => all(child, name)),
]

type Title = { words: string | null; element: PageElement | null; shift: number }

/** The title of a page: what is marked as one, else its only first heading, else what its head says. */
const titleOf = (page: PageElement, beside: string | null): Title => {
  const headings = all(page, "h1")
  const marked = headings.find((heading) => hasClass(heading, "title"))
  if (marked) return { words: spaced(wordsIn(marked)), element: marked, shift: 0 }
  const [only, ...others] = headings
  const words = only ? spaced(wordsIn(only)) : ""
  const isTitle = others.length === 0 && words !== "" && (beside === null || beside === words)
  if (only && isTitle) return { words, element: only, shift: 1 }
  if (beside !== null) return { words: beside, element: null, shift: 0 }
  const named = all(page, "title")[0]
  return { words: named ? spaced(wordsIn(named)) : null, element: null, shift: 0 }
}

const detached = (page: PageElement, element: PageElement): void => {
  const parent = element.parentNode
  if (parent && page !== element) parent.childNodes = parent.childNodes.filter((child) => child !== element)
}

const countIn = (nodes: readonly StoredNode[], kept: Kept): Kept => {
  for (const node of nodes) {
    if (node.type === "table") kept.tables++
    if (node.type === "footnote") kept.notes++
    if (node.type === "image") kept.pictures++
    if (node.marks?.some(({ type }) => type === "link")) kept.links++
    if (node.type === "paragraph") {
      const line = readLine(node.attrs)
      kept[line.level > 0 ? "headings" : line.list === "none" ? "lines" : "items"]++
    }
    countIn(nodesIn(node), kept)
  }
  return kept
}

const newKept = (): Kept => ({ headings: 0, lines: 0, items: 0, tables: 0, notes: 0, links: 0, pictures: 0 })

/** There is always a line to write on: no text ends with a table. */
const withLastLine = (blocks: StoredNode[]): StoredNode[] =>
  blocks.at(-1)?.type === "paragraph" ? blocks : [...blocks, { type: "paragraph" }]

/**
 * A page, of whatever format, as a text: the same step for all.
 * @throws FileRefused when it is too large, too deep, or holds no words
 */
export const textOfPage = (html: string, beside: string | null = null): PageText => {
  const page = readPage(html)
  const { words, element, shift } = titleOf(page, beside)
  if (element) detached(page, element)
  const reader: Reader = {
    notes: notesOf(page),
    tally: newTally(),
    left: new Map(),
    refs: new Map(),
    shift,
    found: [],
  }
  const body = elementsIn(page).filter(({ tagName }) => tagName !== "head")
  const blocks = body.flatMap((part) => readLines(reader, part))
  const content = withLastLine([...blocks, ...readNotes(reader)])
  if (reader.tally.letters === 0 && reader.found.length === 0) throw new FileRefused("empty")
  return {
    title: words ? words.slice(0, LONGEST_TITLE) : null,
    content: { type: "doc", content },
    kept: countIn(content, newKept()),
    left: [...reader.left].map(([what, count]) => ({ what, count })),
    found: reader.found,
  }
}
