import fs, { mkdtempSync, rmSync } from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { type OpenDb, openDb } from "#db/client.server.ts"
import { openMigratedDb } from "#tests/support/database.ts"
import { copyMigratedFolder } from "#tests/support/image.ts"

const newPlace = async () => {
  const parent = mkdtempSync(join(tmpdir(), "tavoli-client-"))
  await copyMigratedFolder(join(parent, "db"))
  return { folder: join(parent, "db"), remove: () => rmSync(parent, { recursive: true, force: true }) }
}

/** Counts this process' fsyncs of files from now on. */
const countFsyncs = () => {
  const real = fs.fsyncSync
  let count = 0
  fs.fsyncSync = (fd) => {
    count += 1
    real(fd)
  }
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.fsyncSync = real
    syncBuiltinESMExports()
  })
  return () => count
}

const show = async ({ query }: OpenDb, setting: string) =>
  (await query(`show ${setting}`, [])).rows[0]?.[setting]

describe("the embedded database in a folder", () => {
  let place: Awaited<ReturnType<typeof newPlace>>
  let opened: OpenDb

  beforeAll(async () => {
    place = await newPlace()
    opened = await openDb(place.folder)
  })
  afterAll(async () => {
    await opened.close()
    place.remove()
  })

  test("asks the disk to keep each commit before it answers", async () => {
    await opened.query("create table note (n int)", [])
    const fsyncs = countFsyncs()
    for (let n = 0; n < 5; n++) await opened.query("insert into note values ($1)", [n])
    expect(fsyncs()).toBeGreaterThanOrEqual(5)
  })

  test("runs with fsync on and a method that it really has", async () => {
    expect([await show(opened, "fsync"), await show(opened, "wal_sync_method")]).toEqual(["on", "fsync"])
  })

  test("keeps time in UTC", async () => {
    expect(await show(opened, "TimeZone")).toBe("UTC")
  })
})

test("a folder that was closed is free for the next process, with what was written", async () => {
  const place = await newPlace()
  onTestFinished(place.remove)
  const first = await openDb(place.folder)
  await first.query("create table note as select 7 as n", [])
  await first.close()
  const second = await openDb(place.folder)
  const { rows } = await second.query("select n from note", [])
  await second.close()
  expect(rows).toEqual([{ n: 7 }])
}, 120_000)

describe("the embedded database in memory", () => {
  test("starts from the image of a migrated one", async () => {
    const { db, close } = await openMigratedDb()
    const { rows } = await db.execute(sql`select count(*)::int as n from person`)
    await close()
    expect(rows).toEqual([{ n: 0 }])
  })
})
