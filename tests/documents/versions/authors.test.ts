import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { type AuthoredUpdate, authoredPassages } from "#app/documents/state/authored-passages.ts"
import { readText } from "#app/documents/state/reading.ts"
import { authorsOf, runsOf } from "#app/documents/versions/authors.ts"
import { blocksOf } from "#app/documents/versions/blocks.ts"

const FIELD = "default"
const textAt = (doc: Y.Doc, at: number) =>
  (doc.getXmlFragment(FIELD).get(at) as Y.XmlElement).get(0) as Y.XmlText

/** People at one document, each at a page of their own; what one writes the others have at once. */
const table = (people: number) => {
  const log: AuthoredUpdate[] = []
  const docs = Array.from({ length: people }, () => new Y.Doc())
  docs.forEach((doc, author) => {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "other") return
      log.push({ update, author })
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, "other")
    })
  })
  const line = (author: number, words: string, id?: string) => {
    const element = new Y.XmlElement("paragraph")
    element.insert(0, [new Y.XmlText(words)])
    if (id) element.setAttribute("id", id)
    const root = docs[author]?.getXmlFragment(FIELD)
    root?.insert(root.length, [element])
  }
  const type = (author: number, at: number, place: number, words: string) => {
    const doc = docs[author]
    if (doc) textAt(doc, at).insert(place, words)
  }
  const doc = () => {
    const all = new Y.Doc()
    for (const { update } of log) Y.applyUpdate(all, update)
    return all
  }
  return { log, docs, line, type, doc, passages: () => authoredPassages(doc(), log) }
}

describe("the authors of a passage", () => {
  test("are those of the characters that are still there, who wrote most first", () => {
    const { line, type, docs, passages } = table(3)
    line(0, "Il Tavolo")
    type(1, 0, 9, " propone una cosa")
    type(2, 0, 0, "Dunque: ")
    const [first] = docs
    if (first) textAt(first, 0).delete(8 + 9 + 8, 9) // " una cosa", by whoever
    expect(passages()).toEqual([
      [
        [0, 9],
        [1, 8],
        [2, 8],
      ],
    ])
  })

  test("of an empty line is who made it; of a picture too", () => {
    const { docs, passages } = table(2)
    const root = docs[1]?.getXmlFragment(FIELD)
    const image = new Y.XmlElement("image")
    image.setAttribute("alt", "Una piazza")
    root?.insert(0, [new Y.XmlElement("paragraph"), image])
    expect(passages()).toEqual([[[1, 1]], [[1, 1]]])
  })

  test("are not known of what came before the log does", () => {
    const { line, type, log, doc } = table(2)
    line(0, "Vecchio")
    type(1, 0, 7, " nuovo")
    const rest = log.filter(({ author }) => author === 1)
    expect(authoredPassages(doc(), rest)).toEqual([
      [
        [-1, 7],
        [1, 6],
      ],
    ])
  })

  test("stay whoever sent a stretch first, when somebody else sends it again with theirs", () => {
    const { line, type, docs, log } = table(2)
    line(0, "Di Ada")
    type(1, 0, 6, " e di Bruno")
    const [ada] = docs
    const again = ada ? Y.encodeStateAsUpdate(ada) : new Uint8Array()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, again)
    expect(authoredPassages(doc, [...log, { update: again, author: 1 }])).toEqual([
      [
        [1, 11],
        [0, 6],
      ],
    ])
  })

  test("count every character once, whatever is typed and deleted by whom", () => {
    const act = fc.record({
      author: fc.nat(2),
      place: fc.nat(1000),
      words: fc.string({ minLength: 0, maxLength: 6 }),
      gone: fc.nat(4),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { line, docs, passages } = table(3)
        line(0, "x")
        const mine: number[] = [0]
        for (const { author, place, words, gone } of acts) {
          const doc = docs[author]
          if (!doc) continue
          const text = textAt(doc, 0)
          const at = place % (text.length + 1)
          const length = Math.min(gone, text.length - at)
          if (length > 0) text.delete(at, length)
          mine.splice(at, length)
          if (words.length > 0) text.insert(at, words)
          mine.splice(at, 0, ...Array.from({ length: words.length }, () => author))
        }
        const counted = new Map(passages()[0])
        if (mine.length === 0) return
        for (const author of [0, 1, 2])
          expect(counted.get(author) ?? 0).toBe(mine.filter((one) => one === author).length)
      }),
    )
  })
})

describe("a version is told its authors", () => {
  const people = ["ada", "bruno", "carla"]

  test("passage by passage, as the page compares them; people who wrote nothing of it are not kept", () => {
    const { line, doc, passages, log } = table(3)
    line(2, "Prima", "b-1")
    line(0, "Seconda", "b-2")
    const content = readText(doc()).json as StoredNode
    expect(log.length).toBeGreaterThan(1)
    expect(authorsOf(content, { json: content, passages: passages() }, people)).toEqual({
      people: ["ada", "carla"],
      passages: [[[1, 5]], [[0, 7]]],
    })
  })

  test("of what still reads the same, where the log reaches further than the version", () => {
    const { line, type, doc, passages } = table(2)
    line(0, "Prima", "b-1")
    line(1, "Seconda", "b-2")
    const content = readText(doc()).json as StoredNode
    type(1, 0, 5, " e oltre")
    const later = { json: readText(doc()).json as StoredNode, passages: passages() }
    expect(authorsOf(content, later, people)).toEqual({ people: ["bruno"], passages: [[], [[0, 7]]] })
  })

  test("with a list as long as the text has passages, tables and unknown kinds included", () => {
    const { docs, doc, passages } = table(1)
    const cell = (words: string) => {
      const made = new Y.XmlElement("tableCell")
      const inside = new Y.XmlElement("paragraph")
      inside.insert(0, [new Y.XmlText(words)])
      made.insert(0, [inside])
      return made
    }
    const row = new Y.XmlElement("tableRow")
    row.insert(0, [cell("Uno"), cell("Due")])
    const made = new Y.XmlElement("table")
    made.insert(0, [row])
    const unknown = new Y.XmlElement("something")
    unknown.setAttribute("label", "Cosa")
    docs[0]?.getXmlFragment(FIELD).insert(0, [made, unknown, new Y.XmlElement("horizontalRule")])
    const content = readText(doc()).json as StoredNode
    expect(passages()).toHaveLength(blocksOf(content).length)
    expect(passages()).toEqual([[[0, 6]], [[0, 1]]])
  })
})

test("a page shows neighbours by the same people together, and leaves empty lines out", () => {
  const line = (text: string, level = 0) => ({
    ...{ type: "paragraph", attrs: { level } },
    content: text ? [{ type: "text", text }] : [],
  })
  const content = {
    type: "doc",
    content: [line("Titolo", 1), line(""), line("Uno"), line("Due"), line("Tre")],
  }
  const passages = [[[0, 6]], [[1, 1]], [[0, 3]], [[1, 2] as const, [0, 1] as const], []] as const
  const authors = { people: ["ada", "bruno"], passages: passages.map((shares) => [...shares]) }
  expect(runsOf(content, authors as never)).toEqual([
    {
      authors: [0],
      passages: [
        { text: "Titolo", level: 1 },
        { text: "Uno", level: 0 },
      ],
    },
    { authors: [1, 0], passages: [{ text: "Due", level: 0 }] },
    { authors: [], passages: [{ text: "Tre", level: 0 }] },
  ])
})
