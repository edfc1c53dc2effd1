import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import type { OpenDb } from "#db/client.server.ts"
import { until } from "../../support/machine.ts"
import { write } from "./support/text.ts"
import { describe, expect, openWorld, test, type World, WRITER } from "./support/world.ts"

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-unsaved-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, "unsaved")
}

/** A server that is stopped while its database is away, with three lines that it could not store. */
const stopped = async (opened: OpenDb, { losesAnswer = false } = {}) => {
  const spillFolder = newFolder()
  const world = await openWorld(opened, { settings: { stopMs: 300, farewellMs: 50 }, spillFolder })
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  await author.saved()
  if (losesAnswer) world.database.losesAnswers = true
  else world.database.isAway = true
  for (const line of ["Due", "Tre", "Quattro"]) write(author.doc, line)
  await until(async () => (await world.counted("flush_failures_total")) >= 1)
  world.database.isAway = true
  const { unsavedRows } = await world.realtime.close()
  return { world, paper, author, spillFolder, unsavedRows }
}

const next = (world: World, spillFolder: string) => openWorld(world.opened, { spillFolder })
const ALL = ["Uno", "Due", "Tre", "Quattro"]

describe("a stop with the database away", () => {
  test("keeps what was not stored in a file that only its owner reads, and calls nothing saved", async ({
    opened,
  }) => {
    const { world, paper, author, spillFolder, unsavedRows } = await stopped(opened)
    expect(unsavedRows).toBe(3)
    expect(author.ledger.covered).toBeLessThan(author.ledger.made)
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
    const [file = ""] = readdirSync(spillFolder)
    expect(readdirSync(spillFolder)).toHaveLength(1)
    expect(statSync(join(spillFolder, file)).mode & 0o777).toBe(0o600)
    expect(await world.counted("spilled_rows_total")).toBe(3)
  })

  test("is made good by the next start, which then has no file", async ({ opened }) => {
    const { world, paper, spillFolder } = await stopped(opened)
    const started = await next(world, spillFolder)
    await started.realtime.replay()
    expect((await started.stored(paper)).lines).toEqual(ALL)
    expect(readdirSync(spillFolder)).toEqual([])
    expect(await started.counted("replayed_rows_total", { outcome: "stored" })).toBe(3)
  })

  test("whose last flush was stored, only its answer lost, leaves nothing to store twice", async ({
    opened,
  }) => {
    const { world, paper, spillFolder } = await stopped(opened, { losesAnswer: true })
    const before = await world.stored(paper)
    expect(before.lines).toContain("Due")
    const started = await next(world, spillFolder)
    await started.realtime.replay()
    const { lines, seq } = await started.stored(paper)
    expect(lines).toEqual(ALL)
    expect(seq).toBe(4)
  })
})

describe("a start that finds such a file", () => {
  test("stores each row once, also when it dies between the storing and the removal of the file", async ({
    opened,
  }) => {
    const { world, paper, spillFolder } = await stopped(opened)
    const [file = ""] = readdirSync(spillFolder)
    const copy = join(spillFolder, "..", "copy")
    copyFileSync(join(spillFolder, file), copy)
    await (await next(world, spillFolder)).realtime.replay()
    copyFileSync(copy, join(spillFolder, file))
    await (await next(world, spillFolder)).realtime.replay()
    const { lines, seq } = await world.stored(paper)
    expect(lines).toEqual(ALL)
    expect(seq).toBe(4)
  })

  test("keeps it for the next one when the database goes away again", async ({ opened }) => {
    const { world, paper, spillFolder } = await stopped(opened)
    const started = await next(world, spillFolder)
    started.database.isAway = true
    await started.realtime.replay()
    expect(readdirSync(spillFolder)).toHaveLength(1)
    started.database.isAway = false
    await started.realtime.replay()
    expect((await started.stored(paper)).lines).toEqual(ALL)
  })

  test("sets aside what comes too late for a text that was locked meanwhile", async ({ opened }) => {
    const { world, paper, spillFolder } = await stopped(opened)
    await opened.query("update document_state set locked_at = now() where doc_id = $1", [paper])
    await (await next(world, spillFolder)).realtime.replay()
    expect((await world.stored(paper)).lines).toEqual(["Uno"])
    const { rows } = await opened.query("select reason from document_quarantine where doc_id = $1", [paper])
    expect(rows).toEqual([{ reason: "late" }, { reason: "late" }, { reason: "late" }])
    expect(readdirSync(spillFolder)).toEqual([])
  })

  test("leaves one alone that it cannot read, says so, and starts", async ({ opened }) => {
    const { world, paper, spillFolder } = await stopped(opened)
    const broken = "unsaved-00000000-0000-0000-0000-000000000000.json"
    writeFileSync(join(spillFolder, broken), "[{")
    const started = await next(world, spillFolder)
    await started.realtime.replay()
    expect(readdirSync(spillFolder)).toEqual([broken])
    expect((await started.stored(paper)).lines).toEqual(ALL)
    expect(started.log.some(({ level }) => level === "error")).toBe(true)
  })
})
