import type { TestProject } from "vitest/node"
import { prepareTemplate, startPostgres } from "./postgres.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run's private PostgreSQL is; undefined in projects without one. */
    postgresUrl: string | undefined
  }
}

/** Vitest's global setup: one private PostgreSQL per run, with the migrated template. */
export const setup = async (project: TestProject) => {
  const server = await startPostgres()
  await prepareTemplate(server.url)
  project.provide("postgresUrl", server.url)
  return () => server.stop()
}
