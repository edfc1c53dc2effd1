import type { Block, Cell, Table } from "./blocks.ts"
import { asArtifact, type Desk, LINE, newStruct, nowhere, type Struct, silent, WASH } from "./desk.server.ts"
import { after, type Item } from "./item.ts"
import { markPlace } from "./places.server.ts"
import { stacked } from "./stack.ts"
import { columnWidths, type GridCell, gridOf } from "./table-grid.ts"
import { wordItems } from "./words.server.ts"

type BlockItems = (desk: Desk, blocks: readonly Block[], width: number, parent: Struct) => Item[]
type Laid = { left: number; width: number; items: Item[]; heads: boolean; rowspan: number }

const PAD = 5

const attributesOf = ({ heads, colspan, rowspan }: Cell) => ({
  ...(heads || colspan > 1 || rowspan > 1 ? { O: "Table" } : {}),
  ...(heads ? { Scope: heads === "col" ? "Column" : "Row" } : {}),
  ...(colspan > 1 ? { ColSpan: colspan } : {}),
  ...(rowspan > 1 ? { RowSpan: rowspan } : {}),
})

const bolder = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) =>
    block.kind === "paragraph"
      ? { ...block, words: block.words.map((inline) => ({ ...inline, bold: true })) }
      : block,
  )

/** Columns that a cell from a row above goes on in; `isLast` where it ends. */
type Covered = { left: number; width: number; isLast: boolean }
type Row = { cells: readonly Laid[]; covered: readonly Covered[]; height: number }

const drawFrames = (desk: Desk, { cells, covered, height }: Row, x: number, y: number) => {
  const { doc } = desk
  const tall = height + PAD * 2
  doc.lineWidth(0.5).strokeColor(LINE)
  for (const { left, width, heads } of cells) {
    if (heads) doc.rect(x + left, y, width, tall).fill(WASH)
    doc
      .strokeColor(LINE)
      .rect(x + left, y, width, tall)
      .stroke()
  }
  for (const { left, width, isLast } of covered) {
    // The line under the row above, which the cell goes through.
    doc
      .strokeColor("#ffffff")
      .lineWidth(1)
      .moveTo(x + left + 0.5, y)
      .lineTo(x + left + width - 0.5, y)
      .stroke()
    doc.strokeColor(LINE).lineWidth(0.5)
    doc
      .moveTo(x + left, y)
      .lineTo(x + left, y + tall)
      .stroke()
    doc
      .moveTo(x + left + width, y)
      .lineTo(x + left + width, y + tall)
      .stroke()
    if (isLast)
      doc
        .moveTo(x + left, y + tall)
        .lineTo(x + left + width, y + tall)
        .stroke()
  }
}

/** A row of cells as one item, which goes on to the next page where it is higher than the room. */
const rowItem = (desk: Desk, row: Row): Item => {
  const { cells, covered, height } = row
  const stacks = cells.map((cell) => stacked(cell.items))
  const draw: Item["draw"] = (x, y) => {
    asArtifact(desk, () => drawFrames(desk, row, x, y))
    for (const [at, { left }] of cells.entries()) stacks[at]?.draw(x + left + PAD, y + PAD, 0)
  }
  const split = (room: number): [Item, Item] | null => {
    const parts = stacks.map((stack) => stack.split(room - PAD * 2))
    if (parts.every(([fits]) => fits.length === 0) || parts.every(([, rest]) => rest.length === 0))
      return null
    const half = (which: 0 | 1): Item => {
      const inside = cells.map((cell, at) => ({ ...cell, items: parts[at]?.[which] ?? [] }))
      const tallest = Math.max(...inside.map(({ items }) => stacked(items).height))
      return rowItem(desk, { cells: inside, covered, height: tallest })
    }
    return [half(0), half(1)]
  }
  return { height: height + PAD * 2, above: 0, draw, split }
}

/** Beyond this a cell over several rows has its whole height in the first, so that pages may turn between them. */
const HIGHEST_OVER_ROWS = 250
const LOWEST = 14

/** The height of each row: of its own cells, and enough in the last of those that a cell spans. */
const heightsOf = (rows: readonly (readonly Laid[])[], lowest = LOWEST): number[] => {
  const tall = (cell: Laid) => stacked(cell.items).height
  const heights = rows.map((cells) =>
    Math.max(lowest, ...cells.filter(({ rowspan }) => rowspan === 1).map(tall)),
  )
  for (const [at, cells] of rows.entries())
    for (const cell of cells.filter(({ rowspan }) => rowspan > 1)) {
      const last = Math.min(at + cell.rowspan, rows.length) - 1
      const together = heights.slice(at, last + 1).reduce((sum, height) => sum + height + PAD * 2, -PAD * 2)
      const isHigh = tall(cell) > HIGHEST_OVER_ROWS
      if (isHigh) heights[at] = Math.max(heights[at] ?? 0, tall(cell))
      else if (tall(cell) > together) heights[last] = (heights[last] ?? 0) + tall(cell) - together
    }
  return heights
}

const coveredIn = (rows: readonly (readonly Laid[])[], at: number): Covered[] =>
  rows
    .slice(0, at)
    .flatMap((cells, above) =>
      cells
        .filter(({ rowspan }) => above + rowspan > at)
        .map(({ left, width, rowspan }) => ({ left, width, isLast: above + rowspan - 1 === at })),
    )

const sumOf = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0)

type Plan = { widths: readonly number[]; write: BlockItems; direction: "ltr" | "rtl" }

const laidOut = (desk: Desk, row: readonly GridCell[], { widths, write, direction }: Plan, struct: Struct) =>
  row.map(({ cell, column }): Laid => {
    const before = sumOf(widths.slice(0, column))
    const width = sumOf(widths.slice(column, column + cell.colspan))
    const left = direction === "rtl" ? sumOf(widths) - before - width : before
    const element = newStruct(desk, struct, cell.heads ? "TH" : "TD", {}, attributesOf(cell))
    const items = write(desk, cell.heads ? bolder(cell.blocks) : cell.blocks, width - PAD * 2, element)
    return { left, width, items: after(0, items), heads: cell.heads !== null, rowspan: cell.rowspan }
  })

/** The head of a table once more, at the top of a page that it goes on to: for the eye only. */
const shadowOf = (desk: Desk, row: readonly GridCell[], plan: Plan): Item => {
  const quiet = silent(desk)
  const cells = laidOut(quiet, row, plan, nowhere())
  const item = rowItem(quiet, { cells, covered: [], height: heightsOf([cells])[0] ?? LOWEST })
  return { ...item, draw: (x, y) => asArtifact(desk, () => item.draw(x, y, 0)) }
}

const shared = (shares: readonly number[], width: number) =>
  shares.map((share) => (share / sumOf(shares)) * width)

const captionItems = (desk: Desk, caption: string | null, width: number, table: Struct): Item[] => {
  if (!caption) return []
  const struct = newStruct(desk, table, "Caption")
  const looks = { size: 9.5, bold: true }
  const items = wordItems(desk, [{ text: caption }], width, { struct, tag: "Caption", looks })
  return items.map((item) => ({ ...item, keepsNext: true }))
}

/** A table: widths by what stands in the columns, head cells with what they head, rows that go over pages. */
export const tableItems = (
  desk: Desk,
  table: Table,
  width: number,
  parent: Struct,
  write: BlockItems,
): Item[] => {
  const { rows, caption, headRows, id, shares, lowest } = table
  const grid = gridOf(rows)
  if (grid.columns === 0) return []
  const plan = {
    widths: shares ? shared(shares, width) : columnWidths(grid, width),
    write,
    direction: table.dir ?? desk.direction,
  }
  const struct = newStruct(desk, parent, "Table")
  const title = captionItems(desk, caption, width, struct)
  const head = headRows > 0 ? newStruct(desk, struct, "THead") : struct
  const body = headRows > 0 ? newStruct(desk, struct, "TBody") : struct
  const laid = grid.rows.map((row, at) =>
    laidOut(desk, row, plan, newStruct(desk, at < headRows ? head : body, "TR")),
  )
  const heights = lowest
    ? [...heightsOf(laid.slice(0, headRows)), ...heightsOf(laid.slice(headRows), lowest)]
    : heightsOf(laid)
  const [first] = grid.rows
  const repeats = headRows === 1 && first && rows.length > 1 ? shadowOf(desk, first, plan) : undefined
  const items = laid.map((cells, at): Item => {
    const covered = coveredIn(laid, at)
    const item = rowItem(desk, { cells, covered, height: heights[at] ?? LOWEST })
    const goesOn = cells.some(({ rowspan }) => rowspan > 1) || covered.some(({ isLast }) => !isLast)
    return { ...item, keepsNext: at < headRows || goesOn, ...(at >= headRows && repeats ? { repeats } : {}) }
  })
  return markPlace(desk, after(10, [...title, ...after(title.length > 0 ? 3 : 10, items)]), id)
}
