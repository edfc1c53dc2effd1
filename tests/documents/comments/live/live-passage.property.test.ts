import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { livePassage, positionsOf } from "#app/documents/comments/live/live-passage.ts"

const LINES = ["Gli sportelli aprono una sera.", "I corsi si tengono vicino.", "I numeri sono pubblici."]

const newDoc = (client: number) => {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}
const textOf = (doc: Y.Doc, line: number) =>
  (doc.getXmlFragment("default").get(line) as Y.XmlElement).get(0) as Y.XmlText
const plain = (text: Y.XmlText) =>
  text
    .toDelta()
    .map((piece: { insert: string }) => piece.insert)
    .join("")

const written = () => {
  const doc = newDoc(1)
  const lines = LINES.map((words) => {
    const line = new Y.XmlElement("paragraph")
    line.insert(0, [new Y.XmlText(words)])
    return line
  })
  doc.getXmlFragment("default").insert(0, lines)
  return Y.encodeStateAsUpdate(doc)
}

const two = () => {
  const docs = [newDoc(2), newDoc(3)] as const
  for (const doc of docs) Y.applyUpdate(doc, written())
  return docs
}
const exchange = (a: Y.Doc, b: Y.Doc) => {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, fromB)
  Y.applyUpdate(b, fromA)
}

const wordsAt = (doc: Y.Doc, positions: ReturnType<typeof positionsOf>) => {
  const live = livePassage(doc, positions)
  if (!live) return null
  const { type, index } = live.from.place
  return plain(type as Y.XmlText).slice(index, live.to.place.index)
}

const QUOTE = "una sera"
const [LINE, FROM] = [0, LINES[0]?.indexOf(QUOTE) ?? 0]
const passageOf = (doc: Y.Doc) => {
  const type = textOf(doc, LINE)
  return positionsOf({ type, index: FROM }, { type, index: FROM + QUOTE.length })
}

/** A change outside of the passage: letters before it, after it, at its very edges, or in other lines. */
const outside = fc.record({
  who: fc.nat(1),
  where: fc.constantFrom("start", "before", "after", "end", "other"),
  text: fc.stringMatching(/^[a-z ]{1,6}$/),
})

const write = (doc: Y.Doc, where: string, text: string) => {
  const line = textOf(doc, where === "other" ? 1 : LINE)
  const at = plain(line).indexOf(QUOTE)
  const place = { start: 0, before: at, after: at + QUOTE.length, end: line.length, other: 3 }[where] ?? 0
  line.insert(place, text)
}

describe("the positions of a passage", () => {
  test("follow it while two people write around it, at its edges too", () => {
    fc.assert(
      fc.property(fc.array(outside, { maxLength: 12 }), (changes) => {
        const docs = two()
        const positions = passageOf(docs[0])
        for (const { who, where, text } of changes) {
          const doc = docs[who === 0 ? 0 : 1]
          // Somebody may have typed the same words elsewhere: then the first ones are not the passage.
          if (plain(textOf(doc, LINE)).indexOf(QUOTE) >= 0) write(doc, where, text)
        }
        exchange(...docs)
        expect(docs.map((doc) => wordsAt(doc, positions))).toEqual([QUOTE, QUOTE])
      }),
    )
  })

  test("hold what is written inside it", () => {
    const docs = two()
    const positions = passageOf(docs[0])
    textOf(docs[1], LINE).insert(FROM + 3, " bella")
    exchange(...docs)
    expect(wordsAt(docs[0], positions)).toBe("una bella sera")
  })

  test("hold what is left of it", () => {
    const docs = two()
    const positions = passageOf(docs[0])
    textOf(docs[1], LINE).delete(FROM, 4)
    exchange(...docs)
    expect(wordsAt(docs[0], positions)).toBe("sera")
  })

  test.each([
    ["its words are deleted", (doc: Y.Doc) => textOf(doc, LINE).delete(FROM, QUOTE.length)],
    ["its line is deleted", (doc: Y.Doc) => doc.getXmlFragment("default").delete(LINE, 1)],
    ["all of the text is deleted", (doc: Y.Doc) => doc.getXmlFragment("default").delete(0, LINES.length)],
  ])("are nowhere once %s, while somebody writes beside it", (_what, remove) => {
    const docs = two()
    const positions = passageOf(docs[0])
    remove(docs[1])
    textOf(docs[0], LINE).insert(FROM, "ogni ")
    exchange(...docs)
    expect(docs.map((doc) => livePassage(doc, positions))).toEqual([null, null])
  })

  test("come back when the deletion is undone", () => {
    const [doc] = two()
    const positions = passageOf(doc)
    const undo = new Y.UndoManager(doc.getXmlFragment("default"))
    doc.transact(() => textOf(doc, LINE).delete(FROM, QUOTE.length))
    expect(livePassage(doc, positions)).toBeNull()
    undo.undo()
    expect(wordsAt(doc, positions)).toBe(QUOTE)
  })

  test("that are no positions are nowhere", () => {
    const [doc] = two()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), fc.uint8Array({ maxLength: 24 }), (from, to) => {
        expect(() => livePassage(doc, { from, to })).not.toThrow()
      }),
    )
  })
})
