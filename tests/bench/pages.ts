import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir, totalmem } from "node:os"
import { join, resolve } from "node:path"
import { openDb } from "#db/client.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { createDatabase, prepareTemplate, startPostgres } from "#tests/support/postgres.ts"
import { type Server, startServer } from "#tests/support/server.ts"
import { EACH_TIME, type Load, load, median } from "./pages/load.ts"
import { type Weight, weigh } from "./pages/weight.ts"
import { fillWorld, LARGE, type Sizes, SMALL, type World } from "./pages/world.ts"

/**
 * `npm run bench:pages [-- --seconds 5 --rounds 3 --small --database embedded]`: how fast the pages that matter answer with a large
 * installation behind them, beside a bare Express answer and a bare Remix page in the same run, on both
 * databases. Writes `docs/performance/pages-<database>.json`; the story is in `docs/performance.md`.
 */
const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}
const SECONDS = option("seconds", 5)
const ROUNDS = option("rounds", 3)
const CONNECTIONS = 10
const WARM_UP = 2

type Page = { name: string; path: (world: World) => string; isOwn?: true }
const PAGES: readonly Page[] = [
  { name: "home", path: () => "/" },
  { name: "table", path: ({ roundtable }) => `/roundtables/${roundtable}` },
  { name: "desk", path: () => "/desk", isOwn: true },
  { name: "desk made anew", path: () => `/desk?n=${EACH_TIME}`, isOwn: true },
  { name: "search", path: () => "/search?q=piano" },
  { name: "reading page", path: ({ paper }) => `/documents/${paper}` },
  { name: "organisations", path: () => "/organisations" },
]

type Measured = { page: string; load: Load; statements: number; weight: Weight }

const statementsOf = async (url: string) => {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^tavoli_database_statements_total (\d+)/m.exec(text)?.[1] ?? Number.NaN)
}

const TRIES = 40

/** Statements per view; what the jobs ask meanwhile is spread over many views and rounded away. */
const countStatements = async (server: Server, address: string, cookie: string) => {
  const before = await statementsOf(server.url)
  for (let i = 0; i < TRIES; i++)
    await (await fetch(address.replace(EACH_TIME, String(i)), { headers: { cookie } })).arrayBuffer()
  return Math.round(((await statementsOf(server.url)) - before) / TRIES)
}

const measurePages = async (server: Server, world: World): Promise<Measured[]> => {
  const measured: Measured[] = []
  for (const page of PAGES) {
    const address = server.url + page.path(world)
    const cookie = page.isOwn ? world.cookie : ""
    await load(address, { seconds: WARM_UP, connections: CONNECTIONS, cookie })
    const loads: Load[] = []
    for (let round = 0; round < ROUNDS; round++)
      loads.push(await load(address, { seconds: SECONDS, connections: CONNECTIONS, cookie }))
    const statements = await countStatements(server, address, cookie)
    measured.push({ page: page.name, load: median(loads), statements, weight: await weigh(address, cookie) })
    console.log(page.name.padEnd(16), JSON.stringify(measured.at(-1)))
  }
  return measured
}

/** Jobs rest meanwhile, so that the figures are the pages'. */
const QUIET = { LOG_LEVEL: "silent", DEMO: "0" }

const onEmbedded = async (sizes: Sizes) => {
  const dataDir = mkdtempSync(join(tmpdir(), "tavoli-bench-"))
  try {
    const opened = await openDb(join(dataDir, "db"))
    await migrate(opened.db, "db/migrations")
    const world = await fillWorld(opened.db, sizes)
    await opened.vacuum()
    await opened.close()
    const server = await startServer({ dataDir, env: QUIET })
    const measured = await measurePages(server, world)
    await server.stop()
    return measured
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const onPostgres = async (sizes: Sizes) => {
  const postgres = await startPostgres()
  try {
    await prepareTemplate(postgres.url)
    const { url } = await createDatabase(postgres.url)
    const opened = await openDb(url)
    const world = await fillWorld(opened.db, sizes)
    await opened.close()
    const server = await startServer({ databaseUrl: url, env: QUIET })
    const measured = await measurePages(server, world)
    await server.stop()
    return measured
  } finally {
    await postgres.stop()
  }
}

const BARE = "tests/bench/pages/bare"

const buildBare = async () => {
  const remix = resolve("node_modules/.bin/remix")
  const child = spawn(remix, ["vite:build"], {
    cwd: BARE,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production" },
  })
  const [code] = await once(child, "exit")
  if (code !== 0) throw new Error("The bare page could not be built")
}

const measureBare = async () => {
  await buildBare()
  const build = resolve("tests/.output/bare/server/index.js")
  const child = spawn(process.execPath, ["--import", "tsx", `${BARE}/server.ts`, build], {
    env: { ...process.env, NODE_ENV: "production" },
  })
  const [printed] = await once(child.stdout, "data")
  const url = `http://127.0.0.1:${String(printed).trim()}`
  const figures: Record<string, Load> = {}
  for (const [name, path] of [
    ["express", "/static"],
    ["remix", "/"],
  ] as const) {
    await load(url + path, { seconds: WARM_UP, connections: CONNECTIONS })
    const loads: Load[] = []
    for (let round = 0; round < ROUNDS; round++)
      loads.push(await load(url + path, { seconds: SECONDS, connections: CONNECTIONS }))
    figures[name] = median(loads)
    console.log(`bare ${name}`.padEnd(16), JSON.stringify(figures[name]))
  }
  child.kill()
  return figures
}

const DATABASES = { postgresql: onPostgres, embedded: onEmbedded } as const
type Database = keyof typeof DATABASES

const isWanted = (database: Database) => {
  const at = process.argv.indexOf("--database")
  return at < 0 || process.argv[at + 1] === database
}

/** One file for each database, with the bare pages of the same run. */
const main = async () => {
  const sizes = process.argv.includes("--small") ? SMALL : LARGE
  const bare = await measureBare()
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }
  mkdirSync("docs/performance", { recursive: true })
  for (const database of ["postgresql", "embedded"] as const) {
    if (!isWanted(database)) continue
    console.log(`── ${database}`)
    const pages = await DATABASES[database](sizes)
    const how = { machine, sizes, seconds: SECONDS, rounds: ROUNDS, connections: CONNECTIONS }
    const name = `pages${sizes === LARGE ? "" : "-small"}-${database}`
    writeFileSync(`docs/performance/${name}.json`, `${JSON.stringify({ ...how, bare, pages }, null, 2)}\n`)
  }
}

await main()
