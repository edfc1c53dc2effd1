import { EditorState, TextSelection } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { describe, expect, test } from "vitest"
import { type Anchored, chosenIn, linesIn } from "#app/documents/comments/live/editor-passages.ts"
import { mapBetween, newPassages, passageAt } from "#app/documents/comments/live/passages-plugin.ts"
import { schema } from "#app/documents/editor/schema.ts"
import { line, table } from "../../editor/two-clients.ts"

const docOf = (...content: ReturnType<typeof line>[]) => schema.nodeFromJSON({ type: "doc", content })
const anchored = (code: string, quote: string, over: Partial<Anchored> = {}): Anchored => ({
  ...{ code, quote, before: "", after: "", blockId: null, epoch: 1, from: null, to: null },
  ...over,
})

/** A view that has a state and nothing to see. */
const viewOf = (state: EditorState) => {
  const view = {
    state,
    isDestroyed: false,
    dispatch(transaction: Parameters<EditorState["apply"]>[0]) {
      view.state = view.state.apply(transaction)
    },
  }
  return view as typeof view & EditorView
}

const LONG = "Gli sportelli aprono almeno una sera alla settimana."
const at = (state: EditorState, words: string) => {
  let found = -1
  state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? "").indexOf(words) : -1
    if (found < 0 && index >= 0) found = pos + index
  })
  return found
}

const written = (first: string) =>
  [first, LONG, "Altro testo in un'altra riga."].map((text, at) => line(text, { id: `b-000${at}` }))

const shown = (...threads: Anchored[]) => {
  const passages = newPassages(1)
  const doc = docOf(...written("Premessa"))
  const view = viewOf(EditorState.create({ schema, doc, plugins: [passages.plugin] }))
  passages.show(view, threads)
  return { passages, view }
}
const words = ({ state }: EditorView, passages: ReturnType<typeof newPassages>, code: string) => {
  const from = passages.places({ state }).get(code)?.from
  return from === undefined ? null : state.doc.textBetween(from, Math.min(from + 12, state.doc.content.size))
}

describe("a passage in the editor", () => {
  test("is found by its words and moves with what is typed before it", () => {
    const { passages, view } = shown(anchored("a", "almeno una sera alla settimana"))
    expect(words(view, passages, "a")).toBe("almeno una s")
    view.dispatch(view.state.tr.insertText("Da oggi ", at(view.state, "Gli")))
    expect(words(view, passages, "a")).toBe("almeno una s")
  })

  test("is gone once its words are deleted, and drawn no more", () => {
    const { passages, view } = shown(anchored("a", "almeno una sera alla settimana"))
    const from = at(view.state, "almeno")
    view.dispatch(view.state.tr.delete(from, from + "almeno una sera alla settimana".length))
    expect(passages.places({ state: view.state }).size).toBe(0)
  })

  test("keeps its place when a change of others writes the whole text anew", () => {
    const { passages, view } = shown(anchored("a", "almeno una sera alla settimana"))
    const after = docOf(...written("Premessa più lunga di prima"))
    const all = view.state.tr.replaceWith(0, view.state.doc.content.size, after.content)
    view.dispatch(all.setMeta(ySyncPluginKey, { isChangeOrigin: true }))
    expect(words(view, passages, "a")).toBe("almeno una s")
  })

  test("is chosen by the caret in it, and the shorter of two", () => {
    const { passages, view } = shown(anchored("a", LONG), anchored("b", "almeno una sera alla settimana"))
    const caret = (words: string) =>
      view.dispatch(
        view.state.tr.setSelection(TextSelection.create(view.state.doc, at(view.state, words) + 1)),
      )
    caret("sportelli")
    expect(passages.summary({ state: view.state }).active).toBe("a")
    caret("una sera")
    expect(passages.summary({ state: view.state }).active).toBe("b")
    caret("Premessa")
    expect(passages.summary({ state: view.state }).active).toBeNull()
  })
})

test("a change between two texts maps what stands before and after it", () => {
  const [before, after] = [
    docOf(line("uno due tre", { id: "b-0001" })),
    docOf(line("uno e mezzo due tre", { id: "b-0001" })),
  ]
  const mapping = mapBetween(before, after)
  expect([1, 4, 12].map((pos) => mapping.map(pos))).toEqual([1, 4, 20])
})

test("passages of no size hold no place", () => {
  expect(passageAt(new Map(), 3)).toBeNull()
})

describe("what is chosen", () => {
  const stateOn = (...content: ReturnType<typeof line>[]) =>
    EditorState.create({ schema, doc: docOf(...content) })

  test("reads lines in tables too, in their order", () => {
    const state = stateOn(line("Prima"), table([["uno", "due"]]), line("Dopo"))
    expect(linesIn(state.doc).lines.map(({ text }) => text)).toEqual(["Prima", "uno", "due", "Dopo"])
  })

  test("is nothing without a shared text or without words", () => {
    const state = stateOn(line("Prima"))
    expect(chosenIn(state, 1)).toBeNull()
  })
})

const THREADS = 200
const LINES = 400
const MOST_MS = 5

test(`with ${THREADS} threads a keystroke costs the passages less than ${MOST_MS} ms`, () => {
  const text = Array.from({ length: LINES }, (_, n) =>
    line(`Riga numero ${n} con parole sue ${n * 7}, e altre ancora.`),
  )
  const threads = Array.from({ length: THREADS }, (_, n) =>
    anchored(`t${n}`, `Riga numero ${n * 2} con parole sue ${n * 14},`),
  )
  const bare = EditorState.create({ schema, doc: docOf(...text) })
  const passages = newPassages(1)
  const view = viewOf(EditorState.create({ schema, doc: bare.doc, plugins: [passages.plugin] }))
  passages.show(view, threads)
  expect(passages.places({ state: view.state }).size).toBe(THREADS)
  expect(passages.summary({ state: view.state }).order).toHaveLength(THREADS)
  const type = (state: EditorState) => {
    let now = state
    const times: number[] = []
    for (let key = 0; key < 60; key++) {
      const began = performance.now()
      now = now.apply(now.tr.insertText("x", 20 + key))
      times.push(performance.now() - began)
    }
    return times.toSorted((a, b) => a - b)[30] ?? 0
  }
  type(bare)
  const without = type(bare)
  expect(type(view.state) - without).toBeLessThan(MOST_MS)
})
