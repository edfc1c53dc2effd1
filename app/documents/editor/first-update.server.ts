import { createHash } from "node:crypto"
import * as Y from "yjs"
import { type Line, storeLine } from "./line.ts"
import { FIELD } from "./schema-version.ts"
import { blocksOf, type Run, type TemplateBlock } from "./template.ts"

const textOf = (runs: readonly Run[]): Y.XmlText => {
  const text = new Y.XmlText()
  text.applyDelta(
    runs.map(({ text: insert, bold, italic, href }) => ({
      insert,
      attributes: {
        ...(bold ? { bold: {} } : {}),
        ...(italic ? { italic: {} } : {}),
        ...(href ? { link: { href } } : {}),
      },
    })),
  )
  return text
}

/** Attributes keep their type, which the declarations of Yjs do not say. */
const withAttributes = (element: Y.XmlElement, attributes: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(attributes))
    if (value !== null) element.setAttribute(name, value as string)
  return element
}

const lineElement = (id: string, line: Partial<Line>, runs: readonly Run[]): Y.XmlElement => {
  const element = withAttributes(new Y.XmlElement("paragraph"), { ...storeLine(line), id })
  if (runs.length > 0) element.insert(0, [textOf(runs)])
  return element
}

const parent = (name: string, children: Y.XmlElement[], attributes: Record<string, unknown> = {}) => {
  const element = withAttributes(new Y.XmlElement(name), attributes)
  element.insert(0, children)
  return element
}

const tableElement = (table: TemplateBlock & { kind: "table" }, newId: () => string): Y.XmlElement => {
  const rows = table.rows.map((cells, at) => {
    const header = table.header && at === 0 ? true : null
    const elements = cells.map((runs) =>
      parent("tableCell", [lineElement(newId(), {}, runs)], { colspan: 1, rowspan: 1, header }),
    )
    return parent("tableRow", elements)
  })
  return parent("table", rows, { id: newId() })
}

/** Ids that depend on the seed and the order alone. */
export const idsFrom = (seed: string) => {
  const base = createHash("sha256").update(seed).digest()
  let made = 0
  return {
    newId: () => `b-${base.readUInt32BE(0).toString(36)}-${(made++).toString(36)}`,
    client: base.readUInt32BE(4),
  }
}

/**
 * The first update of a document. The same seed and blocks always give the same bytes. A line at least is
 * there, and no text ends with a table, so that there is always a line to write on.
 * @param source blocks, or a text in the Markdown of templates (`template.ts`)
 * @param seed what makes the document unlike others: its id
 */
export const firstUpdate = (source: string | readonly TemplateBlock[], seed: string): Uint8Array => {
  const blocks = typeof source === "string" ? blocksOf(source) : source
  const { newId, client } = idsFrom(seed)
  const doc = new Y.Doc()
  doc.clientID = client
  const isOpen = blocks.at(-1)?.kind === "line"
  const all: readonly TemplateBlock[] = isOpen ? blocks : [...blocks, { kind: "line", line: {}, runs: [] }]
  const elements = all.map((block) =>
    block.kind === "table" ? tableElement(block, newId) : lineElement(newId(), block.line, block.runs),
  )
  doc.transact(() => doc.getXmlFragment(FIELD).insert(0, elements))
  return Y.encodeStateAsUpdate(doc)
}
