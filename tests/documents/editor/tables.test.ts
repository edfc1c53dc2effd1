import type { Node } from "@tiptap/pm/model"
import { addRowAfter, fixTables, addColumnAfter as plainColumn } from "@tiptap/pm/tables"
import { describe, expect, test } from "vitest"
import * as tables from "#app/documents/editor/table-commands.ts"
import { Client, exchange, firstState, line, table } from "./two-clients.ts"

const tableOf = (client: Client): Node => {
  let found: Node | null = null
  client.state.doc.forEach((node) => {
    if (node.type.name === "table") found = node
  })
  if (!found) throw new Error("There is no table")
  return found
}

const rowsOf = (client: Client): string[] => {
  const rows: string[] = []
  tableOf(client).forEach((row) => {
    const cells: string[] = []
    row.forEach((cell) => void cells.push(`${cell.attrs.header ? "*" : ""}${cell.textContent}`))
    rows.push(cells.join("|"))
  })
  return rows
}

const TEXT = () =>
  firstState([
    line("Sopra"),
    table([
      ["uno", "due"],
      ["tre", "quattro"],
    ]),
    line("Sotto"),
  ])

describe("tables", () => {
  test("a new one follows the line and has a heading row and a line after it", () => {
    const client = new Client(10, firstState([line("uno due")]))
    client.select("due")
    client.run(tables.insertTable(2, 2))
    expect(client.state.doc.child(0).textContent).toBe("uno due")
    expect(rowsOf(client)).toEqual(["*|*", "|"])
    expect(client.state.doc.lastChild?.type.name).toBe("paragraph")
    expect(client.state.selection.$from.node(-1).type.name).toBe("tableCell")
  })

  test("a new one stands before an empty line, which is the line after it", () => {
    const client = new Client(10, firstState([line("")]))
    client.run(tables.insertTable(2, 2))
    expect(client.state.doc.childCount).toBe(2)
    expect(client.state.doc.lastChild?.textContent).toBe("")
  })

  test("there is none within another", () => {
    const client = new Client(10, TEXT())
    client.select("uno")
    expect(tables.insertTable(2, 2)(client.state)).toBe(false)
  })

  test("a column added to a heading row is headed too", () => {
    const client = new Client(10, TEXT())
    client.select("uno")
    client.run(tables.toggleHeadingRow)
    client.run(tables.addColumnAfter)
    client.run(tables.addColumnBefore)
    expect(rowsOf(client)).toEqual(["*|*uno|*|*due", "|tre||quattro"])
  })

  test("headings are toggled", () => {
    const client = new Client(10, TEXT())
    client.select("quattro")
    client.run(tables.toggleHeadingColumn)
    expect(rowsOf(client)).toEqual(["*uno|due", "*tre|quattro"])
    client.run(tables.toggleHeadingColumn)
    expect(rowsOf(client)).toEqual(["uno|due", "tre|quattro"])
  })
})

describe("a row and a column added at once", () => {
  const clash = () => {
    const first = TEXT()
    const [a, b] = [new Client(10, first), new Client(20, first)]
    a.select("uno")
    a.run(addRowAfter)
    b.select("due")
    b.run(plainColumn)
    exchange(a, b)
    return [a, b] as const
  }

  test("leave a row short, and nobody mends it by writing elsewhere", () => {
    const [a, b] = clash()
    expect(rowsOf(a)).toEqual(["uno|due|", "|", "tre|quattro|"])
    for (const client of [a, b]) {
      client.select("Sopra")
      client.type("x")
    }
    exchange(a, b)
    expect(rowsOf(a)).toEqual(rowsOf(b))
    expect(rowsOf(a)[1]).toBe("|")
  })

  test("are evened out once, by one", () => {
    const [a, b] = clash()
    const repair = fixTables(a.state)
    if (!repair) throw new Error("There is nothing to repair")
    a.dispatch(repair)
    exchange(a, b)
    expect(rowsOf(b)).toEqual(["uno|due|", "||", "tre|quattro|"])
    expect(fixTables(b.state)).toBeUndefined()
  })
})
