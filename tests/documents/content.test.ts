import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { replaceContent } from "#app/documents/state/content.ts"
import { type ReadingNode, readText } from "#app/documents/state/reading.ts"

const paragraph = (id: string, text: string, attrs: Record<string, unknown> = {}): ReadingNode => ({
  type: "paragraph",
  attrs: { id, ...attrs },
  ...(text ? { content: [{ type: "text", text }] } : {}),
})

const docOf = (...blocks: ReadingNode[]) => {
  const doc = new Y.Doc()
  replaceContent(doc, blocks)
  return doc
}
const blocksOf = (doc: Y.Doc) => readText(doc).json.content
const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const exchange = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}
/** Types at the end of a block. */
const type = (doc: Y.Doc, block: number, text: string) => {
  const element = doc.getXmlFragment("default").get(block) as Y.XmlElement
  const inside = element.get(0) as Y.XmlText
  inside.insert(inside.length, text)
}

describe("after it the text is the wanted one, whatever stood there", () => {
  const marks = fc.constantFrom<ReadingNode["marks"]>(
    undefined,
    [{ type: "bold" }],
    [{ type: "link", attrs: { href: "https://a.example" } }],
  )
  const run = fc.record({ text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }), marks })
  const block = fc
    .record({
      id: fc.integer({ min: 0, max: 6 }),
      level: fc.integer({ min: 0, max: 2 }),
      runs: fc.array(run, { maxLength: 3 }),
      kind: fc.constantFrom("paragraph", "table"),
    })
    .map(({ id, level, runs, kind }): ReadingNode => {
      const content = runs.map(({ text, marks }) => ({ type: "text", text, ...(marks ? { marks } : {}) }))
      const line: ReadingNode = { type: "paragraph", attrs: { id: `${id}`, level }, content }
      if (kind === "paragraph") return line
      return { type: "table", attrs: { id: `${id}` }, content: [{ type: "tableRow", content: [line] }] }
    })
  const text = fc.uniqueArray(block, { maxLength: 6, selector: (node) => String(node.attrs?.id) })

  /** Pieces alike that stand side by side are one. */
  const joined = (nodes: readonly ReadingNode[] = []): ReadingNode[] => {
    const result: ReadingNode[] = []
    for (const { content, ...node } of nodes) {
      const last = result.at(-1)
      const isAlike = node.text !== undefined && JSON.stringify(last?.marks) === JSON.stringify(node.marks)
      if (last?.text !== undefined && isAlike) last.text += node.text
      else result.push({ ...node, ...(content ? { content: joined(content) } : {}) })
    }
    return result
  }

  test("for texts at random", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const doc = docOf(...before)
        replaceContent(doc, after)
        expect(joined(blocksOf(doc))).toEqual(joined(blocksOf(docOf(...after))))
      }),
    )
  })
})

test("what is the same already is not touched: no update is made", () => {
  const doc = docOf(paragraph("a", "Uno"), paragraph("b", "Due"))
  let updates = 0
  doc.on("update", () => updates++)
  replaceContent(doc, [paragraph("a", "Uno"), paragraph("b", "Due")])
  expect(updates).toBe(0)
})

describe("what somebody writes meanwhile stays", () => {
  test("in a block that does not change", () => {
    const here = docOf(paragraph("a", "Uno"), paragraph("b", "Due"))
    const there = copyOf(here)
    type(there, 1, " e mezzo")
    replaceContent(here, [paragraph("a", "Uno, di prima"), paragraph("b", "Due")])
    exchange(here, there)
    expect(readText(here).plain).toBe("Uno, di prima\nDue e mezzo")
    expect(readText(there).plain).toBe(readText(here).plain)
  })

  test("in a block that changes in another place, or in kind", () => {
    const here = docOf(paragraph("a", "Il tavolo approva"))
    const there = copyOf(here)
    type(there, 0, " all'unanimità")
    replaceContent(here, [paragraph("a", "Oggi il tavolo approva", { level: 2 })])
    exchange(here, there)
    expect(blocksOf(here)).toEqual([
      {
        type: "paragraph",
        attrs: { id: "a", level: 2 },
        content: [{ type: "text", text: "Oggi il tavolo approva all'unanimità" }],
      },
    ])
  })
})

test("half of a character is never taken out", () => {
  const doc = docOf(paragraph("a", "x😀y"))
  replaceContent(doc, [paragraph("a", "x😃y")])
  expect(readText(doc).plain).toBe("x😃y")
})

test("text beside a bold piece does not become bold", () => {
  const bold: ReadingNode = { type: "text", text: "forte", marks: [{ type: "bold" }] }
  const line = (...content: ReadingNode[]): ReadingNode => ({
    type: "paragraph",
    attrs: { id: "a" },
    content,
  })
  const doc = docOf(line(bold))
  replaceContent(doc, [line(bold, { type: "text", text: " e piano" })])
  expect(blocksOf(doc)).toEqual([line(bold, { type: "text", text: " e piano" })])
})
