import { eq, sql } from "drizzle-orm"
import { documentStates, documentUpdates } from "#db/schema/index.ts"
import { writeUpdate } from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import { linesOf, updateWith, write } from "./support/text.ts"
import { expect, test, type World, WRITER } from "./support/world.ts"

/** What a transaction that adopts a text does to its log. */
const lock = async (world: World, paper: string): Promise<number> => {
  const rows = await world.opened.db
    .update(documentStates)
    .set({ lockedAt: sql`now()` })
    .where(eq(documentStates.documentId, paper))
    .returning({ headSeq: documentStates.headSeq })
  return rows[0]?.headSeq ?? 0
}

const rowsOf = async (world: World, paper: string) =>
  (await world.opened.db.select().from(documentUpdates).where(eq(documentUpdates.documentId, paper))).length

test("who may read a locked text reads it, and content is refused with 4409", async ({ world }) => {
  const paper = await world.addPaper("Approvato")
  const person = await world.signIn()
  world.allow(person, paper, { ...WRITER, locked: true } as typeof WRITER)
  const reading = world.page(paper, person)
  await reading.synced()
  expect(linesOf(reading.doc)).toEqual(["Approvato"])
  write(reading.doc, "Dopo")
  await expect.poll(() => reading.closes, { timeout: 5000 }).toEqual([4409])
  expect(await rowsOf(world, paper)).toBe(1)
})

test("the lock sits in the write: content already on its way is refused by the database", async ({
  world,
}) => {
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  world.allow(ada, paper, WRITER)
  world.allow(bruno, paper, WRITER)
  const [author, other] = [world.page(paper, ada), world.page(paper, bruno)]
  await Promise.all([author.synced(), other.synced()])
  let approved = 0
  world.database.before = async (text) => {
    if (!text.includes("insert into document_update")) return
    world.database.before = () => {}
    approved = await lock(world, paper)
  }
  write(author.doc, "Troppo tardi")
  await expect.poll(() => [...author.closes, ...other.closes], { timeout: 5000 }).toEqual([4409, 4409])
  expect(approved).toBe(1)
  expect((await world.stored(paper)).lines).toEqual(["Uno"])
  expect(author.ledger.covered).toBe(0)
})

test("a lock that no message told of is found, and content is then refused before it is applied", async ({
  world,
}) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  const told: string[] = []
  author.provider.messageHandlers[2] = () => void told.push("denied")
  await lock(world, paper)
  world.allow(person, paper, { ...WRITER, locked: true } as typeof WRITER)
  await until(() => told.length > 0, { within: 5000, what: "the news" })
  write(author.doc, "Dopo")
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4409])
  expect(await world.counted("stored_rows_total")).toBe(0)
})

test("a lock lifted: what is written is stored again", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, { ...WRITER, locked: true } as typeof WRITER)
  await lock(world, paper)
  await world.page(paper, person).synced()
  await world.opened.db
    .update(documentStates)
    .set({ lockedAt: null })
    .where(eq(documentStates.documentId, paper))
  await world.change(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  write(author.doc, "Di nuovo")
  await author.saved()
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Di nuovo"])
})

test("a new epoch closes the sockets of the old one with 4410", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  await world.opened.db.update(documentStates).set({ epoch: 2 }).where(eq(documentStates.documentId, paper))
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4410])
})

test("content on its way when the epoch changes is refused by the database", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const socket = world.raw(paper, person)
  await socket.received("step1")
  world.database.before = async (text) => {
    if (!text.includes("insert into document_update")) return
    world.database.before = () => {}
    await world.opened.db.update(documentStates).set({ epoch: 2 }).where(eq(documentStates.documentId, paper))
  }
  socket.send(writeUpdate(updateWith("Vecchia epoca")))
  expect(await socket.closed).toEqual({ code: 4410, reason: "epoch-changed" })
  expect(await rowsOf(world, paper)).toBe(1)
})
