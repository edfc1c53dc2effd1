import { eq } from "drizzle-orm"
import { documentStates } from "#db/schema/index.ts"
import { linesOf, write } from "./support/text.ts"
import { expect, test, type World, WRITER } from "./support/world.ts"

const floorOf = async (world: World, paper: string) => {
  const rows = await world.opened.db.select().from(documentStates).where(eq(documentStates.documentId, paper))
  return rows[0]?.schemaVersion
}

const setFloor = (world: World, paper: string, version: number) =>
  world.opened.db
    .update(documentStates)
    .set({ schemaVersion: version })
    .where(eq(documentStates.documentId, paper))

test("a client older than the document's schema is closed with 4406", async ({ world }) => {
  const paper = await world.addPaper()
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  await setFloor(world, paper, 2)
  const socket = world.raw(paper, person, { query: "?v=1" })
  expect(await socket.closed).toEqual({ code: 4406, reason: "schema-too-old" })
  expect(socket.frames).toEqual([])
})

test.for(["", "?v=", "?v=abc", "?v=-1", "?v=1e9"])(
  "a client that says %s of its schema is closed with 4406",
  async (query, { world }) => {
    const paper = await world.addPaper()
    const person = await world.signIn()
    world.allow(person, paper, WRITER)
    expect((await world.raw(paper, person, { query }).closed).code).toBe(4406)
  },
)

test("a newer client raises the floor, and an older one is sent away before a newer frame", async ({
  world,
}) => {
  const paper = await world.addPaper("Uno")
  const [older, newer] = [await world.signIn(), await world.signIn()]
  world.allow(older, paper, WRITER)
  world.allow(newer, paper, WRITER)
  const old = world.page(paper, older, { version: 1 })
  await old.synced()
  const fresh = world.page(paper, newer, { version: 2 })
  await fresh.synced()
  write(fresh.doc, "Nuovo")
  await fresh.saved()
  expect(old.closes).toEqual([4406])
  expect(linesOf(old.doc)).toEqual(["Uno"])
  expect(await floorOf(world, paper)).toBe(2)
  expect((await world.raw(paper, older, { query: "?v=1" }).closed).code).toBe(4406)
})

test("a client newer than this release comes again later and raises nothing", async ({ world }) => {
  const paper = await world.addPaper()
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  expect(await world.raw(paper, person, { query: "?v=999999" }).closed).toEqual({
    code: 1013,
    reason: "schema-too-new",
  })
  expect(await floorOf(world, paper)).toBe(1)
})

test("a floor raised by another process sends older clients away here", async ({ world }) => {
  const paper = await world.addPaper()
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const old = world.page(paper, person, { version: 1 })
  await old.synced()
  await setFloor(world, paper, 3)
  await expect.poll(() => old.closes, { timeout: 5000 }).toEqual([4406])
})
