import fc from "fast-check"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { mendBlockIds, misnamedBlocks } from "#app/documents/editor/block-ids.ts"
import { splitLine } from "#app/documents/editor/line-commands.ts"
import { FIELD } from "#app/documents/editor/schema-version.ts"
import { Client, exchange, firstState, line, settle, table } from "./two-clients.ts"

const idsOf = (client: Client): (string | null)[] => {
  const ids: (string | null)[] = []
  client.state.doc.descendants((node) => {
    if (["paragraph", "table", "image"].includes(node.type.name)) ids.push(node.attrs.id)
    return true
  })
  return ids
}

const areUnique = (ids: (string | null)[]) =>
  ids.every((id) => id !== null) && new Set(ids).size === ids.length

describe("ids of blocks", () => {
  test("a split gives the new line an id and leaves the old one its own", () => {
    const client = new Client(10, firstState([line("uno due", { id: "b-first" })]))
    client.select("due")
    client.run(splitLine)
    const [first, second] = idsOf(client)
    expect(first).toBe("b-first")
    expect(second).toMatch(/^b-new-/)
  })

  test("a line made before another leaves the words their id", () => {
    const client = new Client(10, firstState([line("uno", { id: "b-first" })]))
    client.select("uno")
    client.run(splitLine)
    expect(idsOf(client)[1]).toBe("b-first")
  })

  test("a copy takes a new id, wherever it is put", () => {
    const client = new Client(10, firstState([line("uno", { id: "b-first" }), line("due")]))
    const original = client.state.doc.child(0)
    client.dispatch(client.state.tr.insert(0, original))
    const ids = idsOf(client)
    expect(ids[1]).toBe("b-first")
    expect(areUnique(ids)).toBe(true)
  })

  test("a line that is cut and put elsewhere keeps its id", () => {
    const client = new Client(
      10,
      firstState([line("uno", { id: "b-first" }), line("due", { id: "b-second" })]),
    )
    const original = client.state.doc.child(0)
    const { tr } = client.state
    tr.delete(0, original.nodeSize)
    tr.insert(tr.doc.content.size, original)
    client.dispatch(tr)
    expect(idsOf(client)).toEqual(["b-second", "b-first"])
  })

  test("two people who split a line at once end with lines of different ids", () => {
    const first = firstState([line("uno due tre", { id: "b-first" })])
    const [a, b] = [new Client(10, first), new Client(20, first)]
    a.select("due")
    a.run(splitLine)
    b.select("tre")
    b.run(splitLine)
    settle([a, b])
    expect(idsOf(a)).toEqual(idsOf(b))
    expect(areUnique(idsOf(a))).toBe(true)
  })

  test("lines without an id get the same one from every client", () => {
    const bare = new Y.Doc()
    bare.clientID = 7
    bare.getXmlFragment(FIELD).insert(0, [new Y.XmlElement("paragraph"), new Y.XmlElement("paragraph")])
    const update = Y.encodeStateAsUpdate(bare)
    const [a, b] = [new Client(10, update), new Client(20, update)]
    mendBlockIds(a.fragment, "ids")
    mendBlockIds(b.fragment, "ids")
    a.refresh()
    b.refresh()
    expect(idsOf(a)).toEqual(idsOf(b))
    expect(areUnique(idsOf(a))).toBe(true)
  })

  test("an id goes back to the block that was born with it", () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    const fragment = doc.getXmlFragment(FIELD)
    fragment.insert(0, [new Y.XmlElement("paragraph")])
    mendBlockIds(fragment, "ids")
    const id = (fragment.get(0) as Y.XmlElement).getAttribute("id") ?? ""
    const copy = new Y.XmlElement("paragraph")
    copy.setAttribute("id", id)
    fragment.insert(0, [copy])
    expect(mendBlockIds(fragment, "ids")).toBe(1)
    expect((fragment.get(1) as Y.XmlElement).getAttribute("id")).toBe(id)
    expect(misnamedBlocks(fragment)).toEqual([])
  })
})

type Deed = {
  who: 0 | 1 | 2
  what: "split" | "copy" | "steal" | "remove" | "exchange" | "mend"
  at: number
  to: number
}

const deed = fc.record<Deed>({
  who: fc.constantFrom(0, 1, 2),
  what: fc.constantFrom("split", "split", "copy", "steal", "remove", "exchange", "mend"),
  at: fc.nat(20),
  to: fc.nat(20),
})

const perform = (clients: Client[], { who, what, at, to }: Deed) => {
  const client = clients[who] as Client
  const { doc, tr } = client.state
  // Two who each remove what the other leaves may end with no line at all.
  if (doc.childCount === 0) return
  const index = at % doc.childCount
  const node = doc.child(index)
  let pos = 0
  for (let before = 0; before < index; before++) pos += doc.child(before).nodeSize
  if (what === "split" && node.isTextblock) {
    client.dispatch(tr.split(pos + 1 + (to % (node.content.size + 1))))
  } else if (what === "copy") client.dispatch(tr.insert(pos, node))
  else if (what === "steal") {
    // What a client of another make may do: two elements of one id, written straight into the shared text.
    const other = client.fragment.get(to % client.fragment.length) as Y.XmlElement
    const id = (client.fragment.get(index) as Y.XmlElement).getAttribute("id")
    if (id) other.setAttribute("id", id)
    client.refresh()
  } else if (what === "remove" && doc.childCount > 1) client.dispatch(tr.delete(pos, pos + node.nodeSize))
  else if (what === "exchange") exchange(client, clients[(who + 1) % 3] as Client)
  else if (what === "mend") {
    mendBlockIds(client.fragment, "ids")
    client.refresh()
  }
}

test("however three clients split, copy and clash, all ids end unique and the mending ends", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25, size: "max" }), (deeds) => {
      const lines = ["uno due tre", "quattro", "cinque sei"].map((text) => line(text, { id: null }))
      const first = firstState([...lines, table([["a", "b"]])])
      const clients = [new Client(10, first), new Client(20, first), new Client(30, first)]
      settle(clients)
      for (const one of deeds) perform(clients, one)
      settle(clients, 6)
      const [a, b, c] = clients.map(idsOf)
      expect(a).toEqual(b)
      expect(b).toEqual(c)
      expect(areUnique(a ?? [])).toBe(true)
    }),
    { numRuns: 150 },
  )
}, 60_000)
