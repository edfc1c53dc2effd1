import { type Command, EditorState, NodeSelection, TextSelection } from "@tiptap/pm/state"
import { describe, expect, test } from "vitest"
import {
  describePicture,
  insertPicture,
  movePicture,
  readdressPicture,
  removePicture,
  selectedPicture,
} from "#app/documents/editor/pictures/picture-commands.ts"
import { schema } from "#app/documents/editor/schema.ts"

const SRC = "/files/ABCDEFGHJK"
const FACTS = { src: SRC, alt: "Una sala", caption: null, width: 800, height: 600 }

/** Lines in short: `#` is a picture with its alternative text, all else a line of text. */
const stateOf = (...lines: string[]) => {
  const content = lines.map((line) =>
    line.startsWith("#")
      ? { type: "image", attrs: { id: `b-${line.slice(1)}`, src: SRC, alt: line.slice(1) } }
      : { type: "paragraph", ...(line ? { content: [{ type: "text", text: line }] } : {}) },
  )
  return EditorState.create({ doc: schema.nodeFromJSON({ type: "doc", content }) })
}
const shortOf = ({ doc }: EditorState) => {
  const lines: string[] = []
  doc.forEach((node) => {
    lines.push(node.type.name === "image" ? `#${node.attrs.alt}` : node.textContent)
  })
  return lines
}
const placeOf = ({ doc }: EditorState, index: number) => {
  let found = 0
  doc.forEach((_, offset, at) => {
    if (at === index) found = offset
  })
  return found
}
const caretIn = (state: EditorState, index: number) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, placeOf(state, index) + 1)))
const selected = (state: EditorState, index: number) =>
  state.apply(state.tr.setSelection(NodeSelection.create(state.doc, placeOf(state, index))))
const run = (state: EditorState, command: Command) => {
  let next = state
  const did = command(state, (tr) => {
    next = state.apply(tr)
  })
  return { did, lines: shortOf(next), state: next }
}

describe("a new picture", () => {
  test.each([
    ["stands under the line of the caret", ["uno", "due"], 0, ["uno", "#Una sala", "due"]],
    ["leaves a line to write on at the end", ["uno"], 0, ["uno", "#Una sala", ""]],
    ["takes the place of an empty line, which goes under it", ["uno", ""], 1, ["uno", "#Una sala", ""]],
  ] as const)("%s", (_, lines, at, expected) => {
    expect(run(caretIn(stateOf(...lines), at), insertPicture(FACTS)).lines).toEqual(expected)
  })

  test("comes under the table whose cell has the caret", () => {
    const cell = { type: "tableCell", content: [{ type: "paragraph" }] }
    const table = { type: "table", content: [{ type: "tableRow", content: [cell] }] }
    const doc = schema.nodeFromJSON({ type: "doc", content: [table, { type: "paragraph" }] })
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 4) })
    const { state: after } = run(state, insertPicture(FACTS))
    expect(after.doc.child(1).attrs).toMatchObject({ src: SRC, width: 800, height: 600 })
    expect(() => after.doc.check()).not.toThrow()
  })
})

describe("a picture of the text", () => {
  test("is described anew wherever it stands by now", () => {
    const { state } = run(
      stateOf("uno", "#a", "#b"),
      describePicture("b-b", { alt: "Nuova", caption: "Sotto" }),
    )
    expect(state.doc.child(2).attrs).toMatchObject({ alt: "Nuova", caption: "Sotto" })
    expect(run(stateOf("uno"), describePicture("b-b", { alt: "x", caption: null })).did).toBe(false)
  })

  test("that is decoration says so, which is not the same as saying nothing", () => {
    const { state } = run(stateOf("#a"), describePicture("b-a", { alt: "", caption: null }))
    expect(state.doc.child(0).attrs.alt).toBe("")
  })

  test.each([
    ["up", -1, ["#a", "uno", "due"]],
    ["down", 1, ["uno", "due", "#a"]],
  ] as const)("moves %s, stays selected and keeps its name", (_, direction, expected) => {
    const { lines, state } = run(selected(stateOf("uno", "#a", "due"), 1), movePicture(direction))
    expect(lines).toEqual(expected)
    expect(selectedPicture(state)?.id).toBe("b-a")
  })

  test("moves no further than the text goes", () => {
    expect(run(selected(stateOf("#a", "uno"), 0), movePicture(-1)).did).toBe(false)
    expect(run(selected(stateOf("uno", "#a"), 1), movePicture(1)).did).toBe(false)
  })

  test("goes when it is selected, and nothing goes when it is not", () => {
    expect(run(selected(stateOf("uno", "#a"), 1), removePicture).lines).toEqual(["uno"])
    expect(run(caretIn(stateOf("uno", "#a"), 0), removePicture).did).toBe(false)
  })

  test("that was pasted takes its new address, or leaves what it says", () => {
    const kept = { src: "/files/ZZZZZZZZZZ", width: 10, height: 20 }
    expect(run(stateOf("#a", "#b"), readdressPicture(SRC, kept)).state.doc.child(1).attrs).toMatchObject(kept)
    expect(run(stateOf("uno", "#a", "#b"), readdressPicture(SRC, null)).lines).toEqual(["uno", "a", "b"])
  })
})
