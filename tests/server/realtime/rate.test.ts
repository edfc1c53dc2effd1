import { writeStep1, writeUpdate } from "#server/realtime/protocol.ts"
import { Rates } from "#server/realtime/rate.ts"
import { until } from "../../support/machine.ts"
import { updateWith, write } from "./support/text.ts"
import { describe, expect, openWorld, test, WRITER } from "./support/world.ts"

const SLOW = { syncFramesPerSecond: 20, syncFramesBurst: 10 }

test("a session that sends too fast is read more slowly, loses nothing and is not closed", async ({
  opened,
}) => {
  const world = await openWorld(opened, { settings: SLOW })
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const socket = world.raw(paper, person)
  await socket.received("step1")
  const begun = performance.now()
  for (let i = 0; i < 30; i++) socket.send(writeUpdate(updateWith(`Riga ${i}`)))
  await until(async () => (await world.stored(paper)).lines.length === 31)
  expect(performance.now() - begun).toBeGreaterThan(900)
  expect(socket.socket.readyState).toBe(socket.socket.OPEN)
})

test("another session at the same network address is not slowed, and another socket of the same one is", async ({
  opened,
}) => {
  const world = await openWorld(opened, { settings: { syncFramesPerSecond: 2, syncFramesBurst: 10 } })
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  for (const person of [ada, bruno]) world.allow(person, paper, WRITER)
  const flood = world.raw(paper, ada)
  const sister = world.raw(paper, ada)
  const neighbour = world.page(paper, bruno)
  await Promise.all([
    flood.received("step1"),
    sister.received("step1"),
    neighbour.synced(),
    neighbour.saved(),
  ])
  for (let i = 0; i < 20; i++) flood.send(writeUpdate(updateWith(`Riga ${i}`)))
  await until(async () => (await world.counted("frames_total", { kind: "update" })) >= 10)
  sister.send(writeStep1(new Uint8Array([0])))
  write(neighbour.doc, "Io scrivo")
  await neighbour.saved()
  expect(sister.frames.filter((frame) => frame.kind === "step2")).toEqual([])
})

describe("the allowance of a session", () => {
  const at = { ms: 0 }
  const rates = () => new Rates(60, 300, () => at.ms)

  test("is 300 at once and 60 a second", () => {
    const allowance = rates().hold("s")
    for (let i = 0; i < 300; i++) expect(allowance.take(1)).toBe(0)
    expect(allowance.take(1)).toBe(17)
    at.ms += 1000
    for (let i = 0; i < 60; i++) expect(allowance.take(1)).toBe(0)
    expect(allowance.take(1)).toBeGreaterThan(0)
  })

  test("is shared by its sockets and by nobody else", () => {
    const all = rates()
    const [one, two, other] = [all.hold("s"), all.hold("s"), all.hold("t")]
    for (let i = 0; i < 300; i++) one.take(1)
    expect(two.take(1)).toBeGreaterThan(0)
    expect(other.take(1)).toBe(0)
  })

  test("is not refilled by connecting again", () => {
    const all = rates()
    const first = all.hold("s")
    for (let i = 0; i < 300; i++) first.take(1)
    first.release()
    expect(all.hold("s").take(1)).toBeGreaterThan(0)
  })

  test("lets through what costs more than it ever holds, once it is full", () => {
    const allowance = rates().hold("s")
    expect(allowance.take(1000)).toBe(0)
    expect(allowance.take(1)).toBeGreaterThan(0)
  })
})
