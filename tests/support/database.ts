import { test as base, beforeAll, inject } from "vitest"
import { type Db, type OpenDb, openDb, openMemoryDb } from "#db/client.server.ts"
import { migratedImage } from "./image.ts"
import { createDatabase } from "./postgres.ts"

export { afterAll, beforeAll, describe, expect } from "vitest"

const openOnServer = async (serverUrl: string): Promise<OpenDb> => {
  const { url, drop } = await createDatabase(serverUrl)
  const opened = await openDb(url, { poolSize: 3 })
  return { ...opened, close: () => opened.close().then(drop) }
}

/**
 * Opens a migrated database of the caller's own, embedded in memory or, in the project that has a server, on
 * PostgreSQL; what it commits stays until `close`.
 */
export const openMigratedDb = async (): Promise<OpenDb> => {
  const serverUrl = inject("postgresUrl")
  return serverUrl ? openOnServer(serverUrl) : openMemoryDb(await migratedImage())
}

/** A worker runs many test files, each with its own modules: the database it loaded outlives them here. */
const worker = globalThis as { tavoliTestDb?: Promise<OpenDb> }

/** The database of this worker's tests: whoever writes in it undoes it. */
export const sharedDb = (): Promise<OpenDb> => {
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
  /** The migrated database as this test alone sees it: everything is rolled back after it. */
  db: Db
  /** A migrated database of this test alone, for what must commit or needs the whole `OpenDb`. */
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
