import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createDatabase, prepareTemplate, startPostgres } from "#tests/support/postgres.ts"
import type { startServer } from "#tests/support/server.ts"

/** An empty database of the benchmark's own, and how a server is started on it. */
export type Place = { url: string; server: Parameters<typeof startServer>[0] }
type Measure<F> = (place: Place) => Promise<F>

const onEmbedded = async <F>(measure: Measure<F>): Promise<F> => {
  const dataDir = mkdtempSync(join(tmpdir(), "tavoli-bench-"))
  try {
    return await measure({ url: join(dataDir, "db"), server: { dataDir } })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const onPostgres = async <F>(measure: Measure<F>): Promise<F> => {
  const postgres = await startPostgres()
  try {
    await prepareTemplate(postgres.url)
    const { url } = await createDatabase(postgres.url)
    return await measure({ url, server: { databaseUrl: url } })
  } finally {
    await postgres.stop()
  }
}

/** Measures on both databases, one after the other, or on the `only` one that is named. */
export const onEachDatabase = async <F>(measure: Measure<F>, only?: string): Promise<Record<string, F>> => {
  const figures: Record<string, F> = {}
  for (const [name, on] of Object.entries({ postgresql: onPostgres, embedded: onEmbedded })) {
    if (only && only !== name) continue
    console.log(`On ${name}`)
    figures[name] = await on(measure)
  }
  return figures
}
