import { type Line, type ListKind, MAX_INDENT, readLine } from "./line.ts"
import { lineFromClipboard } from "./line-node.ts"
import { LineGatherer } from "./paste-lines.ts"
import { inlineMarks, type PastedMark, wrapped } from "./paste-marks.ts"
import { adoptNotes } from "./paste-notes.ts"
import { headingLevel, tidy } from "./paste-tidy.ts"
import { wordListItem } from "./paste-word.ts"

/** Where the walk stands in the pasted page. */
type Place = {
  data: Partial<Line>
  marks: readonly PastedMark[]
  /** The list that items belong to, and how deep it is. */
  list: ListKind
  depth: number
  isCode: boolean
}

const IGNORED = new Set([
  "STYLE",
  "SCRIPT",
  "TITLE",
  "META",
  "LINK",
  "TEMPLATE",
  "NOSCRIPT",
  "O:P",
  "HEAD",
  "SVG",
  "IFRAME",
])
const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER HTML LI MAIN NAV OL P PRE SECTION SUMMARY UL".split(
    " ",
  ),
)
/** What our own copies carry for people who paste them elsewhere, and we know already. */
const OWN_EXTRAS =
  ".tick, .callout > .kick, [role=doc-endnotes] > h2, [role=doc-backlink], a.address, a.to-comment"

const listKind = (element: Element): ListKind => (element.tagName === "OL" ? "ordered" : "bullet")

const isOurs = (image: Element): boolean => /^\/[^/\\]/.test(image.getAttribute("src") ?? "")

/** What a list item is: a task where it shows or announces a box to tick. */
const itemData = (item: Element, place: Place): Partial<Line> => {
  const said = item.getAttribute("aria-level") ?? item.getAttribute("data-aria-level")
  const depth = Number(said) || place.depth
  const indent = Math.min(Math.max(depth - 1, 0), MAX_INDENT)
  const box = item.querySelector(":scope > input[type=checkbox], :scope > p > input[type=checkbox]")
  const isTask = box !== null || item.getAttribute("role") === "checkbox"
  const checked = box?.hasAttribute("checked") || item.getAttribute("aria-checked") === "true"
  return { ...place.data, list: isTask ? "task" : place.list, checked: isTask && checked, indent, level: 0 }
}

class Flattener {
  constructor(
    private readonly page: Document,
    private readonly lines: LineGatherer,
  ) {}

  children(parent: Node, place: Place) {
    for (const child of parent.childNodes) this.node(child, place)
  }

  private node(node: Node, place: Place) {
    if (node.nodeType === 3) this.text(node.nodeValue ?? "", place)
    else if (node instanceof Element) this.element(node, place)
  }

  private text(value: string, place: Place) {
    if (place.isCode) {
      value.split("\n").forEach((text, at) => {
        if (at > 0) this.lines.open(place.data)
        // Blanks at the start of a line would be taken for the page's own.
        const words = text.replace(/^ +/, (blanks) => "\u00a0".repeat(blanks.length))
        if (words !== "") this.lines.add(wrapped(this.page, words, place.marks), place.data)
      })
      return
    }
    const text = value.replace(/[\t\n\r\f ]+/g, " ")
    const isGap = text.trim() === ""
    if (isGap && (!this.lines.isOpen || this.lines.isEmpty)) return
    const words = this.lines.isOpen && !this.lines.isEmpty ? text : text.replace(/^ /, "")
    this.lines.add(wrapped(this.page, words, place.marks), place.data)
  }

  private element(element: Element, place: Place) {
    if (IGNORED.has(element.tagName) || element.matches(OWN_EXTRAS)) return
    const own = element.getAttribute("data-line")
    const word = element.tagName === "P" ? wordListItem(element) : null
    if (own !== null) this.line(element, { ...place, data: readLine(lineFromClipboard(own)) })
    else if (word) this.line(word.element, { ...place, data: { ...place.data, ...word.data } })
    else if (element.tagName === "TABLE") this.lines.block(this.table(element))
    else if (element.tagName === "IMG") this.image(element, place)
    else if (element.tagName === "FIGURE") this.figure(element, place)
    else if (element.tagName === "BR") this.breakLine(place)
    else if (headingLevel(element) > 0)
      this.line(element, { ...place, data: { ...place.data, level: headingLevel(element) } })
    else if (BLOCKS.has(element.tagName) || element.tagName === "BLOCKQUOTE") this.block(element, place)
    else this.inline(element, place)
  }

  private line(element: Element, place: Place) {
    this.lines.open(place.data)
    // What a heading or an item holds beyond its first line is not a heading or an item again.
    this.children(element, { ...place, data: { ...place.data, level: 0, list: "none", checked: false } })
    this.lines.close()
  }

  private block(element: Element, place: Place) {
    const { tagName } = element
    if (tagName === "LI") return this.item(element, place)
    const isFirstOfItem = this.lines.isOpen && this.lines.isEmpty && place.depth > 0
    if (!isFirstOfItem) this.lines.close()
    this.children(element, this.placeIn(element, place))
    this.lines.close()
  }

  private placeIn(element: Element, place: Place): Place {
    const { tagName } = element
    if (tagName === "UL" || tagName === "OL")
      return { ...place, list: listKind(element), depth: place.depth + 1 }
    if (tagName === "BLOCKQUOTE") return { ...place, data: { ...place.data, quote: true } }
    return tagName === "PRE" ? { ...place, isCode: true } : place
  }

  private item(item: Element, place: Place) {
    const data = itemData(item, place)
    this.lines.open(data)
    const inside = { ...place.data, level: 0, list: "none" as const, indent: (data.indent ?? 0) + 1 }
    this.children(item, { ...place, data: inside, depth: (data.indent ?? 0) + 1 })
    this.lines.close()
  }

  private breakLine(place: Place) {
    if (this.lines.isOpen && !this.lines.isEmpty) this.lines.add(this.page.createElement("br"), place.data)
  }

  /** A picture with the words under it is one thing, where the picture is one of ours. */
  private figure(element: Element, place: Place) {
    const image = element.querySelector("img")
    if (!image || !isOurs(image)) return this.block(element, place)
    this.image(image, place, element.querySelector("figcaption")?.textContent ?? "")
  }

  private image(element: Element, place: Place, caption = element.getAttribute("data-caption") ?? "") {
    const src = element.getAttribute("src") ?? ""
    const alt = element.getAttribute("alt") ?? ""
    // Pictures of other sites are not shown here, so what they say in words is kept.
    if (!isOurs(element)) return this.text(alt, place)
    const image = this.page.createElement("img")
    image.setAttribute("src", src)
    image.setAttribute("alt", alt)
    for (const name of ["width", "height"]) image.setAttribute(name, element.getAttribute(name) ?? "")
    image.setAttribute("data-caption", caption.trim())
    this.lines.block(image)
  }

  private inline(element: Element, place: Place) {
    const marks = inlineMarks(element)
    this.children(element, { ...place, marks: [...place.marks, ...marks] })
  }

  private table(source: Element): HTMLElement {
    const table = this.page.createElement("table")
    for (const row of source.querySelectorAll("tr")) {
      if (row.closest("table") !== source) continue
      const copy = table.appendChild(this.page.createElement("tr"))
      for (const cell of row.children) if (/^T[DH]$/.test(cell.tagName)) copy.append(this.cell(cell))
    }
    return table
  }

  private cell(source: Element): HTMLElement {
    const cell = this.page.createElement(source.closest("thead") ? "th" : source.tagName)
    for (const name of ["colspan", "rowspan"]) {
      const value = source.getAttribute(name)
      if (value) cell.setAttribute(name, value)
    }
    const lines = new LineGatherer(cell, this.page)
    new Flattener(this.page, lines).children(source, START)
    lines.close()
    // Tables do not nest: the words of an inner one stay, line by line.
    for (const inner of cell.querySelectorAll("table")) inner.replaceWith(...inner.querySelectorAll("p"))
    return cell
  }
}

const START: Place = { data: {}, marks: [], list: "bullet", depth: 0, isCode: false }

/**
 * Without what the page's content security policy would report while it is read, though nothing of it would
 * run: sheets and scripts go, styles and handlers of elements become data.
 */
const inert = (html: string): string =>
  html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])(style|on[a-z]+)\s*=/gi, "$1 data-$2="))

/**
 * A pasted page (of a word processor, a mail, this site) as lines: `<p data-line>` for each, tables, and
 * pictures of this site. For the browser; nothing of the page is run or fetched.
 * @param newRef makes the name of a note that comes in: pasted twice, it is two notes
 */
export const flattenedHtml = (html: string, newRef: () => string): string => {
  const page = new DOMParser().parseFromString(inert(html), "text/html")
  tidy(page)
  adoptNotes(page, newRef)
  const out = page.createElement("div")
  const lines = new LineGatherer(out, page)
  new Flattener(page, lines).children(page.body, START)
  lines.close()
  return out.innerHTML
}
