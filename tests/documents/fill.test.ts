import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { replaceContent } from "#app/documents/state/content.ts"
import { editUpdate } from "#app/documents/state/edits.ts"
import { markOf, NO_WORDS, sectionBlockId, sectionIn } from "#app/documents/state/fill.ts"
import { type ReadingNode, readText } from "#app/documents/state/reading.ts"

const line = (id: string, text: string, marks?: ReadingNode["marks"]): ReadingNode => ({
  type: "paragraph",
  attrs: { id },
  ...(text ? { content: [{ type: "text", text, ...(marks ? { marks } : {}) }] } : {}),
})
const ofSection = (section: string, ...texts: string[]) =>
  texts.map((text, n) => line(sectionBlockId(section, `${n}`), text))
const docOf = (...blocks: ReadingNode[]) => {
  const doc = new Y.Doc()
  replaceContent(doc, blocks)
  return doc
}
const linesOf = (doc: Y.Doc) => readText(doc).json.content?.map((node) => node.content?.[0]?.text ?? "")

const ROLL = ofSection("roll", "Chi c'è", "Tre posti")
const QUORUM = ofSection("quorum", "Numero legale")
const text = () => docOf(...ROLL, line("b-free", "Libero"), ...QUORUM)
const fill = (over: object = {}) => ({
  ...{ section: "roll", before: ["quorum"], knows: [markOf(ROLL)] },
  ...{ content: ofSection("roll", "Chi c'è", "Quattro posti"), ...over },
})

describe("a filled section", () => {
  test("takes the new words where the old ones stood", () => {
    const doc = text()
    editUpdate(doc, "fill", fill())
    expect(linesOf(doc)).toEqual(["Chi c'è", "Quattro posti", "Libero", "Numero legale"])
  })

  test("grows and shrinks, and what people wrote inside it stays", () => {
    const [first, second] = ROLL as [ReadingNode, ReadingNode]
    const doc = docOf(first, line("b-mine", "Nota mia"), second, ...QUORUM)
    editUpdate(doc, "fill", fill({ content: ofSection("roll", "A", "B", "C") }))
    expect(linesOf(doc)).toEqual(["A", "Nota mia", "B", "C", "Numero legale"])
    const shorter = { knows: [markOf(ofSection("roll", "A", "B", "C"))], content: ofSection("roll", "A") }
    editUpdate(doc, "fill", fill(shorter))
    expect(linesOf(doc)).toEqual(["A", "Nota mia", "Numero legale"])
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    [
      "other words",
      (doc) => void (doc.getXmlFragment("default").get(1) as Y.XmlElement).insert(0, [new Y.XmlText("!")]),
    ],
    ["a line less", (doc) => void doc.getXmlFragment("default").delete(1, 1)],
    ["no line at all", (doc) => void doc.getXmlFragment("default").delete(0, 2)],
    [
      "bold words",
      (doc) => {
        const words = (doc.getXmlFragment("default").get(1) as Y.XmlElement).get(0) as Y.XmlText
        words.format(0, 3, { bold: {} })
      },
    ],
  ])("that somebody gave %s by hand is left alone", (_, change) => {
    const doc = text()
    change(doc)
    const before = linesOf(doc)
    expect(editUpdate(doc, "fill", fill())).toBeNull()
    expect(linesOf(doc)).toEqual(before)
  })

  test("is taken back by hand's leave, also when it was deleted, to its place", () => {
    const doc = text()
    doc.getXmlFragment("default").delete(0, 2)
    editUpdate(doc, "fill", fill({ knows: null, content: ROLL, before: ["gone", "quorum"] }))
    expect(linesOf(doc)).toEqual(["Libero", "Chi c'è", "Tre posti", "Numero legale"])
  })

  test("of which an earlier wording is known is filled, in whatever order the changes come", () => {
    const doc = text()
    const second = ofSection("roll", "Chi c'è", "Quattro posti")
    const third = ofSection("roll", "Chi c'è", "Cinque posti")
    const marks = [markOf(ROLL), markOf(second)]
    editUpdate(doc, "fill", fill({ content: third, knows: marks }))
    expect(editUpdate(doc, "fill", fill({ content: second }))).toBeNull()
    expect(linesOf(doc)?.[1]).toBe("Cinque posti")
  })

  test("that is new comes before the next one, and a second time changes nothing", () => {
    const doc = text()
    const added = { ...fill({ content: ofSection("moves", "Entrate"), knows: [NO_WORDS] }), section: "moves" }
    editUpdate(doc, "fill", added)
    expect(linesOf(doc)).toEqual(["Chi c'è", "Tre posti", "Libero", "Entrate", "Numero legale"])
    expect(editUpdate(doc, "fill", added)).toBeNull()
  })
})

describe("lines that are added", () => {
  const addition = { content: [line("b-n1", "Interviene Anna")], before: ["quorum"] }

  test("come before the next section, once", () => {
    const doc = text()
    editUpdate(doc, "add", addition)
    expect(editUpdate(doc, "add", addition)).toBeNull()
    expect(linesOf(doc)).toEqual(["Chi c'è", "Tre posti", "Libero", "Interviene Anna", "Numero legale"])
  })

  test("leave the empty line under them to write on, and stand at the end where no section follows", () => {
    const doc = docOf(...ROLL, line("b-empty", ""))
    editUpdate(doc, "add", { ...addition, before: [] })
    expect(linesOf(doc)).toEqual(["Chi c'è", "Tre posti", "Interviene Anna", ""])
  })
})

test("the mark of a section says nothing of ids and of what the editor notes beside", () => {
  const noted = ROLL.map((node) => ({ ...node, attrs: { ...node.attrs, dir: "ltr" } }))
  expect(markOf(noted)).toBe(markOf(ROLL))
  expect(markOf(sectionIn([...noted, ...QUORUM], "roll"))).toBe(markOf(ROLL))
  expect(markOf(QUORUM)).not.toBe(markOf(ROLL))
})

test.each([
  ["fill", { section: "", knows: null, before: [], content: [] }],
  ["fill", { section: "a", knows: "all", before: [], content: [] }],
  ["fill", { section: "a", knows: null, before: [1], content: [] }],
  ["add", { content: "words", before: [] }],
])("an edit %s that makes no sense is not made", (kind, payload) => {
  expect(() => editUpdate(new Y.Doc(), kind, payload)).toThrow("this is no")
})
