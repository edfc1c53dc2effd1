import { existsSync, mkdirSync } from "node:fs"
import type { Server } from "node:http"
import { join, resolve } from "node:path"
import { nameKey } from "#app/fold.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslators } from "#app/i18n/translators.server.ts"
import { type OpenDb, openDb } from "#db/client.server.ts"
import { forgiveMistakes } from "#db/forgive-mistakes.server.ts"
import { copyAside, migrate, needsMigration } from "#db/migrate.server.ts"
import { installTaxonomies } from "#db/taxonomies/install.server.ts"
import { alikeReads, snapshotOf } from "./alike-reads.ts"
import { ensureBuild } from "./build.ts"
import { fillDemo } from "./demo.ts"
import { type Env, helpText, readEnv, WrongSetting } from "./env.ts"
import { createFiles } from "./files.ts"
import { createHttp } from "./http.ts"
import { startJobs } from "./jobs/index.ts"
import { createLive } from "./live/index.ts"
import { livePorts } from "./live-ports.ts"
import { createLog } from "./log.ts"
import { createPost } from "./mail.ts"
import { createMetrics } from "./metrics.ts"
import { createReadingClock } from "./reading-clock.ts"
import { startRealtime } from "./realtime-ports.ts"
import { say } from "./say.ts"
import { ownOrigins } from "./security.ts"
import { settingsOf } from "./settings.ts"
import { createWorkshop } from "./workshop/index.ts"

const root = resolve(import.meta.dirname, "..")

const readSettings = (): Env => {
  if (process.argv.includes("--help")) {
    say(helpText())
    process.exit(0)
  }
  try {
    return readEnv(process.env)
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error
    say(`${error.message}\nnpm start -- --help lists all settings.`)
    process.exit(1)
  }
}

/** Opens the database with its schema up to date; embedded data is copied aside before it changes. */
const openMigrated = async (env: Env): Promise<OpenDb> => {
  const folder = join(resolve(env.dataDir), "db")
  const url = env.databaseUrl || folder
  const isNew = !env.databaseUrl && !existsSync(folder)
  if (!env.databaseUrl) mkdirSync(resolve(env.dataDir), { recursive: true })
  let database = await openDb(url, { poolSize: env.databasePool })
  const migrations = join(root, "db/migrations")
  if (await needsMigration(database.db, migrations)) {
    if (!env.databaseUrl && !isNew) {
      await database.close()
      copyAside(folder)
      database = await openDb(url)
    }
    await migrate(database.db, migrations)
  }
  await installTaxonomies(database.db, { nameKey })
  await forgiveMistakes(database.db)
  return database
}

/** Listens and gives the port, which PORT=0 leaves to the system. */
const listen = async (server: Server, env: Env): Promise<number> => {
  await new Promise<void>((done, fail) => {
    server.once("error", fail)
    server.listen(env.port, env.host, done)
  })
  const address = server.address()
  return typeof address === "object" && address ? address.port : env.port
}

const announce = (env: Env, publicUrl: string, database: OpenDb) => {
  const where =
    database.kind === "embedded"
      ? `embedded, in ${env.dataDir}/db (for trials and small groups; for an administration set DATABASE_URL)`
      : "PostgreSQL"
  const how = env.demo
    ? `${publicUrl}/sign-in lists the demo people, one button each`
    : `${publicUrl}/sign-in`
  say(`\nTavoli is ready: ${publicUrl}\n  database  ${where}\n  sign in   ${how}\n`)
}

/** Composition root: settings → database → pages → co-editing → jobs → listen; the stop is the reverse. */
const start = async () => {
  const env = readSettings()
  const log = createLog(env.logLevel)
  const [database, built] = await Promise.all([openMigrated(env), env.production ? ensureBuild(root) : false])
  const metrics = createMetrics(database.statements)
  if (built) log.info("pages built")
  const files = createFiles(join(resolve(env.dataDir), "files"))
  if (env.demo) await fillDemo(database.db, files)

  const messagesFolder = join(root, "app/i18n/messages")
  const loaded = loadMessages(messagesFolder)
  const messages = () => (env.production ? loaded : loadMessages(messagesFolder))
  const translate = createTranslators(messages)
  const readingClock = createReadingClock(async () => {
    const { rows } = await database.query("select now() as now", [])
    return new Date(rows[0]?.now as string | Date)
  })
  const post = createPost({
    smtpUrl: env.smtpUrl,
    mailFrom: env.mailFrom,
    folder: join(resolve(env.dataDir), "mail"),
  })
  const shownMail = env.demo || !env.production ? post.shown : null
  const settings = settingsOf(env, env.publicUrl, shownMail !== null)
  let origins: readonly string[] = []
  let ready = false
  const shownSettings = env.shown
  const workshop = createWorkshop()
  const parts = {
    database,
    env,
    log,
    metrics,
    settings,
    files,
    messages,
    translate,
    readingClock,
    alike: alikeReads(() => snapshotOf(database)),
    shownMail,
    shownSettings,
    workshop,
    root,
  }
  const { server, closePages } = await createHttp({ ...parts, origins: () => origins, isReady: () => ready })
  const port = await listen(server, env)
  origins = ownOrigins(env.publicUrl, port)
  settings.publicUrl = env.publicUrl || `http://localhost:${port}`
  const realtime = await startRealtime({ ...parts, server, origins })
  const live = createLive({ ports: livePorts(parts), origins: () => origins, log })
  server.on("upgrade", live.upgrade)
  const jobs = startJobs({ ...parts, publicUrl: settings.publicUrl, post, realtime })
  ready = true
  announce(env, settings.publicUrl, database)

  const stop = async () => {
    ready = false
    const limit = setTimeout(() => process.exit(1), env.shutdownLimit)
    limit.unref()
    server.close()
    await live.close()
    await realtime.close()
    server.closeIdleConnections()
    await jobs.stop()
    await closePages()
    await workshop.close()
    server.closeAllConnections()
    await database.close()
    process.exit(0)
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop())
}

await start().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
