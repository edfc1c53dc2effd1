import { openDb } from "#db/client.server.ts"
import { times } from "../../support/length.ts"
import { until } from "../../support/machine.ts"
import { layCable } from "./support/cable.ts"
import { test } from "./support/postgres.ts"
import { linesOf, write } from "./support/text.ts"
import { expect, openWorld, WRITER } from "./support/world.ts"

/** How long writing goes on without the database; the installation's own preset in the long run. */
const LIMIT = times(3_000, 30_000)
const SHORT = times(1_000, 10_000)
const LONG = times(6_000, 90_000)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Two people at a document, on a PostgreSQL whose cable can be pulled out. */
const atWork = async (url: string) => {
  const cable = await layCable(url)
  const database = await openDb(cable.url)
  const direct = await openDb(url)
  const world = await openWorld(database, { settings: { databaseAwayMs: LIMIT, retryLongestMs: 500 } })
  const paper = await world.addPaper("Uno")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  for (const person of [ada, bruno]) world.allow(person, paper, WRITER)
  const pages = [world.page(paper, ada), world.page(paper, bruno)] as const
  for (const page of pages) await page.synced()
  for (const page of pages) await page.saved()
  const rows = async () => {
    const { rows: counted } = await direct.query(
      "select count(*)::int as n from document_update where doc_id = $1",
      [paper],
    )
    return Number(counted[0]?.n)
  }
  const end = async () => {
    await world.stop()
    await Promise.all([database.close(), direct.close()])
  }
  return { cable, world, paper, pages, rows, end }
}

/** Types a line every so often, for so long. */
const typeFor = async (ms: number, write: (line: string) => void) => {
  const begun = performance.now()
  let typed = 0
  for (; performance.now() - begun < ms; typed++) {
    write(`Riga ${typed}`)
    await pause(ms / 40)
  }
  return typed
}

const saved = (page: { ledger: { covered: number; made: number } }) =>
  until(() => page.ledger.covered === page.ledger.made, { within: 30_000, what: "saved" })

test("a short while without the database: both go on, nothing is called saved, then all of it is", {
  timeout: 90_000,
}, async ({ postgres }) => {
  const { cable, world, paper, pages, rows, end } = await atWork(postgres.url)
  const [ada, bruno] = pages
  const before = ada.ledger.covered
  cable.cut()
  const typed = await typeFor(SHORT, (line) => write(ada.doc, line))
  expect(ada.ledger.covered).toBe(before)
  expect(await rows()).toBe(1)
  await until(() => linesOf(bruno.doc).length === 1 + typed)
  cable.mend()
  await saved(ada)
  expect([...ada.closes, ...bruno.closes]).toEqual([])
  expect((await world.stored(paper)).lines).toEqual(linesOf(ada.doc))
  expect(await rows()).toBe(1 + typed)
  await end()
})

test("longer than it may be away: 1013 and read only, then everything written before and during is saved", {
  timeout: 240_000,
}, async ({ postgres }) => {
  const { cable, world, paper, pages, rows, end } = await atWork(postgres.url)
  const [ada, bruno] = pages
  cable.cut()
  const begun = performance.now()
  write(ada.doc, "All'inizio")
  await until(() => ada.closes.includes(1013) && bruno.closes.includes(1013), {
    within: LIMIT * 2,
    what: "the sockets to be closed",
  })
  const closedAfter = performance.now() - begun
  expect(closedAfter).toBeGreaterThan(LIMIT * 0.9)
  expect(await world.counted("database_away")).toBe(1)
  write(bruno.doc, "Mentre manca")
  await pause(LONG - closedAfter)
  expect(ada.ledger.covered).toBeLessThan(ada.ledger.made)
  expect(await rows()).toBe(1)
  cable.mend()
  await Promise.all([saved(ada), saved(bruno)])
  const { lines } = await world.stored(paper)
  expect([...lines].sort()).toEqual(["All'inizio", "Mentre manca", "Uno"])
  await until(() => linesOf(ada.doc).length === 3 && linesOf(bruno.doc).length === 3)
  expect(await world.counted("database_away")).toBe(0)
  await end()
})
