import { expect, test } from "vitest"
import { headingsOf } from "#app/documents/editor/headings.ts"

test("headings come in order with level and id, without those that are empty", () => {
  const heading = (level: number, text: string, id: string) => ({
    type: "paragraph",
    attrs: { level, id },
    content: text === "" ? [] : [{ type: "text", text }],
  })
  const content = [
    heading(1, " Uno  due ", "b-0001"),
    heading(0, "testo", "b-0002"),
    heading(2, "", "b-0003"),
    heading(2, "Tre", "b-0004"),
  ]
  expect(headingsOf({ type: "doc", content })).toEqual([
    { id: "b-0001", level: 1, text: "Uno due" },
    { id: "b-0004", level: 2, text: "Tre" },
  ])
})
