import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from "docx"
import {
  type Block,
  type Figure,
  type Inline,
  type List,
  type Own,
  type Pictures,
  plainOf,
  type Table as TableBlock,
} from "../../pdf/blocks.ts"
import { columnWidths, gridOf } from "../../pdf/table-grid.ts"
import { docxWords, type Speech, speechOf } from "./docx-words.ts"

export type DocxDesk = { pictures: Pictures; notes: ReadonlySet<number>; speech: Speech; lists: number }
/** Where a block stands: the style of its paragraphs, how deep in lists, and the list it is the item of. */
type Place = { style?: string; depth: number; numbering?: IParagraphOptions["numbering"] }

const TOP: Place = { depth: 0 }
const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]
const INDENT = 400

type Words = Own & { words: readonly Inline[] }

/** A paragraph for Word. */
export const docxParagraph = (desk: DocxDesk, own: Words, more: IParagraphOptions = {}): Paragraph => {
  const speech = speechOf(own, plainOf(own.words), desk.speech)
  return new Paragraph({
    children: docxWords(own.words, speech, { id: own.id, notes: desk.notes }),
    bidirectional: speech.rtl,
    alignment: AlignmentType.START,
    ...more,
  })
}

const placed = ({ style, depth, numbering }: Place, indent: number): IParagraphOptions => ({
  ...(style ? { style } : {}),
  ...(numbering ? { numbering } : {}),
  ...(!numbering && depth + indent > 0 ? { indent: { start: (depth + indent) * INDENT } } : {}),
})

const TICKS = { done: "☑ ", open: "☐ " }

const listBlocks = (desk: DocxDesk, list: List, { style, depth }: Place): (Paragraph | Table)[] => {
  const instance = ++desk.lists
  const reference = list.style === "ordered" ? "numbers" : list.style === "task" ? "tasks" : "bullets"
  const numbering = { reference, level: Math.min(depth, 8), instance }
  return list.items.flatMap(({ state, blocks }) => {
    const [first, ...rest] = blocks
    const inside: Place = { depth: depth + 1, ...(style ? { style } : {}) }
    const words = first?.kind === "paragraph" ? first.words : []
    const own = {
      ...(first?.kind === "paragraph" ? first : {}),
      words: state ? [{ text: TICKS[state] }, ...words] : words,
    }
    const others = first?.kind === "paragraph" ? rest : blocks
    return [
      docxParagraph(desk, own, placed({ ...inside, numbering }, 0)),
      ...others.flatMap((block) => docxBlock(desk, block, inside)),
    ]
  })
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "C5CED6" }
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
}
/** The room for text on an A4 page, in twentieths of a point. */
const ROOM = 9400
/** Less than that room, in points: an office may lack our narrow font. */
const NARROW = 380

const tableBlocks = (desk: DocxDesk, table: TableBlock): (Paragraph | Table)[] => {
  const grid = gridOf(table.rows)
  if (grid.columns === 0) return []
  const rows = table.rows.map(
    (cells, at) =>
      new TableRow({
        tableHeader: at < table.headRows,
        cantSplit: at < table.headRows,
        children: cells.map((cell) => {
          const style = cell.heads ? "TableHeading" : "TableContents"
          const children = cell.blocks.flatMap((block) => docxBlock(desk, block, { depth: 0, style }))
          return new TableCell({
            columnSpan: cell.colspan,
            rowSpan: cell.rowspan,
            ...(cell.heads ? { shading: { fill: "EEF3F8" } } : {}),
            // Word takes no cell without a paragraph at its end.
            children:
              children.at(-1) instanceof Paragraph ? children : [...children, new Paragraph({ style })],
          })
        }),
      }),
  )
  const made = new Table({
    rows,
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columnWidths(grid, NARROW).map((width) => Math.round((width / NARROW) * ROOM)),
    borders: BORDERS,
    visuallyRightToLeft: table.dir ? table.dir === "rtl" : desk.speech.rtl,
  })
  const caption = table.caption
    ? [docxParagraph(desk, { words: [{ text: table.caption }] }, { style: "Caption", keepNext: true })]
    : []
  // Two tables without a paragraph between would become one.
  return [...caption, made, new Paragraph({ style: "TableContents" })]
}

const WIDEST = 600

const figureBlocks = (desk: DocxDesk, { src, alt, caption, id }: Figure): Paragraph[] => {
  const picture = desk.pictures[src]
  const below = caption ? [docxParagraph(desk, { words: [{ text: caption }] }, { style: "Caption" })] : []
  if (!picture)
    return [
      ...(alt ? [docxParagraph(desk, { words: [{ text: alt }], ...(id ? { id } : {}) })] : []),
      ...below,
    ]
  const scale = Math.min(1, WIDEST / picture.width)
  const run = new ImageRun({
    type: picture.type === "image/png" ? "png" : "jpg",
    data: picture.bytes,
    transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
    altText: { name: alt || caption || "–", title: alt, description: alt },
  })
  return [new Paragraph({ children: [run], keepNext: caption !== null }), ...below]
}

/** A block for Word. */
export const docxBlock = (desk: DocxDesk, block: Block, place: Place = TOP): (Paragraph | Table)[] => {
  switch (block.kind) {
    case "heading": {
      const heading = HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_6
      return [docxParagraph(desk, block, { heading })]
    }
    case "paragraph":
      return [docxParagraph(desk, block, placed(place, block.indent))]
    case "list":
      return listBlocks(desk, block, place)
    case "quote":
      return block.blocks.flatMap((inside) => docxBlock(desk, inside, { ...place, style: "Quote" }))
    case "box": {
      const title: Block[] = block.title
        ? [{ kind: "paragraph", indent: 0, words: [{ text: block.title, bold: true }] }]
        : []
      return [...title, ...block.blocks].flatMap((inside) =>
        docxBlock(desk, inside, { ...place, style: "TavoliBox" }),
      )
    }
    case "table":
      return tableBlocks(desk, block)
    case "figure":
      return figureBlocks(desk, block)
  }
}
