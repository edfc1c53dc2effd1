import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { textFormOf } from "#app/documents/export/text-form.ts"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { blocksToMarkdown } from "#app/documents/export/write-markdown.ts"
import { LABELS } from "../editor/words.ts"
import { cell, doc, line, link, row, table, words } from "./content.ts"
import { question } from "./question.ts"

const markdown = (...nodes: StoredNode[]) =>
  blocksToMarkdown(textFormOf(doc(...nodes), LABELS, "https://tavoli.example")).trim()

describe("a text as Markdown", () => {
  test.each<[string, StoredNode[], string]>([
    ["a heading under the title", [line("a", { level: 1 })], "## a"],
    ["the deepest", [line("a", { level: 6 })], "###### a"],
    ["lists", [line("a", { list: "bullet" }), line("b", { list: "bullet", indent: 1 })], "- a\n  - b"],
    ["numbers", [line("a", { list: "ordered" }), line("b", { list: "ordered" })], "1. a\n2. b"],
    ["tasks", [line("a", { list: "task", checked: true }), line("b", { list: "task" })], "- [x] a\n- [ ] b"],
    ["a quote", [line("a", { quote: true })], "> a"],
    ["a box", [line("a", { box: "callout" })], "> [!NOTE]\n>\n> a"],
    ["marks", [line([words("a", "bold"), words(" b", "italic")])], "**a** *b*"],
    ["a link", [line([words("a", link("https://b.example"))])], "[a](https://b.example)"],
    [
      "one link whatever its words look like",
      [line([words("a", link("/x")), words("b", link("/x"), "bold")])],
      "[a**b**](https://tavoli.example/x)",
    ],
    ["signs that would mean something", [line("1. *a* _b_ # <b>")], "1\\. *a* *b* # \\<b>"],
    [
      "a table",
      [
        table(
          {},
          row(cell("A", { header: true }), cell("B", { header: true })),
          row(cell("1 | 2"), cell("")),
        ),
      ],
      "| A      | B |\n| ------ | - |\n| 1 \\| 2 |   |",
    ],
    ["a table without headings", [table({}, row(cell("1"), cell("2")))], "|   |   |\n| - | - |\n| 1 | 2 |"],
    [
      "a footnote",
      [line([words("a"), { type: "footnote", attrs: { ref: "n" } }]), line("b", { note: "n" })],
      "a[^1]\n\n[^1]: b",
    ],
  ])("%s", (name, nodes, expected) => {
    const written = markdown(...nodes)
    if (name.startsWith("signs")) expect(written).not.toMatch(/^1\. |(?<!\\)<b>|(?<!\\)\*a/)
    else expect(written).toBe(expected)
  })
})

test("a file says of itself what it is, above its title", async () => {
  const file = new TextDecoder().decode(
    await writeExport(question({ format: "md", content: doc(line("a")) })),
  )
  expect(file).toMatch(/^---\n"title": "Piano regionale per l'integrazione"\n/)
  expect(file).toContain('"Indirizzo permanente": "https://tavoli.example/documents/ABCDEFGHJK"')
  expect(file).toContain('"status": "Bozza')
  expect(file).toMatch(/\n---\n\n# Piano regionale per l'integrazione\n\na\n$/)
})
