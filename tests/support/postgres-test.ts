import { test as base, inject } from "vitest"
import { type OpenDb, openDb } from "#db/client.server.ts"
import { createDatabase } from "./postgres.ts"

export { describe, expect } from "vitest"

export type Database = {
  url: string
  /** Opens another pool on the database, as another process would; closed after the file. */
  open: (options?: { poolSize?: number }) => Promise<OpenDb>
}

const open = async (migrated: boolean, use: (database: Database) => Promise<void>) => {
  const serverUrl = inject("postgresUrl")
  if (!serverUrl) throw new Error("This project has no PostgreSQL")
  const created = await createDatabase(serverUrl, { migrated })
  const opened: OpenDb[] = []
  try {
    await use({
      url: created.url,
      open: async (options) => {
        const pool = await openDb(created.url, options)
        opened.push(pool)
        return pool
      },
    })
  } finally {
    await Promise.all(opened.map((pool) => pool.close()))
    await created.drop()
  }
}

type Fixtures = {
  /** A migrated database of this test file alone; its tests share it and what they commit. */
  database: Database
  /** A pool on `database` that the tests of this file share. */
  pg: OpenDb
  /** A migrated database of this test alone. */
  own: Database
  /** A database of this test alone that no migration has touched. */
  empty: Database
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
  database: [async ({}, use) => open(true, use), { scope: "file" }],
  pg: [async ({ database }, use) => use(await database.open()), { scope: "file" }],
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
  own: async ({}, use) => open(true, use),
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
  empty: async ({}, use) => open(false, use),
})
