import type { StoredNode } from "../editor/reading-tree.ts"
import { FileRefused, LIMITS } from "./limits.ts"
import { attributeOf, elementsIn, type PageElement, wordsIn } from "./page-tree.ts"

type FoundCell = { element: PageElement; colspan: number; rowspan: number }

const PARTS = new Set(["thead", "tbody", "tfoot"])

const rowsOf = (table: PageElement): PageElement[] =>
  elementsIn(table).flatMap((part) =>
    part.tagName === "tr"
      ? [part]
      : PARTS.has(part.tagName)
        ? elementsIn(part).filter(({ tagName }) => tagName === "tr")
        : [],
  )

const span = (element: PageElement, name: string, most: number) => {
  const value = Number(attributeOf(element, name))
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1
}

const cellsOf = (row: PageElement, rowsLeft: number): FoundCell[] =>
  elementsIn(row)
    .filter(({ tagName }) => tagName === "td" || tagName === "th")
    .map((element) => ({
      element,
      colspan: span(element, "colspan", LIMITS.columns),
      rowspan: span(element, "rowspan", Math.min(rowsLeft, 99)),
    }))

const EMPTY_CELL: StoredNode = { type: "tableCell", content: [{ type: "paragraph" }] }

/** How many columns each row fills, with what reaches down into it. */
const widthsOf = (rows: readonly FoundCell[][]): number[] => {
  const widths = rows.map(() => 0)
  for (const [at, cells] of rows.entries())
    for (const { colspan, rowspan } of cells)
      for (let down = at; down < at + rowspan; down++) widths[down] = (widths[down] ?? 0) + colspan
  return widths
}

/**
 * A table of a page as one of the text: every row as wide as the widest, spans that end within it.
 * @param above a caption that stands before the table
 * @param contentOf the lines of a cell
 */
export const readTable = (
  table: PageElement,
  above: string | null,
  contentOf: (cell: PageElement) => StoredNode[],
): StoredNode | null => {
  const found = rowsOf(table)
  if (found.length > LIMITS.rows) throw new FileRefused("too_long")
  const rows = found.map((row, at) => cellsOf(row, found.length - at)).filter((cells) => cells.length > 0)
  if (rows.length === 0) return null
  if (rows.length < found.length) for (const cell of rows.flat()) cell.rowspan = 1
  const widths = widthsOf(rows)
  const widest = Math.max(...widths)
  if (widest > LIMITS.columns) throw new FileRefused("too_much_inside")
  const caption = elementsIn(table).find(({ tagName }) => tagName === "caption")
  const words = (caption ? wordsIn(caption) : (above ?? "")).replace(/\s+/g, " ").trim()
  const content = rows.map((cells, at): StoredNode => {
    const missing = Array.from({ length: widest - (widths[at] ?? 0) }, () => EMPTY_CELL)
    const read = cells.map(({ element, colspan, rowspan }): StoredNode => {
      const lines = contentOf(element)
      const header = element.tagName === "th" ? { header: true } : {}
      const attrs = { colspan, rowspan, ...header }
      return { type: "tableCell", attrs, content: lines.length > 0 ? lines : [{ type: "paragraph" }] }
    })
    return { type: "tableRow", content: [...read, ...missing] }
  })
  return { type: "table", ...(words ? { attrs: { caption: words } } : {}), content }
}
