import { writeAwareness, writeAwarenessEntry, writeStep1, writeUpdate } from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import { updateWith } from "./support/text.ts"
import { expect, openWorld, READER, test, WRITER } from "./support/world.ts"

const EMPTY = new Uint8Array([0])
const HALF_MB = "z".repeat(500_000)
/** Room for a lot of text in a moment, and nothing else to do meanwhile. */
const LARGE = {
  maxDocumentBytes: 64 * 1024 * 1024,
  syncFramesBurst: 1_000_000,
  textQuietMs: 600_000,
  textLongestMs: 600_000,
}
/** What the kernel's own buffers on this machine may swallow before a socket counts as stalled. */
const KERNEL_MB = 8

test("a reader that stops reading loses awareness first, then its socket, and holds up nobody", {
  timeout: 40_000,
}, async ({ opened }) => {
  const settings = { ...LARGE, closeGraceMs: 100 }
  const world = await openWorld(opened, { settings })
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  world.allow(ada, paper, WRITER)
  world.allow(bruno, paper, READER)
  const stalled = world.raw(paper, bruno)
  stalled.socket.on("open", () => stalled.send(writeStep1(EMPTY)))
  await stalled.received("step2")
  stalled.socket.pause()
  const author = world.raw(paper, ada)
  await author.received("step1")
  let sent = 0
  let most = 0
  const isClosed = async () => (await world.counted("closed_total", { code: 1013 })) === 1
  while (!(await isClosed()) && sent < 200) {
    author.send(writeUpdate(updateWith(HALF_MB)))
    sent++
    const upTo = sent
    await until(() => author.frames.some((f) => f.kind === "acknowledgement" && f.upTo >= upTo))
    most = Math.max(most, await world.counted("buffered_bytes"))
  }
  expect(await isClosed()).toBe(true)
  expect((sent * HALF_MB.length) / 1024 / 1024).toBeGreaterThan(4)
  expect((sent * HALF_MB.length) / 1024 / 1024).toBeLessThan(4 + KERNEL_MB)
  expect(most).toBeGreaterThan(1024 * 1024)
  expect(most).toBeLessThan(4 * 1024 * 1024 + 2 * HALF_MB.length)
  await until(async () => (await world.counted("buffered_bytes")) < HALF_MB.length)
  expect((await world.stored(paper)).lines).toHaveLength(sent + 1)
})

test("a reader that is only somewhat behind is sent no awareness and stays", { timeout: 40_000 }, async ({
  opened,
}) => {
  const settings = { ...LARGE, bufferedAwarenessBytes: 200_000, maxBufferedBytes: 64 * 1024 * 1024 }
  const world = await openWorld(opened, { settings })
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  world.allow(ada, paper, WRITER)
  world.allow(bruno, paper, READER)
  const slow = world.raw(paper, bruno)
  slow.socket.on("open", () => slow.send(writeStep1(EMPTY)))
  await slow.received("step2")
  const attentive = world.raw(paper, bruno)
  attentive.socket.on("open", () => attentive.send(writeStep1(EMPTY)))
  await attentive.received("step2")
  const author = world.raw(paper, ada)
  await author.received("step1")
  const move = (clock: number) => {
    const state = JSON.stringify({ cursor: clock })
    author.send(writeAwareness([writeAwarenessEntry({ client: 5, clock, state })]))
  }
  const cursors = (socket = slow) =>
    socket.frames.flatMap((frame) =>
      frame.kind === "awareness" ? frame.entries.map((entry) => JSON.parse(entry.state).cursor) : [],
    )
  move(1)
  await until(() => cursors().includes(1) && cursors(attentive).includes(1))
  slow.socket.pause()
  const frames = 24
  for (let i = 0; i < frames; i++) author.send(writeUpdate(updateWith(HALF_MB)))
  await until(() => author.frames.some((f) => f.kind === "acknowledgement" && f.upTo >= frames), {
    within: 25_000,
    what: "the last commit",
  })
  move(2)
  await until(() => cursors(attentive).includes(2))
  slow.socket.resume()
  const received = () =>
    slow.frames.reduce((sum, frame) => sum + (frame.kind === "update" ? frame.update.length : 0), 0)
  await until(() => received() > frames * HALF_MB.length)
  move(3)
  await until(() => cursors().includes(3), { within: 8000, what: "the next move" })
  expect(cursors()).toEqual([1, 3])
})
