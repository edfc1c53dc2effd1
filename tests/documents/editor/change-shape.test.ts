import { toggleMark } from "@tiptap/pm/commands"
import type { Node } from "@tiptap/pm/model"
import { EditorState, TextSelection } from "@tiptap/pm/state"
import { describe, expect, test } from "vitest"
import { isOutsideTables, isWithinLines } from "#app/documents/editor/change-shape.ts"
import { schema } from "#app/documents/editor/schema.ts"

const line = (words: string) => ({ type: "paragraph", content: [{ type: "text", text: words }] })
const DOC = {
  type: "doc",
  content: [
    line("Uno due"),
    line("Tre"),
    {
      type: "table",
      content: [{ type: "tableRow", content: [{ type: "tableCell", content: [line("Cella")] }] }],
    },
    line("Fine"),
  ],
}
const state = () => EditorState.create({ schema, doc: schema.nodeFromJSON(DOC) })
const at = (doc: Node, words: string): number => {
  let found = -1
  doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(words)) found = pos
  })
  return found
}
const words = (text: string) => schema.text(text)

describe("what is no more than typing", () => {
  test.each([
    ["a letter", 4, 4, "x"],
    ["words over words", 1, 4, "Altro"],
    ["words taken away", 1, 4, ""],
  ])("%s stays within its line", (_, from, to, text) => {
    const tr = text ? state().tr.replaceWith(from, to, words(text)) : state().tr.delete(from, to)
    expect([isWithinLines(tr), isOutsideTables(tr)]).toEqual([true, true])
  })

  test("bold words stay within their line", () => {
    const before = state()
    const chosen = before.apply(before.tr.setSelection(TextSelection.create(before.doc, 1, 4)))
    const bold = schema.marks.bold
    if (!bold) throw new Error("There is no bold")
    let isWithin = false
    toggleMark(bold)(chosen, (tr) => {
      isWithin = isWithinLines(tr) && isOutsideTables(tr)
    })
    expect(isWithin).toBe(true)
  })

  test("a letter in a cell is within its line, and not outside of tables", () => {
    const { tr, doc } = state()
    tr.insertText("x", at(doc, "Cella"))
    expect([isWithinLines(tr), isOutsideTables(tr)]).toEqual([true, false])
  })
})

describe("what makes, takes away or changes blocks is more", () => {
  const text = state()
  test.each([
    ["a line split", text.tr.split(4)],
    ["two lines joined", text.tr.join(9)],
    ["words over two lines", text.tr.delete(2, 11)],
    ["a line put in", text.tr.insert(0, schema.nodeFromJSON(line("Nuova")))],
    ["a line's kind", text.tr.setNodeAttribute(0, "level", 2)],
    [
      "a letter, and then a line put in",
      text.tr.insertText("x", 2).insert(0, schema.nodeFromJSON(line("N"))),
    ],
  ])("%s", (_, tr) => {
    expect([tr.docChanged, isWithinLines(tr), isOutsideTables(tr)]).toEqual([true, false, false])
  })
})
