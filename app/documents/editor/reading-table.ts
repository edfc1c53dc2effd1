import { frameDirection } from "./direction.ts"
import { isBlockId } from "./line.ts"
import {
  type Branch,
  branch,
  nodesIn,
  type Piece,
  type Reading,
  type StoredNode,
  textOf,
} from "./reading-tree.ts"

const isHeading = (cell: StoredNode) => cell.attrs?.header === true || cell.type === "tableHeader"
const span = (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && value > 1 && value < 100 ? value : null

/** A cell with one plain line holds its words alone, with the line's language and direction. */
const unwrapped = (pieces: Piece[]): { attributes: Branch["attributes"]; children: Piece[] } => {
  const [only, ...others] = pieces
  if (typeof only !== "object" || others.length > 0 || only.tag !== "p")
    return { attributes: {}, children: pieces }
  const isEmpty = only.children.every((piece) => typeof piece === "object" && piece.tag === "br")
  return { attributes: only.attributes, children: isEmpty ? [] : only.children }
}

/**
 * A table of the text. A first row of headings heads the columns; a heading cell in any other row heads its
 * row. Wide tables scroll on their own, reached by keyboard.
 */
export const tablePiece = (
  table: StoredNode,
  { labels }: Reading,
  contentOf: (cell: StoredNode) => Piece[],
): Piece => {
  const rows = nodesIn(table).map(nodesIn)
  const caption = textOf(table.attrs, "caption")
  const isHead = rows.length > 1 && rows[0] !== undefined && rows[0].length > 0 && rows[0].every(isHeading)
  const row = (cells: readonly StoredNode[], scope: "col" | "row") =>
    branch(
      "tr",
      {},
      cells.map((cell) => {
        const { attributes, children } = unwrapped(contentOf(cell))
        const spans = { colspan: span(cell.attrs?.colspan), rowspan: span(cell.attrs?.rowspan) }
        // An empty heading names nothing.
        const heads = isHeading(cell) && children.length > 0
        return branch(heads ? "th" : "td", { ...attributes, ...spans, scope: heads ? scope : null }, children)
      }),
    )
  const [first, ...rest] = rows
  const body = (isHead ? rest : rows).map((cells) => row(cells, "row"))
  const head = isHead && first ? [branch("thead", {}, [row(first, "col")])] : []
  const title = caption ? [branch("caption", { dir: "auto" }, [caption])] : []
  const id = isBlockId(table.attrs?.id) ? table.attrs.id : null
  return branch(
    "div",
    { class: "scroll-x", role: "group", tabindex: 0, "aria-label": caption ?? labels.table },
    [
      branch("table", { id, ...frameDirection([...head, ...body]) }, [
        ...title,
        ...head,
        branch("tbody", {}, body),
      ]),
    ],
  )
}
