import { until } from "../../support/machine.ts"
import { write } from "./support/text.ts"
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

test("a stop stores what was sent, says so to who sent it, and closes with 1001", async ({ world }) => {
  const { paper, author } = await inside(world)
  for (let i = 0; i < 50; i++) write(author.doc, `Riga ${i}`)
  await until(async () => (await world.counted("frames_total", { kind: "update" })) === 50)
  const stopped = world.realtime.close()
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([1001])
  expect(author.ledger.covered).toBe(author.ledger.made)
  expect(await stopped).toEqual({ unsavedRows: 0 })
  expect((await world.stored(paper)).lines).toHaveLength(51)
})

test("a stop writes the readable form and the snapshot of what was open", async ({ world }) => {
  const { paper, author } = await inside(world)
  write(author.doc, "Due")
  await author.saved()
  await world.realtime.close()
  const { rows } = await world.opened.query(
    `select t.seq::int as seq, t.plain, s.snapshot_seq::int as snapshot from document_text t
       join document_state s on s.doc_id = t.doc_id where t.doc_id = $1`,
    [paper],
  )
  expect(rows).toEqual([{ seq: 2, plain: "Uno\nDue", snapshot: 2 }])
})

test("a stop with the database away ends in its time and says how much was never acknowledged", async ({
  opened,
}) => {
  const world = await openWorld(opened, { settings: { stopMs: 300, farewellMs: 50 } })
  const { paper, author } = await inside(world)
  world.database.isAway = true
  write(author.doc, "Non salvata")
  await until(async () => (await world.counted("flush_failures_total")) >= 1)
  expect(await world.realtime.close()).toEqual({ unsavedRows: 1 })
  expect(author.ledger.covered).toBe(0)
  expect((await world.stored(paper)).lines).toEqual(["Uno"])
})

test("draining sends everybody elsewhere, where they find everything", async ({ world }) => {
  const { paper, person, author } = await inside(world)
  write(author.doc, "Prima")
  await author.saved()
  await world.realtime.drain()
  await expect.poll(() => author.closes.at(0), { timeout: 5000 }).toBe(1001)
  expect(author.provider.shouldConnect).toBe(true)
  const next = await openWorld(world.opened)
  next.people.set(person.cookie, { sessionId: person.session, personId: person.id, name: "Nome" })
  next.allow(person, paper, WRITER)
  const again = next.page(paper, person, { doc: author.doc })
  write(again.doc, "Durante il trasloco")
  await again.saved()
  expect((await next.stored(paper)).lines).toEqual(["Uno", "Prima", "Durante il trasloco"])
})
