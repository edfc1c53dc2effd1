import { Node } from "@tiptap/core"
import { headingTag } from "./heading-tag.ts"
import { isBlockId, LINE_ATTRIBUTES, type Line, readLine, storeLine } from "./line.ts"

/** What a screen reader says of a line, e.g. "elenco puntato, livello 2"; null for plain text and headings. */
export type LineRole = (line: Line) => string | null

const flag = (name: string, value: string | boolean | number) =>
  value === "none" || value === false || value === 0 ? {} : { [name]: value === true ? "" : String(value) }

/** What the style sheet and the outline need of a line, as attributes of its element in the editor. */
export const lineDom = (line: Line): Record<string, string> => ({
  ...(isBlockId(line.id) ? { id: line.id } : {}),
  ...flag("data-list", line.list),
  ...flag("data-indent", line.indent),
  ...flag("data-checked", line.list === "task" && line.checked),
  ...flag("data-quote", line.quote),
  ...flag("data-box", line.box),
  ...flag("data-note", line.note !== null),
  ...(line.lang ? { lang: line.lang } : {}),
  dir: line.dir ?? "auto",
})

/** A line's data as one attribute: how it travels through the clipboard, without its id. */
export const lineToClipboard = (line: Line): string => {
  const { id: _, ...stored } = storeLine(line)
  return JSON.stringify(Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== null)))
}

/** The other way round; null when it is not ours. */
export const lineFromClipboard = (text: string | null): Record<string, unknown> | null => {
  try {
    const stored: unknown = JSON.parse(text ?? "")
    if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return null
    return storeLine({ ...readLine(stored as Record<string, unknown>), id: null })
  } catch {
    return null
  }
}

const tagLevel = (element: HTMLElement) => {
  const level = /^H([1-6])$/.exec(element.tagName)?.[1]
  return level ? { level: Number(level) } : {}
}

const unrendered = { default: null, rendered: false, parseHTML: () => null }

/**
 * Says what a line of a list is. In the editor lines are paragraphs, since a list role needs a list around it;
 * copies and the reading page have real lists. It stands in the line's own element: as decorations, each letter
 * of a long text would cost a look at all of its lines.
 */
const roleDom = (line: Line, roleOf: LineRole | null): Record<string, string> => {
  const description = roleOf?.(line)
  return description ? { role: "paragraph", "aria-roledescription": description } : {}
}

/** The one node that all lines of text are. It keeps the name that tables and defaults expect. */
export const LineNode = Node.create<{ roleOf: LineRole | null }>({
  name: "paragraph",
  addOptions: () => ({ roleOf: null }),
  priority: 1000,
  group: "block",
  content: "inline*",
  addAttributes: () => Object.fromEntries(LINE_ATTRIBUTES.map((name) => [name, unrendered])),
  parseHTML: () => [
    ...["p", "h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) =>
        lineFromClipboard(element.getAttribute("data-line")) ?? tagLevel(element),
    })),
  ],
  renderHTML({ node }) {
    const line = readLine(node.attrs)
    const dom = { ...lineDom(line), ...roleDom(line, this.options.roleOf) }
    return [line.level > 0 ? headingTag(line.level) : "p", dom, 0]
  },
})
