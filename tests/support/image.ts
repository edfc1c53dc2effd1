import { createHash } from "node:crypto"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { nameKey } from "#app/fold.ts"
import { type Db, openDb, openMemoryDb } from "#db/client.server.ts"
import { forgiveMistakes } from "#db/forgive-mistakes.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { installTaxonomies } from "#db/taxonomies/install.server.ts"

export const MIGRATIONS = "db/migrations"
const CACHE = "node_modules/.cache/tavoli"

/** Files that decide what a migrated database looks like. */
const inputs = () => [
  ...readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith(".sql"))
    .map((file) => join(MIGRATIONS, file)),
  join(MIGRATIONS, "meta/_journal.json"),
  "db/client.server.ts",
  "db/forgive-mistakes.server.ts",
  "db/taxonomies/install.server.ts",
  "db/taxonomies/territories.tsv",
  "db/taxonomies/topics.json",
  "app/fold.ts",
  "node_modules/@electric-sql/pglite/package.json",
]

const cached = (ending: string) => {
  const hash = createHash("sha256")
  for (const file of inputs()) hash.update(file).update(readFileSync(file))
  return join(CACHE, `migrated-${hash.digest("hex").slice(0, 16)}${ending}`)
}

/** Makes what is not in the cache yet, beside it, so that several processes may do so at once. */
const madeOnce = async (place: string, make: (unfinished: string) => Promise<void>) => {
  if (existsSync(place)) return place
  mkdirSync(CACHE, { recursive: true })
  const room = mkdtempSync(join(CACHE, "making-"))
  try {
    await make(join(room, "db"))
    if (!existsSync(place)) renameSync(join(room, "db"), place)
  } catch (error) {
    if (!existsSync(place)) throw error
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
  return place
}

/** The schema, and what every installation begins with. */
export const prepare = async (db: Db): Promise<void> => {
  await migrate(db, MIGRATIONS)
  await installTaxonomies(db, { nameKey })
  await forgiveMistakes(db)
}

/** The dump of an embedded database after all migrations, made when they change. */
export const migratedImage = async (): Promise<Blob> => {
  const file = await madeOnce(cached(".tar"), async (unfinished) => {
    const opened = await openMemoryDb()
    await prepare(opened.db)
    writeFileSync(unfinished, Buffer.from(await (await opened.dump()).arrayBuffer()))
    await opened.close()
  })
  return new Blob([readFileSync(file)])
}

/** Puts a migrated embedded database at `place`, in a tenth of the time that making one takes. */
export const copyMigratedFolder = async (place: string): Promise<void> => {
  const folder = await madeOnce(cached(""), async (unfinished) => {
    const opened = await openDb(unfinished)
    await prepare(opened.db)
    await opened.close()
  })
  cpSync(folder, place, { recursive: true })
}

/** Vitest's global setup: the workers find the image made. */
export const setup = async (): Promise<void> => {
  await migratedImage()
}
