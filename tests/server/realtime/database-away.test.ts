import { eq } from "drizzle-orm"
import { documentBatches } from "#db/schema/index.ts"
import { writeUpdate } from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import { linesOf, updateWith, write } from "./support/text.ts"
import { expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const inside = async (world: World) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  await author.saved()
  return { paper, person, author }
}

test("while the database is away nothing is called saved; once it is back all is, in order", async ({
  world,
}) => {
  const { paper, author } = await inside(world)
  world.database.isAway = true
  for (let i = 0; i < 5; i++) write(author.doc, `Riga ${i}`)
  await until(async () => (await world.counted("flush_failures_total")) >= 3)
  expect(author.ledger.covered).toBe(0)
  expect((await world.stored(paper)).lines).toEqual(["Uno"])
  world.database.isAway = false
  await author.saved()
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Riga 0", "Riga 1", "Riga 2", "Riga 3", "Riga 4"])
  expect(author.closes).toEqual([])
})

test("peers go on seeing each other while the database is away", async ({ world }) => {
  const { paper, author } = await inside(world)
  const other = await world.signIn()
  world.allow(other, paper, WRITER)
  const peer = world.page(paper, other)
  await peer.synced()
  world.database.isAway = true
  write(author.doc, "Intanto")
  await until(() => linesOf(peer.doc).includes("Intanto"))
  expect(author.ledger.covered).toBe(0)
})

test("a flush whose answer was lost is not stored twice", async ({ world }) => {
  const { paper, author } = await inside(world)
  world.database.losesAnswers = true
  write(author.doc, "Una volta sola")
  await author.saved()
  world.database.losesAnswers = false
  const { seq, lines } = await world.stored(paper)
  expect(lines).toEqual(["Uno", "Una volta sola"])
  expect(seq).toBe(2)
  expect(world.database.flushes).toBe(1)
})

test("a flush that answers after it was given up is not stored twice", async ({ opened }) => {
  const world = await openWorld(opened, { settings: { flushTimeoutMs: 60 } })
  const { paper, author } = await inside(world)
  let held = 0
  world.database.before = async (text) => {
    if (!text.includes("insert into document_update") || held++ > 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  write(author.doc, "Una volta sola")
  await author.saved()
  await until(() => world.database.flushes >= 2)
  write(author.doc, "E un'altra")
  await author.saved()
  const { seq, lines } = await world.stored(paper)
  expect(lines).toEqual(["Uno", "Una volta sola", "E un'altra"])
  expect(seq).toBe(3)
})

test("the marks of flushes whose outcome is known do not pile up", async ({ world }) => {
  const { author } = await inside(world)
  const before = (await world.opened.db.select().from(documentBatches)).length
  for (let i = 0; i < 10; i++) {
    write(author.doc, `Riga ${i}`)
    await author.saved()
  }
  expect((await world.opened.db.select().from(documentBatches)).length).toBeLessThanOrEqual(before + 1)
})

test("after its limit sockets are closed with 1013, new ones too, and nothing is lost on return", async ({
  opened,
}) => {
  const world = await openWorld(opened, { settings: { databaseAwayMs: 200 } })
  const { paper, person, author } = await inside(world)
  world.database.isAway = true
  write(author.doc, "Prima dell'interruzione")
  await expect.poll(() => author.closes, { timeout: 5000 }).toContain(1013)
  write(author.doc, "Durante")
  expect((await world.raw(paper, person).closed).code).toBe(1013)
  expect(author.ledger.covered).toBe(0)
  world.database.isAway = false
  await author.saved()
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Prima dell'interruzione", "Durante"])
})

test("a document's queue that is full closes who writes more with 1013, before it is shown to others", async ({
  opened,
}) => {
  const world = await openWorld(opened, { settings: { queueDocumentBytes: 5000 } })
  const { paper, person, author } = await inside(world)
  world.database.isAway = true
  const socket = world.raw(paper, person)
  world.database.isAway = false
  await socket.received("step1")
  world.database.isAway = true
  socket.send(writeUpdate(updateWith("a".repeat(4000))))
  await until(() => linesOf(author.doc).length === 2)
  socket.send(writeUpdate(updateWith("b".repeat(4000))))
  expect(await socket.closed).toEqual({ code: 1013, reason: "database-away" })
  expect(linesOf(author.doc)).toHaveLength(2)
})

test("a document is not forgotten before its last change is durable, even when everybody has left", async ({
  world,
}) => {
  const { paper, person, author } = await inside(world)
  world.database.isAway = true
  write(author.doc, "L'ultima riga")
  await until(async () => (await world.counted("flush_failures_total")) >= 2)
  author.leave()
  await until(async () => (await world.counted("sockets")) === 0)
  await until(async () => (await world.counted("flush_failures_total")) >= 6)
  expect(await world.counted("rooms")).toBe(1)
  world.database.isAway = false
  await until(async () => (await world.counted("rooms")) === 0)
  const again = world.page(paper, person)
  await again.synced()
  expect(linesOf(again.doc)).toEqual(["Uno", "L'ultima riga"])
})

test("sockets that come while the database is away are told to come again", async ({ world }) => {
  const { paper, person } = await inside(world)
  const sessions = await world.signIn(person.id)
  await until(async () => (await world.counted("rooms")) === 1)
  world.database.isAway = true
  expect((await world.raw(paper, sessions).closed).code).toBe(1013)
})

test("a batch's mark says where its rows went", async ({ world }) => {
  const { paper, author } = await inside(world)
  write(author.doc, "Due")
  await author.saved()
  const marks = await world.opened.db.select().from(documentBatches)
  const mine = marks.filter((mark) => Object.keys(mark.result as object).includes(`${paper}~1`))
  expect(mine.map((mark) => mark.result)).toEqual([{ [`${paper}~1`]: 1 }])
  await world.opened.db.delete(documentBatches).where(eq(documentBatches.id, mine[0]?.id ?? ""))
})
