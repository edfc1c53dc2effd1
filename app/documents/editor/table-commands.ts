import type { Node, Schema } from "@tiptap/pm/model"
import { type Command, type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state"
import {
  addColumnAfter as columnAfter,
  addColumnBefore as columnBefore,
  goToNextCell,
  isInTable,
  selectedRect,
  TableMap,
} from "@tiptap/pm/tables"

const required = (node: Node | null | undefined): Node => {
  if (!node) throw new Error("The schema has no such node")
  return node
}

const emptyCell = (schema: Schema, header: boolean) =>
  required(schema.nodes.tableCell?.createAndFill({ header: header || null }))

const emptyTable = (schema: Schema, rows: number, columns: number): Node => {
  const row = (header: boolean) => {
    const cells = Array.from({ length: columns }, () => emptyCell(schema, header))
    return required(schema.nodes.tableRow?.create(null, cells))
  }
  const all = Array.from({ length: rows }, (_, at) => row(at === 0))
  return required(schema.nodes.table?.create(null, all))
}

/**
 * Inserts a table with a heading row after the caret's line, or before it where that line is empty, so that
 * no line is split; a line always follows, to write on.
 */
export const insertTable =
  (rows: number, columns: number): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    if (isInTable(state) || $from.depth !== 1) return false
    const isEmptyLine = $from.parent.isTextblock && $from.parent.content.size === 0
    const at = isEmptyLine ? $from.before(1) : $from.after(1)
    const { tr, schema } = state
    const table = emptyTable(schema, rows, columns)
    const next = isEmptyLine ? $from.parent : state.doc.maybeChild($from.index(0) + 1)
    const line = next?.isTextblock ? [] : [required(schema.nodes.paragraph?.create())]
    tr.insert(at, [table, ...line])
    tr.setSelection(TextSelection.near(tr.doc.resolve(at + 4)))
    dispatch?.(tr.scrollIntoView())
    return true
  }

const cellsOfRow = (row: Node): Node[] => Array.from({ length: row.childCount }, (_, at) => row.child(at))
const isHeading = (cell: Node) => cell.attrs.header === true

/** A column added to a table takes part in its heading row: there its cell is a heading as the others are. */
const headNewColumn = (tr: Transaction, tableStart: number, column: number) => {
  const table = required(tr.doc.resolve(tableStart).node())
  const map = TableMap.get(table)
  for (let row = 0; row < map.height; row++) {
    const others = cellsOfRow(table.child(row)).filter(
      (cell) => table.nodeAt(map.map[row * map.width + column] ?? -1) !== cell,
    )
    const pos = map.map[row * map.width + column]
    if (pos !== undefined && others.length > 0 && others.every(isHeading))
      tr.setNodeAttribute(tableStart + pos, "header", true)
  }
}

const withHeading =
  (command: Command, columnOf: (state: EditorState) => number): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { tableStart } = selectedRect(state)
    const column = columnOf(state)
    return command(
      state,
      dispatch &&
        ((tr) => {
          headNewColumn(tr, tableStart, column)
          dispatch(tr)
        }),
    )
  }

export const addColumnBefore = withHeading(columnBefore, (state) => selectedRect(state).left)
export const addColumnAfter = withHeading(columnAfter, (state) => selectedRect(state).right)

const toggleHeadings =
  (isOne: (row: number, column: number) => boolean): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { map, table, tableStart } = selectedRect(state)
    const places = map.map.filter((_, at) => isOne(Math.floor(at / map.width), at % map.width))
    const cells = [...new Set(places)].flatMap((pos) => {
      const cell = table.nodeAt(pos)
      return cell ? [{ pos, cell }] : []
    })
    const header = cells.every(({ cell }) => isHeading(cell)) ? null : true
    const { tr } = state
    for (const { pos } of cells) tr.setNodeAttribute(tableStart + pos, "header", header)
    dispatch?.(tr)
    return true
  }

/** Makes the cells of the first row headings, or plain if they all are. */
export const toggleHeadingRow: Command = toggleHeadings((row) => row === 0)
/** Makes the cells of the first column headings, or plain if they all are. */
export const toggleHeadingColumn: Command = toggleHeadings((_, column) => column === 0)

/** Tab in a table: the next cell, after the last one a new row. */
export const nextCell =
  (addRow: Command): Command =>
  (state, dispatch, view) => {
    if (!isInTable(state)) return false
    if (goToNextCell(1)(state, dispatch)) return true
    if (!dispatch || !view || !addRow(state, dispatch)) return false
    return goToNextCell(1)(view.state, view.dispatch)
  }

export const previousCell: Command = goToNextCell(-1)
