import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Cell } from "#app/pdf/blocks.ts"
import { columnWidths, gridOf } from "#app/pdf/table-grid.ts"

const cell = (text = "", over: Partial<Cell> = {}): Cell => ({
  ...{ heads: null, colspan: 1, rowspan: 1 },
  blocks: [{ kind: "paragraph", indent: 0, words: [{ text }] }],
  ...over,
})
const columnsOf = (rows: Cell[][]) => gridOf(rows).rows.map((row) => row.map(({ column }) => column))

describe("the columns of cells", () => {
  test.each([
    [
      "side by side",
      [
        [cell(), cell()],
        [cell(), cell()],
      ],
      [
        [0, 1],
        [0, 1],
      ],
    ],
    ["after a wide one", [[cell("", { colspan: 2 }), cell()]], [[0, 2]]],
    ["beside one from the row above", [[cell("", { rowspan: 2 }), cell()], [cell()]], [[0, 1], [1]]],
    [
      "below one that has ended",
      [[cell("", { rowspan: 2 }), cell()], [cell()], [cell(), cell()]],
      [[0, 1], [1], [0, 1]],
    ],
  ])("%s", (_, rows, expected) => {
    expect(columnsOf(rows)).toEqual(expected)
  })
})

test("the widths fill the room, and no column is lost", () => {
  const text = fc.string({ maxLength: 80 })
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const grid = gridOf(rows.map((row) => row.map((words) => cell(words))))
        const widths = columnWidths(grid, 470)
        expect(widths).toHaveLength(grid.columns)
        expect(Math.min(...widths)).toBeGreaterThan(10)
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(470, 3)
      },
    ),
  )
})
