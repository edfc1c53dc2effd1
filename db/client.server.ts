import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"
import { unaccent } from "@electric-sql/pglite/contrib/unaccent"
import type { ExtractTablesWithRelations } from "drizzle-orm"
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres"
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import { drizzle as drizzlePglite } from "drizzle-orm/pglite"
import pg from "pg"
import { lockFolder } from "./folder-lock.server.ts"
import { PlanningClient } from "./planning-client.server.ts"
import * as schema from "./schema/index.ts"
import { durableStartParams, SyncedNodeFs } from "./synced-fs.ts"

/** Rows as both drivers give them for raw SQL. */
export interface RawResult extends PgQueryResultHKT {
  type: { rows: Record<string, unknown>[] }
}

/** The database: embedded or PostgreSQL, one schema, one set of migrations. */
export type Db = PgDatabase<RawResult, typeof schema, ExtractTablesWithRelations<typeof schema>>

export type OpenDb = {
  db: Db
  kind: "embedded" | "postgresql"
  /** Runs one prepared text with parameters outside Drizzle; for the hot path of the log. */
  query: (text: string, params: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
  /** Housekeeping that a PostgreSQL server does by itself: nothing there, VACUUM on the embedded one. */
  vacuum: () => Promise<void>
  checkpoint: () => Promise<void>
  /** How many statements have been asked since it was opened, beginnings and ends of transactions aside. */
  statements: () => number
  close: () => Promise<void>
}

const EXTENSIONS = { pg_trgm, unaccent }

const TRANSACTION = /^(begin|commit|rollback|savepoint|release)/i

/** Counts statements as Drizzle sends them. */
const newCount = () => {
  let count = 0
  const logQuery = (text: string) => {
    if (!TRANSACTION.test(text)) count += 1
  }
  return { logger: { logQuery }, read: () => count }
}

const embedded = (client: PGlite, release: () => void): OpenDb => {
  const count = newCount()
  return {
    db: drizzlePglite(client, { schema, logger: count.logger }) as unknown as Db,
    kind: "embedded",
    query: async (text, params) => client.query(text, params),
    vacuum: async () => void (await client.exec("VACUUM (ANALYZE)")),
    checkpoint: async () => void (await client.exec("CHECKPOINT")),
    statements: count.read,
    close: async () => {
      await client.exec("CHECKPOINT").catch(() => {})
      await client.close()
      release()
    },
  }
}

/** An embedded database in memory, for tests; `image` is a dump of a migrated one. */
export const openMemoryDb = async (image?: Blob): Promise<OpenDb & { dump: () => Promise<Blob> }> => {
  const client = await PGlite.create({ extensions: EXTENSIONS, ...(image ? { loadDataDir: image } : {}) })
  await client.exec("SET timezone TO 'UTC'")
  return { ...embedded(client, () => {}), dump: () => client.dumpDataDir("none") }
}

const openFolder = async (folder: string): Promise<OpenDb> => {
  const release = lockFolder(join(folder, "..", "db.lock"))
  try {
    const client = await PGlite.create({
      fs: new SyncedNodeFs(folder),
      extensions: EXTENSIONS,
      startParams: durableStartParams(PGlite.defaultStartParams),
    })
    await client.exec("SET timezone TO 'UTC'")
    return embedded(client, release)
  } catch (error) {
    release()
    throw error
  }
}

const openPostgres = (url: string, poolSize: number): OpenDb => {
  const pool = new pg.Pool({
    Client: PlanningClient,
    connectionString: url,
    max: poolSize,
    // How long a request waits for its turn when hundreds come at once; `PlanningClient` says how long to connect.
    connectionTimeoutMillis: 30_000,
    // A connection whose other end vanished without a word must not stay in the pool.
    keepAlive: true,
    query_timeout: 35_000,
    options: "-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000",
  })
  pool.on("error", () => {}) // an idle connection that breaks is replaced; queries report their own errors
  const count = newCount()
  return {
    db: drizzlePg(pool, { schema, logger: count.logger }) as unknown as Db,
    kind: "postgresql",
    query: async (text, params) => pool.query(text, params),
    vacuum: async () => {},
    checkpoint: async () => {},
    statements: count.read,
    close: () => pool.end(),
  }
}

/**
 * Opens the database once for the process.
 * @param url `postgres://…`, or the path of the embedded database's folder
 * @throws if the embedded folder is held by a living process, or the server cannot be reached at first use
 */
export const openDb = async (url: string, { poolSize = 10 } = {}): Promise<OpenDb> =>
  /^postgres(ql)?:/.test(url) ? openPostgres(url, poolSize) : openFolder(url)
