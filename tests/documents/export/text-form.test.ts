import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { textFormOf } from "#app/documents/export/text-form.ts"
import { plainOf } from "#app/pdf/blocks.ts"
import { LABELS } from "../editor/words.ts"
import { CONTENT, cell, doc, line, link, row, table, words } from "./content.ts"

const blocks = (...nodes: StoredNode[]) => textFormOf(doc(...nodes), LABELS, "https://tavoli.example").blocks
const paragraph = (text: string) => ({
  ...{ kind: "paragraph", indent: 0 },
  words: text === "" ? [] : [{ text }],
})

describe("a text as blocks", () => {
  test("knows every kind that the page shows", () => {
    const kinds = new Set(textFormOf(CONTENT, LABELS, "").blocks.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(["box", "figure", "heading", "list", "paragraph", "quote", "table"])
  })

  test.each<[string, StoredNode[], unknown[]]>([
    ["a heading", [line("a", { level: 2 })], [{ kind: "heading", level: 2, words: [{ text: "a" }] }]],
    ["an empty line has no words", [line("")], [paragraph("")]],
    [
      "language and direction of a line",
      [line("a", { lang: "ar", dir: "rtl" })],
      [{ ...paragraph("a"), lang: "ar", dir: "rtl" }],
    ],
    [
      "a kind that nobody knows leaves its words",
      [{ type: "chart", content: [line("a")] }],
      [paragraph("a")],
    ],
    [
      "a list in a list",
      [line("a", { list: "bullet" }), line("b", { list: "ordered", indent: 1 })],
      [
        {
          ...{ kind: "list", style: "bullet" },
          items: [
            {
              blocks: [
                paragraph("a"),
                { kind: "list", style: "ordered", items: [{ blocks: [paragraph("b")] }] },
              ],
            },
          ],
        },
      ],
    ],
    [
      "tasks",
      [line("a", { list: "task", checked: true }), line("b", { list: "task" })],
      [
        {
          ...{ kind: "list", style: "task" },
          items: [
            { state: "done", blocks: [paragraph("a")] },
            { state: "open", blocks: [paragraph("b")] },
          ],
        },
      ],
    ],
    [
      "a box that is more than a box",
      [line("a", { box: "decision", ref: "1" })],
      [{ kind: "box", role: "decision", title: "Decision", blocks: [paragraph("a")] }],
    ],
    [
      "a picture",
      [{ type: "image", attrs: { src: "/files/A", alt: "b" } }],
      [{ kind: "figure", src: "/files/A", alt: "b", caption: null }],
    ],
  ])("%s", (_, nodes, expected) => {
    expect(blocks(...nodes)).toEqual(expected)
  })

  test("a table keeps what its cells head and span", () => {
    const [found] = blocks(
      table({ caption: "c" }, row(cell("a", { header: true })), row(cell("b", { colspan: 2, rowspan: 3 }))),
    )
    expect(found).toMatchObject({ kind: "table", caption: "c", headRows: 1 })
    const cells = found?.kind === "table" ? found.rows.flat() : []
    expect(cells.map(({ heads, colspan, rowspan }) => [heads, colspan, rowspan])).toEqual([
      ["col", 1, 1],
      [null, 2, 3],
    ])
  })

  test("links of the site leave with its address, those to a paragraph stay inside, others go", () => {
    const href = (address: string) => {
      const [block] = blocks(line([words("a", link(address))]))
      return block?.kind === "paragraph" ? block.words[0]?.href : null
    }
    expect(["/items/X", "#b-aaaa-1", "https://a.example/", "javascript:alert(1)"].map(href)).toEqual([
      "https://tavoli.example/items/X",
      "#b-aaaa-1",
      "https://a.example/",
      undefined,
    ])
  })

  test("notes stand apart, numbered as they are met", () => {
    const text = textFormOf(
      doc(line([words("a"), { type: "footnote", attrs: { ref: "n" } }]), line("b", { note: "n" })),
      LABELS,
      "",
    )
    expect(text.blocks).toEqual([
      { kind: "paragraph", indent: 0, words: [{ text: "a" }, { text: "1", note: 1 }] },
    ])
    expect(text.notes).toEqual([{ number: 1, blocks: [paragraph("b")] }])
  })

  test("words are told with their looks", () => {
    const [block] = blocks(
      line([words("a", "bold", "italic"), words("b", "subscript"), words("c", "unknown")]),
    )
    expect(block?.kind === "paragraph" && block.words).toEqual([
      { text: "a", bold: true, italic: true },
      { text: "b", raised: "sub" },
      { text: "c" },
    ])
    expect(plainOf(block?.kind === "paragraph" ? block.words : [])).toBe("abc")
  })
})
