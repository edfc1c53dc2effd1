import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { onTestFinished } from "vitest"
import { copyAside, migrate, needsMigration } from "#db/migrate.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { MIGRATIONS } from "#tests/support/image.ts"
import { rowsWithoutOwner, unrestrictedForeignKeys } from "./catalogue.ts"

const scratch = () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-migrations-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A copy of our migrations with one more at its end. */
const withOneMore = (statement: string) => {
  const folder = join(scratch(), "migrations")
  cpSync(MIGRATIONS, folder, { recursive: true })
  const file = join(folder, "meta/_journal.json")
  const journal = JSON.parse(readFileSync(file, "utf8"))
  journal.entries.push({
    idx: 9999,
    version: "7",
    when: 9_999_999_999_999,
    tag: "9999_more",
    breakpoints: true,
  })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(join(folder, "9999_more.sql"), statement)
  return folder
}

const columnsOf = async (db: Parameters<typeof migrate>[0], table: string) => {
  const { rows } = await db.execute(
    sql`select column_name from information_schema.columns where table_name = ${table} order by 1`,
  )
  return rows.map((row) => row.column_name)
}

describe("migrating", () => {
  test("a database that has every migration applies none", async ({ db }) => {
    expect(await migrate(db, MIGRATIONS)).toEqual([])
  })

  test("applies what is new and says its name", async ({ db }) => {
    expect(await migrate(db, withOneMore("create table more (n int)"))).toEqual(["9999_more"])
  })

  test("applies a migration once", async ({ db }) => {
    const folder = withOneMore("create table more (n int)")
    await migrate(db, folder)
    expect(await migrate(db, folder)).toEqual([])
  })

  test("leaves nothing of a migration that failed halfway", async ({ db }) => {
    const folder = withOneMore("create table more (n int);--> statement-breakpoint\nselect 1 / 0")
    await expect(migrate(db, folder)).rejects.toThrow()
    expect(await columnsOf(db, "more")).toEqual([])
  })

  test("is needed when the folder has a migration that the database lacks", async ({ db }) => {
    const answers = [await needsMigration(db, MIGRATIONS), await needsMigration(db, withOneMore("select 1"))]
    expect(answers).toEqual([false, true])
  })
})

describe("the copy of a folder before migrating", () => {
  const folderWith = (text: string) => {
    const folder = join(scratch(), "db")
    mkdirSync(folder)
    writeFileSync(join(folder, "PG_VERSION"), text)
    return folder
  }

  test("holds what the folder held", () => {
    const copy = copyAside(folderWith("18"))
    expect(readFileSync(join(copy, "PG_VERSION"), "utf8")).toBe("18")
  })

  test("replaces an older copy", () => {
    const folder = folderWith("17")
    writeFileSync(join(copyAside(folder), "leftover"), "")
    expect(existsSync(join(copyAside(folder), "leftover"))).toBe(false)
  })
})

test("deleting a row never reaches another: every foreign key restricts", async ({ db }) => {
  expect(await unrestrictedForeignKeys(db)).toEqual([])
})

/** The log is written at every keystroke and read by document only; its owner is the document's. */
const OWNED_BY_THEIR_DOCUMENT = ["document_quarantine", "document_update"]

test("every row that belongs to a table names it", async ({ db }) => {
  expect(await rowsWithoutOwner(db)).toEqual(OWNED_BY_THEIR_DOCUMENT)
})
