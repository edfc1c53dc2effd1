import { describe, expect, test } from "vitest"
import { blocksOf, runsOf, type TemplateBlock } from "#app/documents/editor/template.ts"

const lineOf = (source: string) => {
  const [block] = blocksOf(source)
  if (block?.kind !== "line") throw new Error("not a line")
  return [block.line, block.runs.map(({ text }) => text).join("")]
}

describe("lines of templates", () => {
  test.each<[string, object, string]>([
    ["testo", {}, "testo"],
    ["# Uno", { level: 1 }, "Uno"],
    ["### Tre", { level: 3 }, "Tre"],
    ["- uno", { list: "bullet" }, "uno"],
    ["* uno", { list: "bullet" }, "uno"],
    ["  - dentro", { list: "bullet", indent: 1 }, "dentro"],
    ["    - più dentro", { list: "bullet", indent: 2 }, "più dentro"],
    ["1. uno", { list: "ordered" }, "uno"],
    ["12) dodici", { list: "ordered" }, "dodici"],
    ["- [ ] da fare", { list: "task", checked: false }, "da fare"],
    ["- [x] fatto", { list: "task", checked: true }, "fatto"],
    ["> detto", { quote: true }, "detto"],
    ["> ! nota bene", { box: "callout" }, "nota bene"],
    ["> - detto", { quote: true, list: "bullet" }, "detto"],
    ["#senza spazio", {}, "#senza spazio"],
  ])("%j", (source, data, text) => {
    expect(lineOf(source)).toEqual([data, text])
  })
})

test.each<[string, unknown[]]>([
  ["a **b** c", [{ text: "a " }, { text: "b", bold: true }, { text: " c" }]],
  ["*a*", [{ text: "a", italic: true }]],
  ["[a](https://b.it)", [{ text: "a", href: "https://b.it" }]],
  ["[a](javascript:x)", [{ text: "a" }]],
  ["2 * 3", [{ text: "2 * 3" }]],
  ["", []],
])("the runs of %j", (source, runs) => {
  expect(runsOf(source)).toEqual(runs)
})

test("tables take their headings from the rule under the first row, and even rows", () => {
  const [table] = blocksOf("| A | B |\n| --- | --- |\n| 1 |") as [TemplateBlock & { kind: "table" }]
  expect(table.header).toBe(true)
  expect(table.rows.map((cells) => cells.map((runs) => runs.map(({ text }) => text).join("")))).toEqual([
    ["A", "B"],
    ["1", ""],
  ])
})

test("a text, a table and a text are three blocks", () => {
  expect(blocksOf("uno\n\n| a |\ndue").map(({ kind }) => kind)).toEqual(["line", "table", "line"])
})
