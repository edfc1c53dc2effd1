import { eq } from "drizzle-orm"
import { accessChanges, papers } from "#db/schema/index.ts"
import { write } from "./support/text.ts"
import { describe, expect, openWorld, READER, test, type World, WRITER } from "./support/world.ts"

/** The waits of an installation: what is promised within a second is promised with these. */
const AS_SHIPPED = { accessPollMs: 500, rightsEveryMs: 30_000, headsPollMs: 2000 }
const WITHIN = { timeout: 1000, interval: 10 }

const inside = async (world: World, lines = ["Uno"]) => {
  const paper = await world.addPaper(...lines)
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  await author.saved()
  return { paper, person, author }
}

describe("within a second of the commit", () => {
  test("who loses access is closed with 4403", async ({ opened }) => {
    const world = await openWorld(opened, { settings: AS_SHIPPED })
    const { paper, person, author } = await inside(world)
    await world.change(person, paper, { kind: "none" })
    await expect.poll(() => author.closes, WITHIN).toEqual([4403])
  })

  test("who signs out is closed with 4401", async ({ opened }) => {
    const world = await openWorld(opened, { settings: AS_SHIPPED })
    const { paper, person, author } = await inside(world)
    await world.change(person, paper, { kind: "session_ended" })
    await expect.poll(() => author.closes, WITHIN).toEqual([4401])
  })

  test("everybody at a document that is deleted is closed with 4404", async ({ opened }) => {
    const world = await openWorld(opened, { settings: AS_SHIPPED })
    const { paper, person, author } = await inside(world)
    const reader = await world.signIn()
    world.allow(reader, paper, READER)
    const reading = world.page(paper, reader)
    await reading.synced()
    for (const each of [person, reader]) world.allow(each, paper, { kind: "deleted" })
    await opened.db.insert(accessChanges).values({ documentId: paper })
    await expect.poll(() => [...author.closes, ...reading.closes], WITHIN).toEqual([4404, 4404])
  })

  test("a change at a roundtable reaches the sockets of its documents", async ({ opened }) => {
    const world = await openWorld(opened, { settings: AS_SHIPPED })
    const { paper, person, author } = await inside(world)
    const [row] = await opened.db.select().from(papers).where(eq(papers.id, paper))
    world.allow(person, paper, { kind: "none" })
    await opened.db.insert(accessChanges).values({ roundtableId: row?.roundtableId ?? null })
    await expect.poll(() => author.closes, WITHIN).toEqual([4403])
  })

  test("a transaction that began before others and commits after them is not missed", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { accessPollMs: 20 } })
    const { paper, person, author } = await inside(world)
    world.allow(person, paper, { kind: "none" })
    const { rows } = await opened.query("select max(seq)::int as seq from access_change", [])
    const last = Number(rows[0]?.seq ?? 0)
    // As a slow commit looks to a reader that has gone past its number: a lower seq that appears later.
    await opened.query("insert into access_change (seq, person_id) values ($1, $2)", [
      last + 1000,
      crypto.randomUUID(),
    ])
    await expect.poll(() => world.counted("closed_total")).toBe(0)
    await opened.query("insert into access_change (seq, person_id) values ($1, $2)", [last + 500, person.id])
    await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4403])
    await opened.query("select setval('access_change_seq_seq', $1)", [last + 2000])
  })
})

test("a hint is followed at once", async ({ opened }) => {
  const world = await openWorld(opened, { settings: { accessPollMs: 600_000 } })
  const { paper, person, author } = await inside(world)
  await world.change(person, paper, { kind: "none" })
  world.realtime.reauthorise()
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4403])
})

test("a change that left no entry is found by the round that asks again for all", async ({ opened }) => {
  const world = await openWorld(opened, { settings: { rightsEveryMs: 50 } })
  const { paper, person, author } = await inside(world)
  world.allow(person, paper, { kind: "none" })
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4403])
})

test("an error while asking again closes for a while and never grants", async ({ world }) => {
  const { paper, person, author } = await inside(world)
  await world.change(person, paper, new Error("no answer"))
  await expect.poll(() => author.closes.at(0), { timeout: 5000 }).toBe(4205)
  expect(author.provider.shouldConnect).toBe(true)
})

test("a change concerns those it names: others are not asked about", async ({ world }) => {
  const { paper, author } = await inside(world)
  const other = await world.signIn()
  world.allow(other, paper, WRITER)
  const page = world.page(paper, other)
  await page.synced()
  world.rights.set(`${other.id} ${paper}`, { kind: "none" })
  await world.opened.db.insert(accessChanges).values({ personId: crypto.randomUUID() })
  write(author.doc, "Si continua")
  await author.saved()
  expect(page.closes).toEqual([])
})

test("somebody else's loss of access leaves the others writing", async ({ world }) => {
  const { paper, author } = await inside(world)
  const leaving = await world.signIn()
  world.allow(leaving, paper, WRITER)
  const page = world.page(paper, leaving)
  await page.synced()
  await world.change(leaving, paper, { kind: "none" })
  await expect.poll(() => page.closes, { timeout: 5000 }).toEqual([4403])
  write(author.doc, "Io resto")
  await author.saved()
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Io resto"])
})

test("a change that commits while a socket is being let in is not missed", async ({ world }) => {
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  let changed = false
  world.database.before = async (text) => {
    if (changed || !text.includes("from document_state where doc_id = any")) return
    changed = true // the socket's rights have been asked: they change before it is in the room
    await world.change(person, paper, { kind: "none" })
  }
  const page = world.page(paper, person)
  await expect.poll(() => page.closes, { timeout: 5000 }).toEqual([4403])
})
