import { type Block, type Cell, plainOf } from "./blocks.ts"

export type GridCell = { cell: Cell; column: number }
/** A table with the column that each cell begins in. */
export type Grid = { columns: number; rows: GridCell[][] }

/** Finds the place of each cell: one that spans rows pushes those below aside. */
export const gridOf = (rows: readonly (readonly Cell[])[]): Grid => {
  const taken: number[] = []
  let columns = 0
  const placed = rows.map((cells) => {
    let column = 0
    const row = cells.map((cell): GridCell => {
      while ((taken[column] ?? 0) > 0) column++
      const here = column
      for (let at = here; at < here + cell.colspan; at++) taken[at] = cell.rowspan
      column += cell.colspan
      columns = Math.max(columns, column)
      return { cell, column: here }
    })
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max((taken[at] ?? 0) - 1, 0)
    return row
  })
  return { columns, rows: placed }
}

/** The columns of a row that a cell reaches into from its left or from above. */
export const coveredAt = ({ rows }: Grid, row: number): number[] =>
  rows.slice(0, row + 1).flatMap((cells, at) =>
    cells.flatMap(({ cell, column }) => {
      if (at + cell.rowspan <= row) return []
      const own = at === row ? 1 : 0
      return Array.from({ length: cell.colspan - own }, (_, step) => column + own + step)
    }),
  )

const wordsIn = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if ("words" in block) return plainOf(block.words)
      if (block.kind === "list") return block.items.map((item) => `    ${wordsIn(item.blocks)}`).join("\n")
      return "blocks" in block ? wordsIn(block.blocks) : ""
    })
    .join("\n")

/** About how wide a letter is, in points, at the size of running text. */
const LETTER = 5.6
const NARROWEST = 34

/**
 * The widths of the columns, in points, together `room`: each has room for its longest word where that can
 * be, and the rest is shared by how much stands in it.
 */
export const columnWidths = ({ columns, rows }: Grid, room: number): number[] => {
  const least = Array.from({ length: columns }, () => NARROWEST)
  const most = Array.from({ length: columns }, () => NARROWEST)
  for (const { cell, column } of rows.flat()) {
    const words = wordsIn(cell.blocks)
    const longest = Math.max(0, ...words.split(/\s+/).map((word) => word.length))
    const line = Math.max(0, ...words.split("\n").map((one) => one.length))
    for (let at = column; at < column + cell.colspan; at++) {
      const share = (letters: number) => (letters * LETTER + 12) / cell.colspan
      least[at] = Math.max(least[at] ?? 0, Math.min(share(longest), room / 2))
      most[at] = Math.max(most[at] ?? 0, Math.min(share(line), room * 0.6))
    }
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const needed = sum(least)
  if (needed >= room) return least.map((one) => (one / needed) * room)
  const wishes = most.map((one, at) => Math.max(one - (least[at] ?? 0), 1))
  const spare = room - needed
  return least.map((one, at) => one + ((wishes[at] ?? 0) / sum(wishes)) * spare)
}
