import { eq } from "drizzle-orm"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { documentQuarantine } from "#db/schema/index.ts"
import { writeUpdate } from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import { updateWith, write } from "./support/text.ts"
import { describe, expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const bytes = (...values: number[]) => new Uint8Array(values)
const quarantined = (world: World, paper: string) =>
  world.opened.db.select().from(documentQuarantine).where(eq(documentQuarantine.documentId, paper))

const opened = async (world: World) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const socket = world.raw(paper, person)
  await socket.received("step1")
  return { paper, person, socket }
}

describe("a frame that is none of the protocol's closes with 4400 and leaves nothing", () => {
  test.for([
    ["an empty one", bytes()],
    ["an unknown kind", bytes(7)],
    ["an acknowledgement from a client", bytes(100, 1)],
    ["a refusal from a client", bytes(2, 0, 1, 97)],
    ["an unknown step", bytes(0, 9, 0)],
    ["a length beyond its end", bytes(0, 2, 200, 1)],
    ["two messages in one", bytes(0, 0, 1, 0, 3)],
    ["a state vector that is none", bytes(0, 0, 2, 255, 255)],
    ["awareness that is none", bytes(1, 3, 255, 255, 255)],
    ["a number without end", new Uint8Array(64).fill(255)],
  ] as const)("%s", async ([, frame], { world }) => {
    const { paper, socket } = await opened(world)
    socket.send(frame)
    expect(await socket.closed).toEqual({ code: 4400, reason: "frame-not-understood" })
    expect((await world.stored(paper)).seq).toBe(1)
  })

  test("text instead of bytes", async ({ world }) => {
    const { socket } = await opened(world)
    socket.socket.send("ciao")
    expect((await socket.closed).code).toBe(4400)
  })
})

describe("content that cannot become part of the text is kept aside and closes with 4400", () => {
  const nested = (depth: number) => {
    const doc = new Y.Doc()
    doc.transact(() => {
      let parent: Y.XmlFragment = doc.getXmlFragment("default")
      for (let i = 0; i < depth; i++) {
        const child = new Y.XmlElement("quote")
        parent.insert(0, [child])
        parent = child
      }
    })
    return Y.encodeStateAsUpdate(doc)
  }
  const deepValue = (depth: number) => {
    const doc = new Y.Doc()
    let value: unknown = "x"
    for (let i = 0; i < depth; i++) value = [value]
    const element = new Y.XmlElement("paragraph")
    doc.getXmlFragment("default").insert(0, [element])
    element.setAttribute("deep", value as string)
    return Y.encodeStateAsUpdate(doc)
  }
  const subdocument = () => {
    const doc = new Y.Doc()
    doc.getMap("pages").set("one", new Y.Doc())
    return Y.encodeStateAsUpdate(doc)
  }

  test.for([
    ["bytes at random", () => bytes(1, 1, 222, 173, 190, 239, 0, 4), "undecodable"],
    ["an update cut short", () => updateWith("Testo").subarray(0, 20), "undecodable"],
    ["elements 65 deep", () => nested(65), "too-deep"],
    ["elements 5,000 deep", () => nested(5000), "too-deep"],
    ["an attribute 100 deep", () => deepValue(100), "too-deep"],
    ["a document within the document", subdocument, "subdocument"],
  ] as const)("%s", async ([, make, reason], { world }) => {
    const { paper, socket } = await opened(world)
    socket.send(writeUpdate(make()))
    expect(await socket.closed).toEqual({ code: 4400, reason: "content-refused" })
    await expect.poll(() => quarantined(world, paper), { timeout: 5000 }).toMatchObject([{ reason }])
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
  })

  test("elements 64 deep are taken", async ({ world }) => {
    const { paper, socket } = await opened(world)
    socket.send(writeUpdate(nested(64)))
    await until(async () => (await world.stored(paper)).seq === 2)
    expect(socket.socket.readyState).toBe(socket.socket.OPEN)
  })

  test("depth is counted over several frames", async ({ world }) => {
    const { paper, socket } = await opened(world)
    const doc = new Y.Doc()
    let parent: Y.XmlFragment = doc.getXmlFragment("default")
    for (let i = 0; i < 70; i++) {
      const before = Y.encodeStateVector(doc)
      const child = new Y.XmlElement("quote")
      parent.insert(0, [child])
      parent = child
      socket.send(writeUpdate(Y.encodeStateAsUpdate(doc, before)))
    }
    expect((await socket.closed).code).toBe(4400)
    await until(async () => (await world.stored(paper)).seq === 65)
    expect((await world.stored(paper)).seq).toBe(65)
  })

  test("a chain of neighbours that bites its tail is refused at once", async ({ world }) => {
    const { paper, socket } = await opened(world)
    const encoder = encoding.createEncoder()
    const number = (value: number) => encoding.writeVarUint(encoder, value)
    number(1) // one client
    number(2) // with two structs
    number(77)
    number(0)
    for (const neighbour of [1, 0]) {
      encoding.writeUint8(encoder, 0x87) // a type, with an origin and no parent
      number(77)
      number(neighbour)
      number(3)
      encoding.writeVarString(encoder, "quote")
    }
    number(0) // nothing deleted
    socket.send(writeUpdate(encoding.toUint8Array(encoder)))
    expect((await socket.closed).code).toBe(4400)
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
  })
})

test("a hostile socket is closed alone: others write on", async ({ world }) => {
  const { paper, socket } = await opened(world)
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  socket.send(writeUpdate(bytes(9, 9, 9, 9)))
  await socket.closed
  write(author.doc, "Si continua")
  await author.saved()
  expect(author.closes).toEqual([])
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Si continua"])
})

test("a frame above 1 MiB closes with 1009", async ({ world }) => {
  const { paper, socket } = await opened(world)
  socket.send(new Uint8Array(1024 * 1024 + 1))
  expect((await socket.closed).code).toBe(1009)
  expect((await world.stored(paper)).seq).toBe(1)
})

test("content too far ahead of what it builds on closes with 4400", async ({ opened: database }) => {
  const world = await openWorld(database, { settings: { maxHeldBytes: 2000 } })
  const { paper, socket } = await opened(world)
  const doc = new Y.Doc()
  write(doc, "Mai mandato")
  const before = Y.encodeStateVector(doc)
  write(doc, "x".repeat(3000))
  socket.send(writeUpdate(Y.encodeStateAsUpdate(doc, before)))
  expect(await socket.closed).toEqual({ code: 4400, reason: "too-far-ahead" })
  expect((await world.stored(paper)).lines).toEqual(["Uno"])
})

test("an unknown database error of one document does not hold up another", async ({ world }) => {
  const [broken, sound] = [await world.addPaper("Uno"), await world.addPaper("Uno")]
  const person = await world.signIn(crypto.randomUUID()) // nobody that the database knows: its rows are refused
  const other = await world.signIn()
  world.allow(person, broken, WRITER)
  world.allow(other, sound, WRITER)
  const [bad, good] = [world.raw(broken, person), world.page(sound, other)]
  await Promise.all([bad.received("step1"), good.synced()])
  bad.send(writeUpdate(updateWith("Mai")))
  write(good.doc, "Sì")
  await good.saved()
  expect(await bad.closed).toEqual({ code: 1011, reason: "not-stored" })
  expect((await world.stored(broken)).lines).toEqual(["Uno"])
})
