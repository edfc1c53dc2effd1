import { test as base } from "vitest"
import { type OpenDb, openDb } from "#db/client.server.ts"
import { createDatabase, prepareTemplate, startPostgres } from "../../../support/postgres.ts"

type Fixtures = {
  /** A PostgreSQL of this file alone, with a migrated database. */
  postgres: { url: string; open: (poolSize?: number) => Promise<OpenDb> }
}

export const test = base.extend<Fixtures>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
    async ({}, use) => {
      const server = await startPostgres()
      await prepareTemplate(server.url)
      const { url } = await createDatabase(server.url)
      const opened: OpenDb[] = []
      await use({
        url,
        open: async (poolSize = 10) => {
          const database = await openDb(url, { poolSize })
          opened.push(database)
          return database
        },
      })
      await Promise.all(opened.map((database) => database.close()))
      await server.stop()
    },
    { scope: "file" },
  ],
})
