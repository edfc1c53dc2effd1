import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { SETTINGS } from "#server/env.ts"
import { copyMigratedFolder } from "./image.ts"
import { until } from "./machine.ts"
import { guard } from "./watchdog.ts"

export type ServerOptions = {
  /** PostgreSQL to use; default: the embedded database in the data folder. */
  databaseUrl?: string
  /**
   * A data folder, which then outlives the server. Default: a new one that goes with it and begins with a
   * migrated database, so that only the start of an empty folder given here shows a first run.
   */
  dataDir?: string
  /** Settings by their names in `server/env.ts`. */
  env?: Record<string, string>
}

export type Server = {
  url: string
  dataDir: string
  /** The process that answers now; another one after `restart`. */
  readonly pid: number
  /** Asks it to stop, waits for its end and removes the folder that was made for it. */
  stop: () => Promise<void>
  /** Ends it with -9 and waits; its data stay. */
  kill: () => Promise<void>
  /** Stops it if it runs, and starts it again on the same port and data; on a clock that is ahead by so much. */
  restart: (aheadMs?: number) => Promise<void>
  /** Everything that it printed, over all its starts. */
  log: () => string
}

const START_LIMIT = 180_000 // the first start may have to build the pages
const STOP_LIMIT = 15_000

/** This process' environment without the settings of an installation, so that no test touches a real one. */
const bareEnv = () => {
  const env = { ...process.env }
  for (const { name } of SETTINGS) delete env[name]
  return env
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
  if (!isRunning(child)) return
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()))
  child.kill(signal)
  const impatience = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT)
  await ended
  clearTimeout(impatience)
}

const json = async (address: string): Promise<Record<string, unknown> | null> => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

/** Waits until the process says its address, and until it is this very process that answers there. */
const whenReady = async (child: ChildProcess, log: () => string): Promise<string> => {
  const readLog = () => /Tavoli is ready: (\S+)/.exec(log())?.[1]
  const orEnded = <T>(answer: T) => answer || (!isRunning(child) && "ended")
  const waiting = { within: START_LIMIT, every: 50, what: "the server" }
  const url = await until(() => orEnded(readLog()), waiting)
  const ready = async () => (await json(`${url}/readyz`)) && (await json(`${url}/healthz`))
  const health = url === "ended" ? url : await until(async () => orEnded(await ready()), waiting)
  if (typeof health === "string") throw new Error(`The server ended at once:\n${log()}`)
  if (health.pid !== child.pid)
    throw new Error(`${url} is answered by process ${health.pid}, not ${child.pid}`)
  return url
}

type Place = { dataDir: string; ours: string; options: ServerOptions }
type Running = { child: ChildProcess; url: string }
type Start = { port: string; aheadMs?: number }

/** What Node loads before the server: a clock that is ahead has to be there first. */
const preloaded = (aheadMs: number) => ["tsx", ...(aheadMs > 0 ? ["./tests/support/clock-ahead.ts"] : [])]

/** One start of the process; what it prints is added to `said`. */
const launch = async (
  { dataDir, ours, options }: Place,
  { port, aheadMs = 0 }: Start,
  said: (text: string) => void,
) => {
  // Mail goes out at whatever hour the tests run.
  const awake = { QUIET_HOURS: "none" }
  const place = {
    NODE_ENV: "production" as const,
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    PORT: port,
    ...awake,
  }
  const database = options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}
  const clock = { TAVOLI_TEST_AHEAD_MS: String(aheadMs) }
  const env: NodeJS.ProcessEnv = { ...bareEnv(), ...place, ...database, ...options.env, ...clock }
  const loaded = preloaded(aheadMs).flatMap((name) => ["--import", name])
  const child = spawn(process.execPath, [...loaded, "server/index.ts"], { env, stdio: "pipe" })
  child.once("close", guard(child.pid ?? 0, ours))
  let printed = ""
  const keep = (chunk: Buffer) => {
    printed += chunk
    said(String(chunk))
  }
  child.stdout.on("data", keep)
  child.stderr.on("data", keep)
  try {
    return { child, url: await whenReady(child, () => printed) }
  } catch (error) {
    await end(child, "SIGKILL")
    throw error
  }
}

const newPlace = async (options: ServerOptions): Promise<Place> => {
  if (options.dataDir) return { dataDir: options.dataDir, ours: "", options }
  const dataDir = mkdtempSync(join(tmpdir(), "tavoli-server-"))
  if (!options.databaseUrl) await copyMigratedFolder(join(dataDir, "db"))
  return { dataDir, ours: dataDir, options }
}

/**
 * Starts the production server as a process of its own: on 127.0.0.1, on a free port, with new data unless
 * told otherwise. It does not outlive this process.
 * @throws with its log if it ends before it is ready, or if another process answers at its address
 */
export const startServer = async (options: ServerOptions = {}): Promise<Server> => {
  const place = await newPlace(options)
  let log = ""
  const start = (how: Start) => launch(place, how, (text) => (log += text))
  const clean = () => place.ours && rmSync(place.ours, { recursive: true, force: true })
  let running: Running = await start({ port: "0" }).catch((error) => {
    clean()
    throw error
  })
  const { url } = running
  return {
    url,
    dataDir: place.dataDir,
    get pid() {
      return running.child.pid ?? 0
    },
    stop: async () => {
      await end(running.child, "SIGTERM")
      clean()
    },
    kill: () => end(running.child, "SIGKILL"),
    restart: async (aheadMs = 0) => {
      await end(running.child, "SIGTERM")
      running = await start({ port: new URL(url).port, aheadMs })
    },
    log: () => log,
  }
}
