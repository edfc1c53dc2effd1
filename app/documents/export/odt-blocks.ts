import {
  type Block,
  directionOfWords,
  type Inline,
  type List,
  type Own,
  plainOf,
  type Table,
} from "../../pdf/blocks.ts"
import { coveredAt, gridOf } from "../../pdf/table-grid.ts"
import { columnsXml, figureXml, type OdtDesk } from "./odt-parts.ts"
import { odtDirection, odtLanguage, tableStyle } from "./odt-styles.ts"
import { odtWords, xml } from "./odt-xml.ts"

/** The name of a style of this file: a kind of paragraph in a language and direction that are not the file's. */
const styleFor = (desk: OdtDesk, parent: string, own: Own & { words: readonly Inline[] }): string => {
  const { lang } = own
  const direction = own.dir ?? directionOfWords(plainOf(own.words)) ?? desk.direction
  const dir = direction === desk.direction ? null : direction
  if (!lang && !dir) return parent
  const name = [parent, lang ?? "", dir ?? ""].join("-")
  const made = xml(
    "style:style",
    { "style:name": name, "style:family": "paragraph", "style:parent-style-name": parent },
    ...(dir ? [xml("style:paragraph-properties", odtDirection(dir))] : []),
    ...(lang ? [xml("style:text-properties", odtLanguage({ language: lang, direction }))] : []),
  )
  desk.styles.set(name, made)
  return name
}

const note = (desk: OdtDesk, number: number): string => {
  const id = `ftn${number}`
  const found = desk.notes.get(number)
  if (desk.used.has(number) || !found)
    return xml(
      "text:note-ref",
      { "text:note-class": "footnote", "text:reference-format": "text", "text:ref-name": id },
      String(number),
    )
  desk.used.add(number)
  return xml(
    "text:note",
    { "text:id": id, "text:note-class": "footnote" },
    xml("text:note-citation", {}, String(number)),
    xml("text:note-body", {}, ...found.blocks.map((block) => odtBlock(desk, block, "Footnote"))),
  )
}

const MARKS: readonly [(inline: Inline) => boolean, string][] = [
  [({ raised }) => raised === "super", "Raised"],
  [({ raised }) => raised === "sub", "Lowered"],
  [({ code }) => code === true, "Source_20_Text"],
  [({ strike }) => strike === true, "Struck"],
  [({ italic }) => italic === true, "Emphasis"],
  [({ bold }) => bold === true, "Strong_20_Emphasis"],
]

const inlineXml = (desk: OdtDesk, inline: Inline): string => {
  if (inline.note) return note(desk, inline.note)
  let written = inline.isBreak ? "<text:line-break/>" : odtWords(inline.text)
  for (const [has, style] of MARKS)
    if (has(inline)) written = xml("text:span", { "text:style-name": style }, written)
  if (!inline.href) return written
  return xml(
    "text:a",
    { "xlink:type": "simple", "xlink:href": inline.href, "text:style-name": "Internet_20_link" },
    written,
  )
}

const wordsXml = (desk: OdtDesk, words: readonly Inline[]) =>
  words.map((inline) => inlineXml(desk, inline)).join("")
const bookmark = ({ id }: Own) => (id ? xml("text:bookmark", { "text:name": id }) : "")

const paragraphXml = (desk: OdtDesk, own: Own & { words: readonly Inline[] }, style: string): string =>
  xml("text:p", { "text:style-name": styleFor(desk, style, own) }, bookmark(own), wordsXml(desk, own.words))

const TICKS = { done: "☑ ", open: "☐ " }

const listXml = (desk: OdtDesk, list: List, style: string): string => {
  const name = { bullet: "Bullets", ordered: "Numbers", task: "Tasks" }[list.style]
  const items = list.items.map(({ state, blocks }) => {
    const [first, ...rest] = blocks
    const ticked: Block[] =
      state && first?.kind === "paragraph"
        ? [{ ...first, words: [{ text: TICKS[state] }, ...first.words] }, ...rest]
        : blocks
    return xml("text:list-item", {}, ...ticked.map((block) => odtBlock(desk, block, style)))
  })
  return xml("text:list", { "text:style-name": name }, ...items)
}

/** The style of a table, a new one where its columns are read from the other side than the file's. */
const styleOfTable = (desk: OdtDesk, { dir }: Table): string => {
  if (!dir || dir === desk.direction) return "Table"
  const name = `Table-${dir}`
  desk.styles.set(name, tableStyle(name, dir))
  return name
}

const tableXml = (desk: OdtDesk, table: Table): string => {
  const grid = gridOf(table.rows)
  const rows = grid.rows.map((row, at) => {
    const cells: { column: number; written: string }[] = row.map(({ cell, column }) => ({
      column,
      written: xml(
        "table:table-cell",
        {
          "table:style-name": cell.heads ? "CellHead" : "Cell",
          "office:value-type": "string",
          "table:number-columns-spanned": cell.colspan > 1 ? cell.colspan : null,
          "table:number-rows-spanned": cell.rowspan > 1 ? cell.rowspan : null,
        },
        ...cell.blocks.map((block) =>
          odtBlock(desk, block, cell.heads ? "Table_20_Heading" : "Table_20_Contents"),
        ),
      ),
    }))
    for (const column of coveredAt(grid, at)) cells.push({ column, written: "<table:covered-table-cell/>" })
    const whole = cells.sort((a, b) => a.column - b.column).map(({ written }) => written)
    const missing = Array.from({ length: grid.columns - cells.length }, () => "<table:table-cell/>")
    return xml("table:table-row", {}, ...whole, ...missing)
  })
  const name = `Table${++desk.tables}`
  const style = styleOfTable(desk, table)
  const caption = table.caption
    ? xml("text:p", { "text:style-name": "Caption" }, odtWords(table.caption))
    : ""
  const head = rows.slice(0, table.headRows)
  const headRows = head.length > 0 ? xml("table:table-header-rows", {}, ...head) : ""
  if (grid.columns === 0) return caption
  return `${caption}${xml("table:table", { "table:name": name, "table:style-name": style }, columnsXml(desk, grid, name), headRows, ...rows.slice(table.headRows))}`
}

const headingXml = (desk: OdtDesk, block: Block & { kind: "heading" }) =>
  xml(
    "text:h",
    {
      "text:style-name": styleFor(desk, `Heading_20_${block.level}`, block),
      "text:outline-level": block.level,
    },
    bookmark(block),
    wordsXml(desk, block.words),
  )

/** A block of OpenDocument text. @param style the style of its paragraphs where they stand */
export const odtBlock = (desk: OdtDesk, block: Block, style = "Text_20_body"): string => {
  switch (block.kind) {
    case "heading":
      return headingXml(desk, block)
    case "paragraph":
      return paragraphXml(desk, block, style)
    case "list":
      return listXml(desk, block, style)
    case "quote":
      return block.blocks.map((inside) => odtBlock(desk, inside, "Quotations")).join("")
    case "box": {
      const title: Block[] = block.title
        ? [{ kind: "paragraph", indent: 0, words: [{ text: block.title, bold: true }] }]
        : []
      return [...title, ...block.blocks].map((inside) => odtBlock(desk, inside, "Tavoli_20_box")).join("")
    }
    case "table":
      return tableXml(desk, block)
    case "figure":
      return figureXml(desk, block)
  }
}
