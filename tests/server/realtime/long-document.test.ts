import * as Y from "yjs"
import { writeStep1 } from "#server/realtime/protocol.ts"
import { linesOf, write } from "./support/text.ts"
import { expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const EMPTY = new Uint8Array([0])

const prepared = async (world: World, ...lines: string[]) => {
  const paper = await world.addPaper(...lines)
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  return { paper, person }
}

test("a document above the limit is merged in a worker, comes in whole, and is written on", async ({
  opened,
}) => {
  const world = await openWorld(opened, { settings: { workerLoadBytes: 2_000 } })
  const { paper, person } = await prepared(world, "x".repeat(3_000), "Ultima riga")
  const author = world.page(paper, person)
  await author.synced()
  expect(linesOf(author.doc)).toEqual(["x".repeat(3_000), "Ultima riga"])
  expect(await world.counted("worker_loads_total")).toBe(1)
  write(author.doc, "E una ancora")
  await author.saved()
  expect((await world.stored(paper)).lines).toEqual(linesOf(author.doc))
})

test("a document below it is not sent to the worker", async ({ world }) => {
  const { paper, person } = await prepared(world, "Uno")
  await world.page(paper, person).synced()
  expect(await world.counted("worker_loads_total")).toBe(0)
})

test("a long document that is not whole closes the socket with 1011, and nothing is sent of it", async ({
  opened,
}) => {
  const world = await openWorld(opened, { settings: { workerLoadBytes: 2_000 } })
  const { paper, person } = await prepared(world, "x".repeat(3_000))
  const doc = new Y.Doc()
  write(doc, "Mai mandato")
  const before = Y.encodeStateVector(doc)
  write(doc, "Poi")
  const early = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString("base64")
  await world.opened.query("update document_update set data = decode($2, 'base64') where doc_id = $1", [
    paper,
    early,
  ])
  await world.opened.query("update document_state set bytes = 3000 where doc_id = $1", [paper])
  const socket = world.raw(paper, person)
  socket.socket.on("open", () => socket.send(writeStep1(EMPTY)))
  expect(await socket.closed).toEqual({ code: 1011, reason: "load-failed" })
  expect(socket.frames).toEqual([])
})
