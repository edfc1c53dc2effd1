import * as Y from "yjs"
import { writeStep1, writeStep2, writeUpdate } from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import { docFrom, linesOf, updateWith, write } from "./support/text.ts"
import { COMMENTER, describe, expect, READER, test, WRITER } from "./support/world.ts"

const EMPTY = new Uint8Array([0])

describe.each([
  ["reader", READER],
  ["commenter", COMMENTER],
])("a %s", (_, rights) => {
  test("is sent the text and what others write", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    const [writer, guest] = [await world.signIn(), await world.signIn()]
    world.allow(writer, paper, WRITER)
    world.allow(guest, paper, rights)
    const [author, reading] = [world.page(paper, writer), world.page(paper, guest)]
    await Promise.all([author.synced(), reading.synced()])
    write(author.doc, "Due")
    await until(() => linesOf(reading.doc).length === 2)
    expect(linesOf(reading.doc)).toEqual(["Uno", "Due"])
  })

  test("that sends content is told so and closed with 4403, and nothing of it is kept", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    const guest = await world.signIn()
    world.allow(guest, paper, rights)
    const socket = world.raw(paper, guest)
    socket.socket.on("open", () => socket.send(writeUpdate(updateWith("Mio"))))
    expect(await socket.closed).toEqual({ code: 4403, reason: "read-only" })
    expect(socket.frames).toContainEqual({ kind: "auth", reason: "read-only" })
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
  })

  test("that sends what the document already holds is not closed", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    const guest = await world.signIn()
    world.allow(guest, paper, rights)
    const socket = world.raw(paper, guest)
    socket.socket.on("open", () => socket.send(writeStep1(EMPTY)))
    const { update } = await socket.received("step2")
    socket.send(writeStep2(update))
    socket.send(writeStep2(Y.encodeStateAsUpdate(docFrom([update]))))
    await until(() => socket.frames.some((frame) => frame.kind === "acknowledgement" && frame.upTo === 3))
    expect(socket.socket.readyState).toBe(socket.socket.OPEN)
  })

  test("is not asked for content, which may hold what others wrote and lost", async ({ world }) => {
    const paper = await world.addPaper("Uno")
    const guest = await world.signIn()
    world.allow(guest, paper, rights)
    const socket = world.raw(paper, guest)
    socket.socket.on("open", () => socket.send(writeStep1(EMPTY)))
    await socket.received("step2")
    expect(socket.frames.filter((frame) => frame.kind === "step1")).toEqual([])
  })
})

test("a reader that deletes what others wrote is closed with 4403", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const guest = await world.signIn()
  world.allow(guest, paper, READER)
  const copy = docFrom([Y.encodeStateAsUpdate((await world.stored(paper)).doc)])
  const before = Y.encodeStateVector(copy)
  copy.getXmlFragment("default").delete(0, 1)
  const socket = world.raw(paper, guest)
  socket.socket.on("open", () => socket.send(writeUpdate(Y.encodeStateAsUpdate(copy, before))))
  expect((await socket.closed).code).toBe(4403)
  expect((await world.stored(paper)).lines).toEqual(["Uno"])
})

test("the role is read at each message: who loses the right to write is refused the next one", async ({
  world,
}) => {
  const paper = await world.addPaper("Uno")
  const writer = await world.signIn()
  world.allow(writer, paper, WRITER)
  const author = world.page(paper, writer)
  await author.synced()
  write(author.doc, "Prima")
  await author.saved()
  const told: string[] = []
  author.provider.messageHandlers[2] = () => void told.push("denied")
  await world.change(writer, paper, READER)
  await until(() => told.length > 0, { within: 5000, what: "the news" })
  expect(author.closes).toEqual([])
  write(author.doc, "Dopo")
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4403])
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Prima"])
})

test("a reader who may write from now on is asked for what was written here", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const guest = await world.signIn()
  world.allow(guest, paper, READER)
  const socket = world.raw(paper, guest)
  socket.socket.on("open", () => socket.send(writeStep1(EMPTY)))
  await socket.received("step2")
  await world.change(guest, paper, WRITER)
  await socket.received("step1")
  socket.send(writeUpdate(updateWith("Ora posso")))
  await until(async () => (await world.stored(paper)).lines.length === 2)
  expect((await world.stored(paper)).lines).toContain("Ora posso")
})
