import { deleteSelection, toggleMark } from "@tiptap/pm/commands"
import type { MarkType } from "@tiptap/pm/model"
import type { Command } from "@tiptap/pm/state"
import { addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable } from "@tiptap/pm/tables"
import { describe, expect, test } from "vitest"
import * as commands from "#app/documents/editor/line-commands.ts"
import { schema } from "#app/documents/editor/schema.ts"
import * as tables from "#app/documents/editor/table-commands.ts"
import { Client, exchange, firstState, line, table } from "./two-clients.ts"

const mark = (name: string, attrs?: Record<string, unknown>): Command =>
  toggleMark(schema.marks[name] as MarkType, attrs ?? null)

type Where = { caret?: string; over?: string; offset?: number }
/** Kept: in the text of both. Offered: gone from it, and handed back to who wrote it. */
type Fate = "kept" | "offered"

const TEXT = () =>
  firstState([line("Prima riga"), line("Seconda riga qui", { list: "bullet" }), line("Terza riga")])
const TABLE = () =>
  firstState([
    line("Sopra"),
    table([
      ["uno", "due"],
      ["tre", "quattro"],
    ]),
    line("Sotto"),
  ])

const meet = (first: Uint8Array, typing: { at: string; offset: number }, where: Where, command: Command) => {
  const a = new Client(10, first)
  const b = new Client(20, first)
  b.select(where.over ?? where.caret ?? "", { over: where.over !== undefined, offset: where.offset ?? 0 })
  b.run(command)
  a.select(typing.at, { offset: typing.offset })
  a.type("XYZ")
  exchange(a, b)
  expect(a.words).toBe(b.words)
  return {
    a,
    b,
    fate: a.words.includes("XYZ")
      ? "kept"
      : a.withdrawn.some(({ text }) => text.includes("XYZ"))
        ? "offered"
        : "lost",
  }
}

const inLine = { at: "Seconda riga qui", offset: 11 }
const second: Where = { over: "Seconda riga qui" }

describe("what one person types in a line while another applies a command to it", () => {
  test.each<[string, Where, Command, Fate]>([
    ["heading", second, commands.setLevel(2), "kept"],
    ["plain text", second, commands.setLevel(0), "kept"],
    ["bold", second, mark("bold"), "kept"],
    ["italic", second, mark("italic"), "kept"],
    ["link", second, mark("link", { href: "https://example.org" }), "kept"],
    ["bullet list", second, commands.toggleList("bullet"), "kept"],
    ["ordered list", second, commands.toggleList("ordered"), "kept"],
    ["task list", second, commands.toggleList("task"), "kept"],
    ["quote", second, commands.toggleQuote, "kept"],
    ["callout", second, commands.toggleBox("callout"), "kept"],
    ["indent", second, commands.indent, "kept"],
    ["outdent", second, commands.toggleList("bullet"), "kept"],
    ["table after the line", { caret: "Seconda" }, tables.insertTable(2, 2), "kept"],
    ["split before the words", { caret: "Seconda riga qui", offset: 8 }, commands.splitLine, "kept"],
    ["split after the words", { caret: "Seconda riga qui", offset: 14 }, commands.splitLine, "kept"],
    ["split at the start", { caret: "Seconda riga qui" }, commands.splitLine, "kept"],
    ["join to the line before", { caret: "Terza riga" }, commands.backspaceAtStart, "kept"],
    ["join of the line after", { caret: "Prima riga", offset: 10 }, commands.deleteAtEnd, "offered"],
    ["deletion of the words around", { over: "riga qui" }, deleteSelection, "kept"],
  ])("%s", (_, where, command, fate) => {
    expect(meet(TEXT(), inLine, where, command).fate).toBe(fate)
  })
})

const inCell = { at: "quattro", offset: 4 }

describe("what one person types in a cell while another applies a command to the table", () => {
  test.each<[string, Where, Command, Fate]>([
    ["row above", { caret: "quattro" }, addRowBefore, "kept"],
    ["row below", { caret: "uno" }, addRowAfter, "kept"],
    ["column before", { caret: "quattro" }, tables.addColumnBefore, "kept"],
    ["column after", { caret: "uno" }, tables.addColumnAfter, "kept"],
    ["heading row", { caret: "uno" }, tables.toggleHeadingRow, "kept"],
    ["heading column", { caret: "uno" }, tables.toggleHeadingColumn, "kept"],
    ["another row deleted", { caret: "uno" }, deleteRow, "kept"],
    ["another column deleted", { caret: "uno" }, deleteColumn, "kept"],
    ["its row deleted", { caret: "quattro" }, deleteRow, "offered"],
    ["its column deleted", { caret: "quattro" }, deleteColumn, "offered"],
    ["table deleted", { caret: "uno" }, deleteTable, "offered"],
  ])("%s", (_, where, command, fate) => {
    expect(meet(TABLE(), inCell, where, command).fate).toBe(fate)
  })
})
