import { type Line, MAX_INDENT } from "../editor/line.ts"
import type { StoredMark, StoredNode } from "../editor/reading-tree.ts"
import { safeHref } from "../editor/safe-href.ts"
import { PICTURE_LIMITS } from "../pictures/limits.ts"
import { embeddedBytes, type FoundPicture, nameOfPicture } from "./found-picture.ts"
import { type LeftOut, LIMITS } from "./limits.ts"
import { LineGatherer, type Tally } from "./line-gatherer.ts"
import { isNoteSection, isWayBack, noteMark, type PageNotes } from "./page-notes.ts"
import {
  ALERT,
  BLOCKS,
  captionBefore,
  captionOf,
  dropAlert,
  dropStart,
  MARKS,
  ownOf,
  PASSED,
  TICK,
} from "./page-rules.ts"
import {
  attributeOf,
  hasClass,
  isElement,
  isText,
  type PageElement,
  type PageNode,
  wordsIn,
} from "./page-tree.ts"
import { readTable } from "./read-table.ts"

/** Where an element stands. */
type Place = {
  data: Partial<Line>
  marks: readonly StoredMark[]
  depth: number
  list: Line["list"]
  keepBlanks: boolean
  inCell: boolean
}
export const START: Place = {
  data: {},
  marks: [],
  depth: 0,
  list: "bullet",
  keepBlanks: false,
  inCell: false,
}

/** What the reader of one file shares over its parts. */
export type Reader = {
  notes: PageNotes
  tally: Tally
  left: Map<LeftOut, number>
  /** The pictures that the page carries, in their order. */
  found: FoundPicture[]
  /** The name of each note in the text, by its id in the page. */
  refs: Map<string, string>
  /** How much deeper headings stand in the page than in the text: 1 where its h1 is the title. */
  shift: number
}

/**
 * The one step that everything passes: an element of a page becomes lines, tables and words of the schema, or
 * is left out and counted. Nothing is taken that is not named here.
 */
class LineReader {
  constructor(
    private readonly reader: Reader,
    readonly lines: LineGatherer,
    /** In a table: where its pictures go, since cells hold none. */
    private readonly beside: StoredNode[] | null = null,
  ) {}

  children(node: PageNode, place: Place) {
    if ("childNodes" in node) for (const child of node.childNodes) this.node(child, place)
  }

  private node(node: PageNode, place: Place) {
    if (isText(node)) this.lines.words(node.value, place.marks, place.data, place.keepBlanks)
    else if (isElement(node)) this.element(node, place)
  }

  private element(element: PageElement, place: Place) {
    const { tagName } = element
    if (this.isPassed(element, place)) return
    const level = Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0)
    const ref = noteMark(element, this.reader.notes)
    if (ref !== null) this.lines.node({ type: "footnote", attrs: { ref: this.refOf(ref) } }, place.data)
    else if (level > 0) this.heading(element, level, place)
    else if (tagName === "table") this.table(element, place)
    else if (tagName === "br") this.lines.node({ type: "hardBreak" }, place.data)
    else if (tagName === "blockquote") this.quote(element, place)
    else if (BLOCKS.has(tagName)) this.block(element, place)
    else this.inline(element, place)
  }

  private isPassed(element: PageElement, place: Place): boolean {
    const { tagName } = element
    if (attributeOf(element, "data-tavoli") !== null || hasClass(element, "tavoli-frame"))
      return this.leave("frame")
    if (hasClass(element, "tick") || isWayBack(element) || this.reader.notes.lists.has(element)) return true
    if (
      tagName === "input" &&
      attributeOf(element, "type") === "checkbox" &&
      place.list !== "none" &&
      place.depth > 0
    ) {
      this.lines.become({ list: "task", checked: attributeOf(element, "checked") !== null })
      return true
    }
    if (tagName === "img") return this.picture(element, place)
    if (this.isUnderPicture(element)) return true
    if (captionOf(element) !== null) return true
    if (!Object.hasOwn(PASSED, tagName)) return false
    const what = PASSED[tagName]
    return what ? this.leave(what) : true
  }

  private leave(what: LeftOut): true {
    this.reader.left.set(what, (this.reader.left.get(what) ?? 0) + 1)
    return true
  }

  /**
   * Pictures that the file carries are taken; of those that lie elsewhere the words are. One in a cell leaves its
   * words there and follows the table.
   */
  private picture(element: PageElement, place: Place): true {
    const { found } = this.reader
    const alt = (attributeOf(element, "alt") ?? "").trim()
    const hasRoom = (!place.inCell || this.beside !== null) && found.length < LIMITS.pictures
    const bytes = hasRoom ? embeddedBytes(element) : null
    if (bytes === null) {
      this.lines.words(alt, place.marks, place.data)
      return this.leave("pictures")
    }
    const src = nameOfPicture(found.length + 1)
    found.push({ src, bytes })
    const image = {
      type: "image",
      attrs: { src, ...(alt ? { alt: alt.slice(0, PICTURE_LIMITS.alt) } : {}) },
    }
    if (this.beside === null) this.lines.block(image)
    else {
      this.beside.push(image)
      this.lines.words(alt, place.marks, place.data)
      this.leave("moved_pictures")
    }
    return true
  }

  /** The words under a picture belong to it. */
  private isUnderPicture(element: PageElement): boolean {
    const { blocks, isEmpty } = this.lines
    const last = isEmpty ? blocks.at(-1) : undefined
    const isCaption = element.tagName === "figcaption" || hasClass(element, "caption")
    if (!isCaption || last?.type !== "image" || last.attrs?.caption !== undefined) return false
    const caption = wordsIn(element).replace(/\s+/g, " ").trim().slice(0, PICTURE_LIMITS.caption)
    if (caption) blocks.splice(-1, 1, { ...last, attrs: { ...last.attrs, caption } })
    return true
  }

  private refOf(id: string): string {
    const { refs } = this.reader
    const ref = refs.get(id) ?? `n${refs.size + 1}`
    refs.set(id, ref)
    return ref
  }

  private heading(element: PageElement, level: number, place: Place) {
    const data = place.inCell
      ? {}
      : { level: Math.max(level - this.reader.shift, 1), list: "none" as const, indent: 0 }
    this.lines.open({ ...place.data, ...data, ...ownOf(element) })
    this.children(element, { ...place, data: place.data })
    this.lines.close()
  }

  private block(element: PageElement, place: Place) {
    if (element.tagName === "li") return this.item(element, place)
    const isFirstOfItem = this.lines.isOpen && this.lines.isEmpty && place.depth > 0
    if (!isFirstOfItem) this.lines.close()
    const { shift } = this.reader
    if (isNoteSection(element)) return
    this.children(element, this.placeIn(element, place))
    this.reader.shift = shift
    this.lines.close()
  }

  private placeIn(element: PageElement, place: Place): Place {
    const { tagName } = element
    const data = { ...place.data, ...(tagName === "html" || tagName === "body" ? {} : ownOf(element)) }
    if (tagName === "ul" || tagName === "ol")
      return { ...place, data, depth: place.depth + 1, list: tagName === "ol" ? "ordered" : "bullet" }
    if (hasClass(element, "callout") || hasClass(element, "tavoli-box"))
      return { ...place, data: { ...data, box: "callout" } }
    return tagName === "pre" ? { ...place, data, keepBlanks: true } : { ...place, data }
  }

  private quote(element: PageElement, place: Place) {
    this.lines.close()
    const isAlert = ALERT.test(wordsIn(element))
    const data: Partial<Line> = isAlert ? { ...place.data, box: "callout" } : { ...place.data, quote: true }
    const before = this.lines.blocks.length
    this.children(element, { ...place, data })
    this.lines.close()
    if (isAlert) dropAlert(this.lines.blocks, before)
  }

  private item(element: PageElement, place: Place) {
    const indent = Math.min(Math.max(place.depth - 1, 0), MAX_INDENT)
    const words = wordsIn(element)
    const tick = TICK.exec(words)?.[1]
    const isTask = tick !== undefined || hasClass(element, "task")
    const task: Partial<Line> = isTask
      ? { list: "task", checked: tick === "☑" || tick === "☒" || hasClass(element, "done") }
      : {}
    const list = place.depth > 0 ? place.list : "bullet"
    this.lines.open({ ...place.data, level: 0, list, indent, ...ownOf(element), ...task }, true)
    const at = this.lines.blocks.length
    const inside = { ...place.data, list: "none" as const, indent: Math.min(indent + 1, MAX_INDENT) }
    this.children(element, { ...place, data: inside, depth: Math.max(place.depth, 1) })
    this.lines.close()
    if (tick) dropStart(this.lines.blocks, at, TICK)
  }

  private table(element: PageElement, place: Place) {
    if (place.inCell) {
      this.leave("nested_tables")
      return this.children(element, place)
    }
    const caption = captionBefore(element)
    const pictures: StoredNode[] = []
    const table = readTable(element, caption, (cell) => {
      const gatherer = new LineGatherer(this.reader.tally)
      const inside = new LineReader(this.reader, gatherer, pictures)
      inside.children(cell, { ...START, data: ownOf(cell), inCell: true })
      gatherer.close()
      return gatherer.blocks
    })
    if (table) this.lines.block(table)
    for (const picture of pictures) this.lines.block(picture)
  }

  private inline(element: PageElement, place: Place) {
    const mark = MARKS[element.tagName]
    const marks: StoredMark[] = mark ? [{ type: mark }] : this.link(element)
    const fresh = marks.filter(({ type }) => !place.marks.some((held) => held.type === type))
    const isRow = ["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "option", "label"].includes(
      element.tagName,
    )
    if (isRow) this.lines.close()
    this.children(element, { ...place, marks: [...place.marks, ...fresh] })
    if (isRow) this.lines.close()
  }

  /** Addresses that a browser opens and no others; those of the file's own places lead nowhere here. */
  private link(element: PageElement): StoredMark[] {
    const written = element.tagName === "a" ? attributeOf(element, "href") : null
    if (written === null) return []
    const href = safeHref(written)
    const leads = href !== null && /^(https?:|mailto:)/i.test(href)
    if (leads) return [{ type: "link", attrs: { href } }]
    if (!written.startsWith("#")) this.leave("links")
    return []
  }
}

/** The lines and tables of a part of a page. */
export const readLines = (reader: Reader, part: PageNode, place: Partial<Place> = {}): StoredNode[] => {
  const gatherer = new LineGatherer(reader.tally)
  new LineReader(reader, gatherer).children(part, { ...START, ...place })
  gatherer.close()
  return gatherer.blocks
}

/** The lines of the notes, in the order of their marks. A note may have marks of its own. */
export const readNotes = (reader: Reader): StoredNode[] => {
  const lines: StoredNode[] = []
  const done = new Set<string>()
  for (let next = [...reader.refs]; next.length > 0; next = [...reader.refs].filter(([id]) => !done.has(id)))
    for (const [id, note] of next) {
      done.add(id)
      const body = reader.notes.texts.get(id)
      // What is listed or tabled in a note stands as lines of it.
      const read = body ? readLines(reader, body, { inCell: true, data: { note } }) : []
      lines.push(...read.map((line) => ({ ...line, attrs: { ...line.attrs, note } })))
    }
  return lines
}
