import * as fc from "fast-check"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { inspectContent } from "#server/realtime/content.ts"
import { docFrom, updateWith, write } from "./support/text.ts"
import { describe, expect, test } from "./support/world.ts"

const inspect = (doc: Y.Doc, update: Uint8Array) => inspectContent(doc, update, 64)

describe("an update is", () => {
  test("redundant when the document holds all of it", () => {
    const update = updateWith("Uno", "Due")
    expect(inspect(docFrom([update]), update)).toEqual({ kind: "redundant" })
  })

  test("redundant when it only deletes what is deleted", () => {
    const doc = docFrom([updateWith("Uno")])
    const before = Y.encodeStateVector(doc)
    doc.getXmlFragment("default").delete(0, 1)
    expect(inspect(doc, Y.encodeStateAsUpdate(doc, before))).toEqual({ kind: "redundant" })
  })

  test("fit when it adds", () => {
    expect(inspect(new Y.Doc(), updateWith("Uno"))).toEqual({ kind: "fit", onlyDeletes: false })
  })

  test("fit, and a mere deletion, when it only deletes", () => {
    const first = updateWith("Uno")
    const doc = docFrom([first])
    const before = Y.encodeStateVector(doc)
    doc.getXmlFragment("default").delete(0, 1)
    const deletion = Y.encodeStateAsUpdate(doc, before)
    expect(inspect(docFrom([first]), deletion)).toEqual({ kind: "fit", onlyDeletes: true })
  })

  test("early when what it builds on is missing", () => {
    const doc = new Y.Doc()
    write(doc, "Uno")
    const before = Y.encodeStateVector(doc)
    write(doc, "Due")
    expect(inspect(new Y.Doc(), Y.encodeStateAsUpdate(doc, before))).toEqual({ kind: "early" })
  })

  test("early when it deletes what is missing", () => {
    const first = updateWith("Uno")
    const doc = docFrom([first])
    const before = Y.encodeStateVector(doc)
    doc.getXmlFragment("default").delete(0, 1)
    expect(inspect(new Y.Doc(), Y.encodeStateAsUpdate(doc, before))).toEqual({ kind: "early" })
  })
})

test("an update whose deletions lie on each other is unfit", () => {
  const doc = docFrom([updateWith("Uno")])
  const [client = 0] = doc.store.clients.keys()
  const encoder = encoding.createEncoder()
  for (const number of [0, 1, client, 2, 0, 3, 1, 3]) encoding.writeVarUint(encoder, number)
  expect(inspect(doc, encoding.toUint8Array(encoder))).toEqual({ kind: "unfit", reason: "overlapping" })
})

/** Two people who edit, delete and format at random, and hear of each other now and then. */
const histories = fc.array(
  fc.record({
    who: fc.nat(1),
    what: fc.constantFrom("insert", "delete", "format", "nest", "hear"),
    where: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 40 },
)

const play = (steps: readonly { who: number; what: string; where: number }[]) => {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const updates: Uint8Array[] = []
  for (const doc of docs) doc.on("update", (update, origin) => origin !== "heard" && updates.push(update))
  for (const { who, what, where } of steps) {
    const doc = docs[who === 0 ? 0 : 1]
    const other = docs[who === 0 ? 1 : 0]
    const root = doc.getXmlFragment("default")
    if (what === "hear") Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), "heard")
    else if (what === "insert" || root.length === 0) write(doc, `t${where}`)
    else if (what === "delete") root.delete(where % root.length, 1)
    else {
      const node = root.get(where % root.length)
      const child = node instanceof Y.XmlElement ? node.get(0) : null
      if (what === "nest" && node instanceof Y.XmlElement) node.insert(0, [new Y.XmlElement("quote")])
      else if (child instanceof Y.XmlText) child.format(0, 1, { bold: {} })
    }
  }
  return { updates, whole: [Y.encodeStateAsUpdate(docs[0]), Y.encodeStateAsUpdate(docs[1])] }
}

test("what is called fit leaves nothing pending, early leaves something, redundant changes nothing", () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat(1000)), (steps, order) => {
      const { updates, whole } = play(steps)
      const doc = new Y.Doc()
      const shuffled = [...updates, ...whole]
        .map((update) => ({ update, at: Number(order.next().value) }))
        .sort((a, b) => a.at - b.at)
      for (const { update } of shuffled) {
        const said = inspect(doc, update).kind
        expect(["fit", "early", "redundant"]).toContain(said)
        const copy = docFrom([Y.encodeStateAsUpdate(doc)])
        const before = Y.snapshot(copy)
        Y.applyUpdate(copy, update)
        const isPending = copy.store.pendingStructs !== null || copy.store.pendingDs !== null
        const isSame = Y.equalSnapshots(before, Y.snapshot(copy))
        expect({
          said,
          isPending: said === "early",
          isSame: said === "redundant" || (said === "early" && isSame),
        }).toEqual({
          said,
          isPending,
          isSame,
        })
        if (said === "fit") Y.applyUpdate(doc, update)
      }
    }),
    { numRuns: 300 },
  )
})
