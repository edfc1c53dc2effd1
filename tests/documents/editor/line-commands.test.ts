import type { Command } from "@tiptap/pm/state"
import { describe, expect, test } from "vitest"
import { readLine } from "#app/documents/editor/line.ts"
import * as commands from "#app/documents/editor/line-commands.ts"
import { schema } from "#app/documents/editor/schema.ts"
import { Client, firstState, line } from "./two-clients.ts"

/** A line in short: `# ` a heading's level, `-` or `1.` or `[]` lists, `>` quotes, `!` boxes, `.` an indent each. */
const shortOf = (client: Client): string[] => {
  const lines: string[] = []
  client.state.doc.forEach((node) => {
    const { level, list, checked, indent, quote, box } = readLine(node.attrs)
    const signs = { none: "", bullet: "- ", ordered: "1. ", task: checked ? "[x] " : "[] " }
    const frame = `${box === "none" ? "" : "! "}${quote ? "> " : ""}`
    const kind = level > 0 ? `${"#".repeat(level)} ` : signs[list]
    lines.push(`${".".repeat(indent)}${frame}${kind}${node.textContent}`)
  })
  return lines
}

type Attributes = Record<string, unknown>
type Case = [
  string,
  [string, Attributes?][],
  { caret?: string; offset?: number; at?: number },
  Command,
  string[],
]

const open = (lines: [string, Attributes?][], where: { caret?: string; offset?: number; at?: number }) => {
  const client = new Client(10, firstState(lines.map(([text, attrs]) => line(text, attrs))))
  if (where.caret !== undefined) client.select(where.caret, { offset: where.offset ?? 0 })
  // The caret in an empty line, by number.
  if (where.at !== undefined) {
    let pos = 1
    for (let before = 0; before < where.at; before++) pos += client.state.doc.child(before).nodeSize
    const { tr } = client.state
    client.dispatch(
      tr.setSelection(
        (
          client.state.selection.constructor as never as { create: (doc: unknown, at: number) => never }
        ).create(tr.doc, pos),
      ),
    )
  }
  return client
}

const item = { list: "bullet" }
const inner = { list: "bullet", indent: 1 }

describe("keys", () => {
  test.each<Case>([
    [
      "Enter keeps list and indent",
      [["uno due", inner]],
      { caret: "due" },
      commands.splitLine,
      [".- uno ", ".- due"],
    ],
    [
      "Enter keeps the quote",
      [["uno due", { quote: true }]],
      { caret: "due" },
      commands.splitLine,
      ["> uno ", "> due"],
    ],
    [
      "Enter keeps the box",
      [["uno due", { box: "callout" }]],
      { caret: "due" },
      commands.splitLine,
      ["! uno ", "! due"],
    ],
    [
      "Enter at the end of a heading begins text",
      [["uno", { level: 2 }]],
      { caret: "uno", offset: 3 },
      commands.splitLine,
      ["## uno", ""],
    ],
    [
      "Enter within a heading makes two",
      [["uno due", { level: 2 }]],
      { caret: "due" },
      commands.splitLine,
      ["## uno ", "## due"],
    ],
    [
      "Enter before a heading makes a plain line",
      [["uno", { level: 2 }]],
      { caret: "uno" },
      commands.splitLine,
      ["", "## uno"],
    ],
    [
      "Enter after a ticked task begins one to do",
      [["uno", { list: "task", checked: true }]],
      { caret: "uno", offset: 3 },
      commands.splitLine,
      ["[x] uno", "[] "],
    ],
    [
      "Enter on an empty item leaves the list",
      [
        ["uno", item],
        ["", item],
      ],
      { at: 1 },
      commands.splitLine,
      ["- uno", ""],
    ],
    [
      "Enter on an empty inner item goes one out",
      [
        ["uno", item],
        ["", inner],
      ],
      { at: 1 },
      commands.splitLine,
      ["- uno", "- "],
    ],
    [
      "Enter on an empty quoted line leaves the quote",
      [["", { quote: true }]],
      { at: 0 },
      commands.splitLine,
      [""],
    ],
    ["Enter on an empty plain line makes another", [["", {}]], { at: 0 }, commands.splitLine, ["", ""]],
    [
      "Backspace takes an item one out",
      [["uno", inner]],
      { caret: "uno" },
      commands.backspaceAtStart,
      ["- uno"],
    ],
    [
      "Backspace takes an item out of the list",
      [["uno", item]],
      { caret: "uno" },
      commands.backspaceAtStart,
      ["uno"],
    ],
    [
      "Backspace makes a heading text",
      [["a"], ["uno", { level: 1 }]],
      { caret: "uno" },
      commands.backspaceAtStart,
      ["a", "uno"],
    ],
    [
      "Backspace under an empty line takes that away",
      [
        ["", {}],
        ["uno", { level: 1 }],
      ],
      { caret: "uno" },
      commands.backspaceAtStart,
      ["# uno"],
    ],
    [
      "Backspace joins plain lines",
      [["uno "], ["due"]],
      { caret: "due" },
      commands.backspaceAtStart,
      ["uno due"],
    ],
    [
      "Delete before an empty line takes it away",
      [["uno"], [""]],
      { caret: "uno", offset: 3 },
      commands.deleteAtEnd,
      ["uno"],
    ],
    [
      "Delete in an empty line takes it away, the next stays as it is",
      [[""], ["uno", { level: 1 }]],
      { at: 0 },
      commands.deleteAtEnd,
      ["# uno"],
    ],
    ["Tab indents an item", [["uno", item]], { caret: "uno" }, commands.indentList, [".- uno"]],
    ["Shift-Tab takes an item back", [["uno", inner]], { caret: "uno" }, commands.outdentList, ["- uno"]],
    [
      "the deepest item stays",
      [["uno", { list: "bullet", indent: 8 }]],
      { caret: "uno" },
      commands.indentList,
      ["........- uno"],
    ],
    ["a task is ticked", [["uno", { list: "task" }]], { caret: "uno" }, commands.toggleChecked, ["[x] uno"]],
  ])("%s", (_, lines, where, command, expected) => {
    const client = open(lines, where)
    client.run(command)
    expect(shortOf(client)).toEqual(expected)
  })

  test("Tab in plain text is left to the page", () => {
    const client = open([["uno"]], { caret: "uno" })
    expect(commands.indentList(client.state)).toBe(false)
  })

  test("Backspace within a line is left to the browser", () => {
    const client = open([["uno", item]], { caret: "uno", offset: 1 })
    expect(commands.backspaceAtStart(client.state)).toBe(false)
  })
})

describe("tools", () => {
  test.each<Case>([
    ["a heading", [["uno", item]], { caret: "uno" }, commands.setLevel(2), ["## uno"]],
    ["back to text", [["uno", { level: 2 }]], { caret: "uno" }, commands.setLevel(0), ["uno"]],
    [
      "a list of a heading",
      [["uno", { level: 2 }]],
      { caret: "uno" },
      commands.toggleList("ordered"),
      ["1. uno"],
    ],
    ["one list of another", [["uno", inner]], { caret: "uno" }, commands.toggleList("ordered"), [".1. uno"]],
    ["no list any more", [["uno", inner]], { caret: "uno" }, commands.toggleList("bullet"), ["uno"]],
    ["a quote", [["uno"]], { caret: "uno" }, commands.toggleQuote, ["> uno"]],
    ["no quote any more", [["uno", { quote: true }]], { caret: "uno" }, commands.toggleQuote, ["uno"]],
    ["a box", [["uno"]], { caret: "uno" }, commands.toggleBox("callout"), ["! uno"]],
    [
      "no box any more",
      [["uno", { box: "callout" }]],
      { caret: "uno" },
      commands.toggleBox("callout"),
      ["uno"],
    ],
    ["an indent of text", [["uno"]], { caret: "uno" }, commands.indent, [".uno"]],
  ])("%s", (_, lines, where, command, expected) => {
    const client = open(lines, where)
    client.run(command)
    expect(shortOf(client)).toEqual(expected)
  })

  test("a selection of lines that are not all items makes items of all", () => {
    const client = open([["uno", item], ["due"]], {})
    const { tr, doc } = client.state
    client.dispatch(
      tr.setSelection(
        (
          client.state.selection.constructor as never as {
            create: (doc: unknown, a: number, b: number) => never
          }
        ).create(doc, 1, doc.content.size - 1),
      ),
    )
    client.run(commands.toggleList("bullet"))
    expect(shortOf(client)).toEqual(["- uno", "- due"])
  })
})

test("typing in a line writes none of its data, so that nothing that others make of it is undone", () => {
  const client = new Client(10, firstState([line("uno", { level: 2 })]))
  const written: string[] = []
  client.fragment.observeDeep((events) => {
    for (const { changes } of events) written.push(...changes.keys.keys())
  })
  client.select("uno", { offset: 1 })
  client.type("x")
  expect(client.words).toBe("uxno")
  expect(written).toEqual([])
})

test("all kinds of version 1 are there", () => {
  expect(Object.keys(schema.nodes).sort()).toEqual(
    "doc footnote hardBreak image mention paragraph table tableCell tableRow text".split(" "),
  )
  expect(Object.keys(schema.marks).sort()).toEqual(
    "bold code italic link strike subscript superscript".split(" "),
  )
  expect(Object.keys(schema.nodes.paragraph?.spec.attrs ?? {}).sort()).toEqual(
    "box checked dir edited id indent lang level list note quote ref section".split(" "),
  )
})
