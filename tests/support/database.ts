import { test as base, beforeAll } from "vitest"
import { type Db, type OpenDb, openMemoryDb } from "#db/client.server.ts"
import { migratedImage } from "./image.ts"

export { describe, expect } from "vitest"

/** Opens a migrated embedded database in memory of the caller's own; what it commits stays until `close`. */
export const openMigratedDb = async (): Promise<OpenDb> => openMemoryDb(await migratedImage())

/** A worker runs many test files, each with its own modules: the database it loaded outlives them here. */
const worker = globalThis as { tavoliTestDb?: Promise<OpenDb> }

const sharedDb = () => {
  worker.tavoliTestDb ??= openMigratedDb()
  return worker.tavoliTestDb
}

const ROLLBACK = Symbol("rollback")

// The first file of a worker waits for the database here, not within its first test.
beforeAll(async () => {
  await sharedDb()
}, 120_000)

/** Runs `work` in a transaction that is undone at its end; `transact` inside it makes savepoints. */
export const rolledBack = (db: Db, work: (tx: Db) => Promise<void>): Promise<void> =>
  db
    .transaction(async (tx) => {
      await work(tx as unknown as Db)
      throw ROLLBACK
    })
    .catch((error) => {
      if (error !== ROLLBACK) throw error
    })

type Fixtures = {
  /** The migrated embedded database as this test alone sees it: everything is rolled back after it. */
  db: Db
  /** A migrated embedded database of this test alone, for what must commit or needs the whole `OpenDb`. */
  opened: OpenDb
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
  db: async ({}, use) => {
    const { db } = await sharedDb()
    await rolledBack(db, use)
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
  opened: async ({}, use) => {
    const opened = await openMigratedDb()
    await use(opened)
    await opened.close()
  },
})
