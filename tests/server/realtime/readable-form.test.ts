import * as Y from "yjs"
import { readText } from "#app/documents/state/reading.ts"
import { until } from "../../support/machine.ts"
import { docFrom, updateWith, write } from "./support/text.ts"
import { describe, expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const textOf = async (world: World, paper: string) => {
  const { rows } = await world.opened.query(
    "select epoch, seq::int as seq, json, plain, headings, words from document_text where doc_id = $1",
    [paper],
  )
  return rows[0] ?? null
}

const writing = async (world: World) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  return { paper, person, author }
}

describe("is written", () => {
  test("after some quiet, as of the last commit", async ({ world }) => {
    const { paper, author } = await writing(world)
    write(author.doc, "Due parole")
    await author.saved()
    await until(async () => (await textOf(world, paper))?.seq === 2)
    expect(await textOf(world, paper)).toEqual({
      epoch: 1,
      seq: 2,
      json: {
        type: "doc",
        content: [
          { type: "paragraph", content: [{ type: "text", text: "Uno" }] },
          { type: "paragraph", content: [{ type: "text", text: "Due parole" }] },
        ],
      },
      plain: "Uno\nDue parole",
      headings: [],
      words: 3,
    })
  })

  test("now and then also while nobody pauses", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { textQuietMs: 300, textLongestMs: 400 } })
    const { paper, author } = await writing(world)
    const typing = setInterval(() => write(author.doc, "ancora"), 50)
    try {
      await until(async () => ((await textOf(world, paper))?.seq ?? 0) !== 0)
      expect(await textOf(world, paper)).not.toBe(null)
    } finally {
      clearInterval(typing)
    }
  })

  test("when the last one leaves", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { textQuietMs: 600_000, textLongestMs: 600_000 } })
    const { paper, author } = await writing(world)
    write(author.doc, "Due")
    await author.saved()
    author.leave()
    await until(async () => (await textOf(world, paper))?.seq === 2)
    expect((await textOf(world, paper))?.plain).toBe("Uno\nDue")
  })

  test("of a document that nobody opened, when asked", async ({ world }) => {
    const paper = await world.addPaper("Appena creato")
    world.realtime.refreshText(paper)
    await until(async () => (await textOf(world, paper)) !== null)
    expect((await textOf(world, paper))?.plain).toBe("Appena creato")
  })

  test("of a document that is open before it was ever read, though nobody changes it", async ({ opened }) => {
    const sweeps = { textSweepMs: 300, textFirstSweepMs: 300, textSweepRows: 1000 }
    const world = await openWorld(opened, { settings: sweeps })
    const { paper } = await writing(world)
    await until(async () => (await textOf(world, paper)) !== null)
    expect((await textOf(world, paper))?.plain).toBe("Uno")
  })

  test("of what a crash left behind, without being asked", async ({ opened }) => {
    const world = await openWorld(opened, {
      settings: { textSweepMs: 50, textFirstSweepMs: 50, textSweepRows: 1000 },
    })
    const paper = await world.addPaper("Rimasto indietro")
    await until(async () => (await textOf(world, paper)) !== null)
    expect((await textOf(world, paper))?.seq).toBe(1)
  })

  test("never by an older state over a newer one", async ({ world }) => {
    const { paper, author } = await writing(world)
    write(author.doc, "Due")
    await author.saved()
    await until(async () => (await textOf(world, paper))?.seq === 2)
    await world.opened.query("update document_text set seq = 99, plain = 'più nuovo' where doc_id = $1", [
      paper,
    ])
    write(author.doc, "Tre")
    await author.saved()
    author.leave()
    await until(async () => (await world.counted("rooms")) === 0)
    expect((await textOf(world, paper))?.plain).toBe("più nuovo")
  })
})

describe("says", () => {
  const read = (make: (root: Y.XmlFragment) => void) => {
    const doc = new Y.Doc()
    make(doc.getXmlFragment("default"))
    return readText(docFrom([Y.encodeStateAsUpdate(doc)]))
  }
  const element = (
    name: string,
    attributes: Record<string, unknown>,
    ...children: (Y.XmlElement | Y.XmlText)[]
  ) => {
    const made = new Y.XmlElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
    made.insert(0, children)
    return made
  }
  const text = (content: string) => {
    const made = new Y.XmlText()
    made.insert(0, content)
    return made
  }

  test("headings with their level and id", () => {
    const { headings, plain } = read((root) => {
      root.insert(0, [
        element("paragraph", { level: 1, id: "b-1" }, text("Premessa")),
        element("paragraph", { level: 0 }, text("Testo.")),
        element("paragraph", { level: 3 }, text(" Obiettivi ")),
      ])
    })
    expect(headings).toEqual([
      { id: "b-1", level: 1, text: "Premessa" },
      { id: null, level: 3, text: "Obiettivi" },
    ])
    expect(plain).toBe("Premessa\nTesto.\n Obiettivi ")
  })

  test("a kind, an attribute and a mark that this release does not know", () => {
    const { json } = read((root) => {
      const future = text("domani")
      future.format(0, 6, { glow: { colour: "red" }, "comment--AAAAAAAA": { id: "c1" }, flag: true })
      root.insert(0, [
        element("hologram", { depth: 3, tags: ["a", { b: 1 }] }, element("paragraph", {}, future)),
      ])
    })
    const marks = [
      { type: "comment", attrs: { id: "c1" } },
      { type: "flag", attrs: { value: true } },
      { type: "glow", attrs: { colour: "red" } },
    ]
    const [hologram] = json.content ?? []
    const [line] = hologram?.content ?? []
    const [piece] = line?.content ?? []
    expect(hologram).toMatchObject({ type: "hologram", attrs: { depth: 3, tags: ["a", { b: 1 }] } })
    expect(piece).toMatchObject({ type: "text", text: "domani" })
    expect([...(piece?.marks ?? [])].sort((a, b) => a.type.localeCompare(b.type))).toEqual(marks)
  })

  test("what an inline piece without text stands for, and each cell of a table on its line", () => {
    const cell = (content: string) => element("tableCell", {}, element("paragraph", {}, text(content)))
    const { plain, words } = read((root) => {
      const mention = element("mention", { label: "Ada Bianchi" })
      root.insert(0, [
        element("paragraph", {}, text("Con "), mention, element("hardBreak", {}), text("oggi")),
        element("table", {}, element("tableRow", {}, cell("A1"), cell("B1"))),
        element("image", { alt: "La piazza" }),
      ])
    })
    expect(plain).toBe("Con Ada Bianchi\noggi\nA1\nB1\nLa piazza")
    expect(words).toBe(8)
  })

  test("what neither text nor JSON in a database can hold, as a replacement sign", () => {
    const { json, plain } = read((root) => {
      const odd = element(
        "para\u0000graph",
        { "na\ud800me": "va\u0000lue", big: 12n, raw: new Uint8Array([1]) },
        text("a\u0000b"),
      )
      root.insert(0, [odd])
    })
    expect(plain).toBe("a\ufffdb")
    expect(json.content?.[0]).toMatchObject({ type: "para\ufffdgraph", attrs: { big: "12", raw: null } })
  })

  test("nothing for an empty text", () => {
    expect(readText(docFrom([updateWith()]))).toEqual({
      json: { type: "doc", content: [] },
      plain: "",
      headings: [],
      words: 0,
    })
  })
})
