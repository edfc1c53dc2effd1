import { describe, expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import {
  addressedBlocks,
  blockOf,
  namingWords,
  pointersIn,
  wordsOfBlocks,
} from "#app/documents/links/pointers.ts"

const SITE = { code: "0123456789", base: "https://tavoli.example" }
const text = (words: string, href?: string): StoredNode => ({
  type: "text",
  text: words,
  ...(href ? { marks: [{ type: "link", attrs: { href } }] } : {}),
})
const mention = (kind: string, ref: string, label: string): StoredNode => ({
  ...{ type: "mention", attrs: { kind, ref, label } },
})
const line = (id: string, ...content: StoredNode[]): StoredNode => ({
  type: "paragraph",
  attrs: { id },
  content,
})
const doc = (...content: StoredNode[]): StoredNode => ({ type: "doc", content })
const cell = (...content: StoredNode[]): StoredNode => ({
  ...{ type: "table", attrs: { id: "b-table" } },
  content: [{ type: "tableRow", content: [{ type: "tableCell", content }] }],
})

describe("a text points to", () => {
  test("what it mentions and what it links to, each with its paragraph", () => {
    const content = doc(
      line("b-0001", text("Con "), mention("organisation", "ABCDEFGHJK", "ARCI")),
      line(
        "b-0002",
        text("vedi", "/documents/BBBBBBBBBB?p=b-abcd#b-abcd"),
        text(" e "),
        text("altrove", "https://x.it"),
      ),
    )
    expect(pointersIn(content, SITE)).toEqual([
      { target: { kind: "organisation", code: "ABCDEFGHJK", block: "" }, part: "b-0001" },
      { target: { kind: "paragraph", code: "BBBBBBBBBB", block: "b-abcd" }, part: "b-0002" },
    ])
  })

  test("what stands in a table, from the line within it", () => {
    const content = doc(cell(line("b-cell", mention("roundtable", "ABCDEFGHJK", "Tavolo"))))
    expect(pointersIn(content, SITE).map(({ part }) => part)).toEqual(["b-cell"])
  })

  test("nothing where stored rubbish stands", () => {
    const rubbish = { type: "paragraph", attrs: { id: 7 }, content: [null, { type: "mention" }] }
    expect(pointersIn({ type: "doc", content: [rubbish as unknown as StoredNode] }, SITE)).toEqual([])
  })

  test("nothing beyond the depth that texts have", () => {
    let deep: StoredNode = mention("organisation", "ABCDEFGHJK", "ARCI")
    for (let depth = 0; depth < 200; depth++) deep = { type: "box", content: [deep] }
    expect(pointersIn(doc(deep), SITE)).toEqual([])
  })
})

describe("blocks with an address", () => {
  const content = doc(
    line("b-0001", text("Premessa")),
    cell(line("b-cell", text("Nella tabella"))),
    { type: "image", attrs: { id: "b-image", src: "/files/A", alt: "Un grafico" } },
    { type: "paragraph", content: [text("Senza indirizzo")] },
  )

  test("are lines, tables with their lines, and pictures", () => {
    expect(addressedBlocks(content).map(({ id }) => id)).toEqual(["b-0001", "b-table", "b-cell", "b-image"])
  })

  test("are found by it, and what is gone is not", () => {
    expect(blockOf(content, "b-cell")).toMatchObject({ type: "paragraph" })
    expect(blockOf(content, "b-gone")).toBeNull()
  })

  test("are called by their first words", () => {
    expect(wordsOfBlocks(content, ["b-0001", "b-image", "b-gone", ""])).toEqual({
      ...{ "b-0001": "Premessa", "b-image": "Un grafico" },
    })
  })
})

test.each([
  ["a short line by all its words", line("b-1", text("  Gli  sportelli ")), "Gli sportelli"],
  [
    "names and breaks are words too",
    line("b-1", text("Con"), { type: "hardBreak" }, mention("person", "x", "Ivo")),
    "Con Ivo",
  ],
  ["an empty line by none", line("b-1"), ""],
  [
    "a long one by its beginning",
    line("b-1", text("parola ".repeat(40))),
    `${"parola ".repeat(12).slice(0, 80).trimEnd()}…`,
  ],
  ["whole characters", line("b-1", text("😀".repeat(81))), `${"😀".repeat(80)}…`],
])("%s", (_what, block, expected) => {
  expect(namingWords(block)).toBe(expected)
})
