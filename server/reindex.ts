import { join, resolve } from "node:path"
import { rebuildLinks } from "#app/documents/links/follow-links.server.ts"
import { auditHead, markFollowed } from "#app/search/follow.server.ts"
import { rebuildIndex } from "#app/search/rebuild.server.ts"
import { openDb } from "#db/client.server.ts"
import { forgiveMistakes } from "#db/forgive-mistakes.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { readEnv } from "./env.ts"
import { say } from "./say.ts"

/** `npm run reindex`: makes the search's index and the links between texts anew; on PostgreSQL while the others work on. */
const run = async () => {
  const env = readEnv(process.env)
  const database = await openDb(env.databaseUrl || join(resolve(env.dataDir), "db"))
  try {
    await migrate(database.db, join(resolve(import.meta.dirname, ".."), "db/migrations"))
    const forgives = await forgiveMistakes(database.db)
    const from = await auditHead(database.db)
    const count = await rebuildIndex(database.db)
    await markFollowed(database.db, from)
    const texts = await rebuildLinks(database.db, env.publicUrl)
    say(
      `The links of ${texts} texts are known. ${count} things can be found${forgives ? "" : "; without pg_trgm, typing mistakes are not forgiven"}.`,
    )
  } finally {
    await database.close()
  }
}

await run().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
