import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { ReadingText } from "#app/documents/editor/render.tsx"
import { schema } from "#app/documents/editor/schema.ts"
import { tableDirection } from "#app/documents/editor/table-direction.ts"
import { LABELS } from "./words.ts"

const line = (text: string, attrs: Record<string, unknown> = {}): StoredNode => ({
  type: "paragraph",
  attrs,
  content: text === "" ? [] : [{ type: "text", text }],
})
const html = (...content: StoredNode[]) =>
  renderToStaticMarkup(<ReadingText content={{ type: "doc", content }} labels={LABELS} />)
const table = (...words: string[]): StoredNode => ({
  type: "table",
  content: [
    { type: "tableRow", content: words.map((text) => ({ type: "tableCell", content: [line(text)] })) },
  ],
})

const ARABIC = "مرحبا بكم"

test.each<[string, StoredNode[], RegExp]>([
  ["an Arabic list", [line(ARABIC, { list: "bullet" })], /<ul dir="rtl"><li dir="auto">/],
  ["an Italian list", [line("ciao", { list: "ordered" })], /<ol dir="ltr"><li dir="auto">/],
  [
    "a list whose first item has figures only",
    [line("12.", { list: "bullet" }), line(ARABIC, { list: "bullet" })],
    /<ul><li/,
  ],
  ["things to do in Arabic", [line(ARABIC, { list: "task" })], /<ul dir="rtl" class="tasks-d">/],
  [
    "an Arabic list within an Italian one",
    [line("ciao", { list: "bullet" }), line(ARABIC, { list: "bullet", indent: 1 })],
    /<ul dir="ltr"><li dir="auto">ciao<ul dir="rtl">/,
  ],
  ["an Arabic quote", [line(ARABIC, { quote: true })], /<blockquote dir="rtl">/],
  ["an Arabic box", [line(ARABIC, { box: "callout" })], /<div class="callout" dir="rtl">/],
  [
    "a box whose heading is the system's",
    [line(ARABIC, { box: "decision" })],
    /<div class="callout decision" dir="rtl">/,
  ],
  ["an Arabic table", [table(ARABIC, "ciao")], /<table dir="rtl">/],
  ["an Italian table", [table("1", "ciao", ARABIC)], /<table dir="ltr">/],
  ["a table of figures goes as its page", [table("1", "2")], /<table>/],
  [
    "what a line says of itself goes first",
    [line("ok", { list: "bullet", dir: "rtl" })],
    /<ul dir="rtl"><li dir="rtl">/,
  ],
])("%s has its frame on its own side", (_, content, expected) => {
  expect(html(...content)).toMatch(expected)
})

test.each<[StoredNode, "ltr" | "rtl" | null]>([
  [table(ARABIC, "ciao"), "rtl"],
  [table("1", "ciao", ARABIC), "ltr"],
  [table("1", ""), null],
])("the editor reads a table from the same side as the page", (stored, direction) => {
  expect(tableDirection(schema.nodeFromJSON(stored))).toBe(direction)
})
