import * as Y from "yjs"
import { writeStep1, writeStep2, writeUpdate } from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import { docFrom, linesOf, updateWith, write } from "./support/text.ts"
import { expect, test, type World, WRITER } from "./support/world.ts"

const EMPTY = new Uint8Array([0])
const isFlush = (text: string) => text.includes("insert into document_update")

/** Holds every flush until the returned function is called. */
const holdFlushes = (world: World) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let reached = false
  world.database.before = (text) => {
    if (!isFlush(text)) return
    reached = true
    return held
  }
  return { release, isReached: () => reached }
}

const upTo = (frames: { kind: string }[]) =>
  Math.max(0, ...frames.map((frame) => (frame as { upTo?: number }).upTo ?? 0))

test("a frame is acknowledged after its commit and not before, while peers have it at once", async ({
  world,
}) => {
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  world.allow(ada, paper, WRITER)
  world.allow(bruno, paper, WRITER)
  const [author, peer] = [world.page(paper, ada), world.page(paper, bruno)]
  await Promise.all([author.synced(), peer.synced(), author.saved()])
  const flush = holdFlushes(world)
  write(author.doc, "Due")
  await until(() => flush.isReached() && linesOf(peer.doc).length === 2)
  expect(author.ledger.covered).toBe(0)
  expect((await world.stored(paper)).lines).toEqual(["Uno"])
  flush.release()
  await author.saved()
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Due"])
})

test("frames are counted from 1 at each socket, the first question included", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const socket = world.raw(paper, person)
  socket.socket.on("open", () => socket.send(writeStep1(EMPTY)))
  await until(() => upTo(socket.frames) === 1)
  socket.send(writeUpdate(updateWith("Due")))
  socket.send(writeUpdate(updateWith("Tre")))
  await until(() => upTo(socket.frames) === 3)
  expect((await world.stored(paper)).lines).toHaveLength(3)
})

test("content that the copy in memory holds but the log does not is acknowledged only with it", async ({
  world,
}) => {
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  world.allow(ada, paper, WRITER)
  world.allow(bruno, paper, WRITER)
  const first = world.raw(paper, ada)
  await first.received("step1")
  const flush = holdFlushes(world)
  const update = updateWith("Due")
  first.send(writeUpdate(update))
  await until(flush.isReached)
  first.socket.terminate()
  const second = world.raw(paper, bruno)
  await second.received("step1")
  second.send(writeStep2(update))
  second.send(writeStep1(EMPTY))
  await second.received("step2")
  expect(upTo(second.frames)).toBe(0)
  flush.release()
  await until(() => upTo(second.frames) === 2)
  expect((await world.stored(paper)).lines).toContain("Due")
})

test("content that comes before what it builds on waits, unacknowledged, and is kept when that comes", async ({
  world,
}) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const doc = new Y.Doc()
  write(doc, "Prima")
  const first = Y.encodeStateAsUpdate(doc)
  const vector = Y.encodeStateVector(doc)
  write(doc, "Poi")
  const socket = world.raw(paper, person)
  await socket.received("step1")
  socket.send(writeUpdate(Y.encodeStateAsUpdate(doc, vector)))
  socket.send(writeStep1(EMPTY))
  const { update } = await socket.received("step2")
  expect(linesOf(docFrom([update]))).toEqual(["Uno"])
  expect(upTo(socket.frames)).toBe(0)
  socket.send(writeStep2(first))
  await until(() => upTo(socket.frames) === 3)
  expect((await world.stored(paper)).lines.sort()).toEqual(["Poi", "Prima", "Uno"])
})

test("a client that did not ask is sent no acknowledgement", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const socket = world.raw(paper, person, { query: "?v=1" })
  socket.socket.on("open", () => socket.send(writeStep1(EMPTY)))
  await socket.received("step2")
  socket.send(writeUpdate(updateWith("Due")))
  await until(async () => (await world.stored(paper)).lines.length === 2)
  socket.send(writeStep1(EMPTY))
  await until(() => socket.frames.filter((frame) => frame.kind === "step2").length === 2)
  expect(socket.frames.filter((frame) => frame.kind === "acknowledgement")).toEqual([])
})

test("what was written offline is saved on return, and not called saved before", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  author.provider.disconnect()
  write(author.doc, "Senza rete 1")
  write(author.doc, "Senza rete 2")
  expect(author.ledger.covered).toBeLessThan(author.ledger.made)
  author.provider.connect()
  await author.saved()
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Senza rete 1", "Senza rete 2"])
})

test("under final review others see a change once it is committed", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const [ada, bruno, carla] = [await world.signIn(), await world.signIn(), await world.signIn()]
  const careful = { ...WRITER, confirmFirst: true } as typeof WRITER
  for (const person of [ada, bruno, carla]) world.allow(person, paper, careful)
  const [author, peer] = [world.page(paper, ada), world.page(paper, bruno)]
  await Promise.all([author.synced(), peer.synced(), author.saved()])
  const flush = holdFlushes(world)
  write(author.doc, "Due")
  await until(flush.isReached)
  const late = world.raw(paper, carla)
  late.socket.on("open", () => late.send(writeStep1(EMPTY)))
  await late.received("step1")
  expect(linesOf(peer.doc)).toEqual(["Uno"])
  expect(late.frames.filter((frame) => frame.kind === "step2")).toEqual([])
  flush.release()
  const { update } = await late.received("step2")
  await until(() => linesOf(peer.doc).length === 2)
  expect(linesOf(docFrom([update]))).toEqual(["Uno", "Due"])
})

test("when a final review is withdrawn, what was held back is shown at once", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  const careful = { ...WRITER, confirmFirst: true } as typeof WRITER
  for (const person of [ada, bruno]) world.allow(person, paper, careful)
  const [author, peer] = [world.page(paper, ada), world.page(paper, bruno)]
  await Promise.all([author.synced(), peer.synced(), author.saved()])
  const flush = holdFlushes(world)
  write(author.doc, "Due")
  await until(flush.isReached)
  expect(linesOf(peer.doc)).toEqual(["Uno"])
  world.allow(bruno, paper, WRITER)
  world.database.before = () => {}
  await world.opened.query("insert into access_change (person_id) values ($1)", [bruno.id])
  await until(() => linesOf(peer.doc).length === 2)
  expect(author.ledger.covered).toBe(0)
  flush.release()
  await author.saved()
})
