import { eq } from "drizzle-orm"
import { accessChanges, documentStates } from "#db/schema/index.ts"
import { createLocalBus } from "#server/realtime/bus.ts"
import type { RealtimeSettings } from "#server/realtime/settings.ts"
import { until } from "../../support/machine.ts"
import { test } from "./support/postgres.ts"
import { linesOf, write } from "./support/text.ts"
import { describe, expect, openWorld, WRITER } from "./support/world.ts"

type Postgres = { open: () => Promise<Parameters<typeof openWorld>[0]> }

/** Two servers on one database, and somebody at each. */
const twoProcesses = async (postgres: Postgres, settings: Partial<RealtimeSettings>, withBus: boolean) => {
  const bus = createLocalBus()
  const shared = withBus ? { bus } : {}
  const [here, there] = [
    await openWorld(await postgres.open(), { settings, ...shared }),
    await openWorld(await postgres.open(), { settings, ...shared }),
  ]
  const paper = await here.addPaper("Uno")
  const [ada, bruno] = [await here.signIn(), await there.signIn()]
  here.allow(ada, paper, WRITER)
  there.allow(bruno, paper, WRITER)
  const [first, second] = [here.page(paper, ada), there.page(paper, bruno)]
  await Promise.all([first.synced(), second.synced()])
  return { here, there, paper, first, second }
}

describe.each([
  ["with polling alone", { headsPollMs: 50 }, false],
  ["woken by a bus", { headsPollMs: 600_000 }, true],
] as const)("two processes on one log, %s,", (_, settings, withBus) => {
  test("converge while people write at both", { timeout: 30_000 }, async ({ postgres }) => {
    const { here, paper, first, second } = await twoProcesses(postgres, settings, withBus)
    for (let i = 0; i < 40; i++) {
      write(first.doc, `a${i}`)
      write(second.doc, `b${i}`)
      if (i % 10 === 9) await Promise.all([first.saved(), second.saved()])
    }
    await Promise.all([first.saved(), second.saved()])
    await until(() => linesOf(first.doc).length === 81 && linesOf(second.doc).length === 81)
    expect(linesOf(first.doc)).toEqual(linesOf(second.doc))
    const stored = await here.stored(paper)
    expect(stored.seq).toBe(81)
    expect(stored.lines).toEqual(linesOf(first.doc))
  })
})

test("what is committed while the other process reads the log wakes it again", async ({ postgres }) => {
  const { there, first, second } = await twoProcesses(postgres, { headsPollMs: 600_000 }, true)
  let reads = 0
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  there.database.before = (text) => {
    if (text.includes("octet_length(data)") && ++reads === 1) return held
  }
  write(first.doc, "Uno")
  await first.saved()
  await until(() => reads === 1)
  write(first.doc, "Due")
  await first.saved()
  goOn()
  await until(() => linesOf(second.doc).includes("Due"))
  expect(linesOf(second.doc)).toEqual(linesOf(first.doc))
})

test("a newer client at one process sends older ones away from the other before its text gets there", async ({
  postgres,
}) => {
  const { here, there, paper, first, second } = await twoProcesses(postgres, { headsPollMs: 50 }, false)
  const newer = await here.signIn()
  here.allow(newer, paper, WRITER)
  const fresh = here.page(paper, newer, { version: 2 })
  await fresh.synced()
  write(fresh.doc, "Una novità")
  await fresh.saved()
  await expect.poll(() => [...first.closes, ...second.closes], { timeout: 5000 }).toEqual([4406, 4406])
  expect(linesOf(second.doc)).not.toContain("Una novità")
  expect(await there.counted("closed_total", { code: 4406 })).toBe(1)
})

test("a process behind the other's thinned log takes its snapshot", async ({ postgres }) => {
  const { here, paper, first, second } = await twoProcesses(postgres, { headsPollMs: 600_000 }, false)
  for (let i = 0; i < 10; i++) write(first.doc, `Riga ${i}`)
  await first.saved()
  first.leave()
  await until(async () => (await here.counted("rooms")) === 0)
  const rows = await here.opened.db.select().from(documentStates).where(eq(documentStates.documentId, paper))
  expect(rows[0]?.snapshotSeq).toBe(11)
  await here.opened.query("delete from document_update where doc_id = $1 and seq between 2 and 8", [paper])
  write(second.doc, "Anch'io")
  await second.saved()
  await until(() => linesOf(second.doc).length === 12)
  expect(linesOf(second.doc).sort()).toEqual((await here.stored(paper)).lines.sort())
})

test("rights taken away by a transaction that commits after later ones are noticed", async ({ postgres }) => {
  const database = await postgres.open()
  const world = await openWorld(database, { settings: { rightsEveryMs: 600_000 } })
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  let commit = () => {}
  const held = new Promise<void>((resolve) => {
    commit = resolve
  })
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const slow = database.db.transaction(async (tx) => {
    await tx.insert(accessChanges).values({ personId: person.id })
    written()
    await held
  })
  await isWritten
  const [witness, other] = [await world.signIn(), await world.addPaper("Altro")]
  world.allow(witness, other, WRITER)
  const page = world.page(other, witness)
  await page.synced()
  await world.change(witness, other, { kind: "none" }) // a later number, committed before the slow one
  await expect.poll(() => page.closes, { timeout: 5000 }).toEqual([4403])
  world.allow(person, paper, { kind: "none" })
  commit()
  await slow
  await expect.poll(() => author.closes, { timeout: 5000 }).toEqual([4403])
})
