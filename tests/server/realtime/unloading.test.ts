import { eq } from "drizzle-orm"
import { documentStates, documentUpdates } from "#db/schema/index.ts"
import { writeStep1 } from "#server/realtime/protocol.ts"
import { until } from "../../support/machine.ts"
import { docFrom, linesOf, write } from "./support/text.ts"
import { describe, expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const prepared = async (world: World, ...lines: string[]) => {
  const paper = await world.addPaper(...(lines.length > 0 ? lines : ["Uno"]))
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  return { paper, person }
}
const rooms = (world: World, count: number) => until(async () => (await world.counted("rooms")) === count)

test("a document that everybody left is dropped, and is whole when somebody comes back", async ({
  world,
}) => {
  const { paper, person } = await prepared(world)
  for (let visit = 0; visit < 4; visit++) {
    const author = world.page(paper, person)
    await author.synced()
    write(author.doc, `Visita ${visit}`)
    await author.saved()
    author.leave()
    await rooms(world, 0)
  }
  const last = world.page(paper, person)
  await last.synced()
  expect(linesOf(last.doc)).toEqual(["Uno", "Visita 0", "Visita 1", "Visita 2", "Visita 3"])
})

test("joining a document that is being dropped keeps it", async ({ world }) => {
  const { paper, person } = await prepared(world)
  const first = world.page(paper, person)
  await first.synced()
  write(first.doc, "Due")
  await first.saved()
  let reached = () => {}
  const dropping = new Promise<void>((resolve) => {
    reached = resolve
  })
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  world.database.before = (text) => {
    if (!text.includes("insert into document_text")) return
    reached()
    return held
  }
  first.leave()
  await dropping
  const second = world.page(paper, person)
  await second.synced()
  release()
  await until(async () => {
    const { rows } = await world.opened.query("select 1 from document_text where doc_id = $1 and seq >= 2", [
      paper,
    ])
    return rows.length > 0
  })
  write(second.doc, "Tre")
  await second.saved()
  expect(await world.counted("rooms")).toBe(1)
  expect(await world.counted("load_seconds")).toBeGreaterThan(0)
  expect((await world.stored(paper)).lines).toEqual(["Uno", "Due", "Tre"])
})

test("frames that arrive before the document is loaded wait for it, and nothing is sent before", async ({
  world,
}) => {
  const { paper, person } = await prepared(world)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  world.database.before = (text) => (text.includes("from document_update") ? held : undefined)
  const socket = world.raw(paper, person)
  socket.socket.on("open", () => socket.send(writeStep1(new Uint8Array([0]))))
  await until(async () => (await world.counted("rooms")) === 1)
  expect(socket.frames).toEqual([])
  release()
  const { update } = await socket.received("step2")
  expect(linesOf(docFrom([update]))).toEqual(["Uno"])
})

test("people who come together share one load", async ({ world }) => {
  const { paper, person } = await prepared(world)
  let loads = 0
  world.database.before = (text) => {
    if (text.includes("from document_update")) loads++
  }
  await Promise.all(Array.from({ length: 8 }, () => world.page(paper, person).synced()))
  expect(loads).toBe(1)
})

describe("a document that cannot be loaded closes the socket and is never empty", () => {
  const reason = async (world: World, paper: string, person: Parameters<World["page"]>[1]) => {
    const socket = world.raw(paper, person)
    socket.socket.on("open", () => socket.send(writeStep1(new Uint8Array([0]))))
    const closed = await socket.closed
    expect(socket.frames).toEqual([])
    return closed
  }

  test("a row of its log is missing: 1011", async ({ world }) => {
    const { paper, person } = await prepared(world)
    const author = world.page(paper, person)
    await author.synced()
    for (const line of ["Due", "Tre"]) {
      write(author.doc, line)
      await author.saved()
    }
    author.leave()
    await rooms(world, 0)
    await world.opened.db
      .update(documentStates)
      .set({ snapshot: null, snapshotSha256: null, snapshotSeq: 0 })
      .where(eq(documentStates.documentId, paper))
    await world.opened.query("delete from document_update where doc_id = $1 and seq = 2", [paper])
    expect(await reason(world, paper, person)).toEqual({ code: 1011, reason: "load-failed" })
  })

  test("its snapshot is not what its digest says: 1011", async ({ world }) => {
    const { paper, person } = await prepared(world)
    const author = world.page(paper, person)
    await author.synced()
    write(author.doc, "Due")
    await author.saved()
    author.leave()
    await rooms(world, 0)
    await world.opened.query(
      "update document_state set snapshot = set_byte(snapshot, 5, get_byte(snapshot, 5) # 1) where doc_id = $1",
      [paper],
    )
    expect(await reason(world, paper, person)).toEqual({ code: 1011, reason: "load-failed" })
  })

  test("it never had a first content: 1011", async ({ world }) => {
    const { paper, person } = await prepared(world)
    await world.opened.db.delete(documentUpdates).where(eq(documentUpdates.documentId, paper))
    await world.opened.db
      .update(documentStates)
      .set({ headSeq: 0 })
      .where(eq(documentStates.documentId, paper))
    expect(await reason(world, paper, person)).toEqual({ code: 1011, reason: "load-failed" })
  })

  test("the database goes away meanwhile: 1013, and the next to come finds the text", async ({ world }) => {
    const { paper, person } = await prepared(world)
    world.database.before = (text) => {
      if (text.includes("from document_update"))
        throw Object.assign(new Error("gone"), { code: "ECONNRESET" })
    }
    expect(await reason(world, paper, person)).toEqual({ code: 1013, reason: "database-away" })
    world.database.before = () => {}
    const author = world.page(paper, person)
    await author.synced()
    expect(linesOf(author.doc)).toEqual(["Uno"])
  })
})

test("a log that turns out to lack rows while it is open closes its sockets rather than go on", async ({
  world,
}) => {
  const { paper, person } = await prepared(world)
  const author = world.page(paper, person)
  await author.synced()
  await world.opened.query("update document_state set head_seq = head_seq + 5 where doc_id = $1", [paper])
  await expect.poll(() => author.closes, { timeout: 5000 }).toContain(1011)
})

test("a long log is loaded in pages, while the event loop turns", async ({ opened }) => {
  const world = await openWorld(opened, { settings: { tailPageRows: 50, compactRows: 100_000 } })
  const { paper, person } = await prepared(world)
  const author = world.page(paper, person)
  await author.synced()
  for (let i = 0; i < 300; i++) write(author.doc, `Riga ${i}`)
  await author.saved()
  await opened.db
    .update(documentStates)
    .set({ snapshot: null, snapshotSha256: null, snapshotSeq: 0 })
    .where(eq(documentStates.documentId, paper))
  const fresh = await openWorld(opened, { settings: { tailPageRows: 50 } })
  fresh.people.set(person.cookie, { sessionId: person.session, personId: person.id, name: "Nome" })
  fresh.allow(person, paper, WRITER)
  const reading = fresh.page(paper, person)
  await reading.synced()
  expect(linesOf(reading.doc)).toHaveLength(301)
})
