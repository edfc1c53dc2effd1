import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { isGreatLoss, lossIn } from "#app/documents/state/great-loss.ts"

const line = (words: string, id?: string) => ({
  ...{ type: "paragraph", attrs: id ? { id } : {} },
  content: words === "" ? [] : [{ type: "text", text: words }],
})
const lines = (count: number) => Array.from({ length: count }, (_, at) => line(`Riga ${at}`, `b-${at}`))

describe("a great loss", () => {
  test("is more than 30 % of the blocks, not 30 %", () => {
    expect(isGreatLoss(lines(10), lines(7))).toBe(false)
    expect(isGreatLoss(lines(10), lines(6))).toBe(true)
  })

  test("is not a block that moved, was written anew under its name, or came again with its words", () => {
    const before = lines(4)
    expect(isGreatLoss(before, [...before].reverse())).toBe(false)
    expect(
      isGreatLoss(
        before,
        before.map(({ attrs }) => line("Altre parole", attrs.id)),
      ),
    ).toBe(false)
    expect(
      isGreatLoss(
        before,
        before.map((_, at) => line(`Riga ${at}`, `c-${at}`)),
      ),
    ).toBe(false)
  })

  test("does not count empty lines", () => {
    const blanks = Array.from({ length: 20 }, () => line(""))
    expect(isGreatLoss([...lines(3), ...blanks], lines(3))).toBe(false)
    expect(isGreatLoss([...lines(3), ...blanks], [...lines(2), ...blanks])).toBe(true)
    expect(isGreatLoss(blanks, [])).toBe(false)
  })
})

/** A document and its updates as they are made. */
const recorded = () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const root = doc.getXmlFragment("default")
  const add = (words: string, at = root.length) => {
    const element = new Y.XmlElement("paragraph")
    element.insert(0, [new Y.XmlText(words)])
    root.insert(at, [element])
  }
  return { doc, root, updates, add }
}

const linesAfter = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getXmlFragment("default").length
}

describe("in a log", () => {
  test("the text just before one deletion is found, with what was written shortly before it", () => {
    const { root, updates, add } = recorded()
    for (let n = 0; n < 10; n++) add(`Riga ${n}`)
    const known = updates.length
    add("Scritta subito prima")
    root.delete(0, 6)
    add("Scritta dopo")
    expect(lossIn(updates, known)).toBe(known + 1)
    expect(linesAfter(updates.slice(0, known + 1))).toBe(11)
  })

  test("a paste over everything is found, although no block fewer is there", () => {
    const { doc, root, updates, add } = recorded()
    for (let n = 0; n < 5; n++) add(`Riga ${n}`)
    const known = updates.length
    doc.transact(() => {
      root.delete(0, 5)
      for (let n = 0; n < 5; n++) add(`Tutt'altro ${n}`)
    })
    expect(lossIn(updates, known)).toBe(known)
  })

  test("blocks taken out one by one are found, as the text was before the first", () => {
    const { root, updates, add } = recorded()
    for (let n = 0; n < 20; n++) add(`Riga ${n}`)
    const known = updates.length
    for (let n = 0; n < 7; n++) root.delete(0, 1)
    expect(lossIn(updates, known)).toBe(known)
  })

  test("a third that only moved is none", () => {
    const { doc, root, updates, add } = recorded()
    for (let n = 0; n < 9; n++) add(`Riga ${n}`)
    const known = updates.length
    doc.transact(() => {
      root.delete(0, 4)
      for (let n = 0; n < 4; n++) add(`Riga ${n}`)
    })
    expect(lossIn(updates, known)).toBeNull()
  })

  test("whatever is deleted at once, it is found exactly when more than 30 % went", () => {
    const cut = fc
      .integer({ min: 1, max: 40 })
      .chain((size) =>
        fc
          .tuple(fc.constant(size), fc.nat(size - 1))
          .chain(([all, from]) =>
            fc.tuple(fc.constant(all), fc.constant(from), fc.integer({ min: 1, max: all - from })),
          ),
      )
    fc.assert(
      fc.property(cut, ([size, from, length]) => {
        const { root, updates, add } = recorded()
        for (let n = 0; n < size; n++) add(`Riga ${n}`)
        const known = updates.length
        root.delete(from, length)
        expect(lossIn(updates, known)).toBe(length > size * 0.3 ? known : null)
      }),
    )
  })
})
