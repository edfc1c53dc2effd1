import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import pg from "pg"
import { openDb } from "#db/client.server.ts"
import { prepare } from "./image.ts"
import { firstExecutable, freePort, inPath, installWithApt, isRoot, systemUser, until } from "./machine.ts"

export type Postgres = { url: string; stop: () => Promise<void> }

const OLDEST = 15
const ROOT = "/usr/lib/postgresql"
export const TEMPLATE = "tavoli_template"

const majorOf = (bin: string) => {
  const printed = execFileSync(join(bin, "postgres"), ["--version"]).toString()
  return Number(/\(PostgreSQL\) (\d+)/.exec(printed)?.[1] ?? 0)
}

const installed = (): string | null => {
  const debian = () => {
    try {
      return readdirSync(ROOT)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => `${ROOT}/${version}/bin`)
    } catch {
      return []
    }
  }
  const found = inPath("initdb")
  const folders = [...debian(), ...(found ? [dirname(realpathSync(found))] : [])]
  return folders.find((bin) => firstExecutable([join(bin, "postgres")]) && majorOf(bin) >= OLDEST) ?? null
}

let searched: string | null | undefined

/** The programs' folder of an installed PostgreSQL (installed by apt if need be and possible), or null. */
export const findPostgres = (): string | null => {
  if (searched === undefined) searched = installed() ?? (installWithApt("postgresql") ? installed() : null)
  return searched
}

/** PostgreSQL refuses to run as root, so root becomes its system user (or nobody) first. */
const asOwner = (folder: string) => {
  if (!isRoot()) return {}
  const user = systemUser("postgres") ?? systemUser("nobody")
  if (!user) throw new Error("No system user to run PostgreSQL as")
  chownSync(folder, user.uid, user.gid)
  return user
}

/**
 * The shell that runs the server waits on its standard input: when the process that started it goes away, in
 * whatever manner, the server is stopped and its folder removed.
 */
const WATCH = `
"$1/postgres" -D "$2/data" -p "$3" -k "$2" -h 127.0.0.1 -c max_connections=200 -c fsync=on \
  -c wal_level=replica -c timezone=UTC -c log_min_messages=warning >"$2/log" 2>&1 &
server=$!
(wait_for_end=$(cat); kill -QUIT $server) <&3 2>/dev/null &
wait $server
cd / && rm -rf "$2"`

const listen = async (bin: string, folder: string, password: string, owner: object): Promise<Postgres> => {
  const port = await freePort()
  const watch = ["-c", `exec 3<&0; ${WATCH}`, "postgres", bin, folder, String(port)]
  const child = spawn("/bin/sh", watch, { ...owner, detached: true, stdio: ["pipe", "ignore", "ignore"] })
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const stop = () => stopServer(child, folder)
  try {
    await until(() => child.exitCode !== null || answers(url), { within: 30_000, what: "PostgreSQL" })
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once on port ${port}`)
    child.unref()
    return { url, stop }
  } catch (error) {
    const log = readFileSync(join(folder, "log"), { encoding: "utf8", flag: "a+" })
    await stop()
    throw new Error(`${error instanceof Error ? error.message : error}\n${log}`)
  }
}

const stopServer = async (child: ChildProcess, folder: string) => {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once("exit", resolve))
    child.ref()
    child.stdin?.end()
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

/** The password is new at each start, so only the server that was started here answers. */
const answers = async (url: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on("error", () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Starts a private PostgreSQL in a temporary folder, on a free port of 127.0.0.1, with fsync on. It ends and
 * its folder goes when `stop` is called or this process ends.
 * @throws if the machine has no PostgreSQL 15 or later and none could be installed (see `findPostgres`)
 */
export const startPostgres = async (): Promise<Postgres> => {
  const bin = findPostgres()
  if (!bin) throw new Error("PostgreSQL 15 or later is missing on this machine")
  const folder = mkdtempSync(join(tmpdir(), "tavoli-postgres-"))
  const owner = asOwner(folder)
  const password = randomBytes(18).toString("hex")
  const secret = join(folder, "password")
  writeFileSync(secret, password, { mode: 0o644 })
  const cluster = ["-D", join(folder, "data"), "-U", "postgres", "-A", "scram-sha-256", "--pwfile", secret]
  const text = ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
  execFileSync(join(bin, "initdb"), [...cluster, ...text], { ...owner, cwd: folder, stdio: "pipe" })
  return listen(bin, folder, password, owner)
}

const onServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const withName = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

/** Creates the migrated database that `createDatabase` copies; once per server. */
export const prepareTemplate = async (serverUrl: string): Promise<void> => {
  await onServer(serverUrl, (client) => client.query(`create database ${TEMPLATE}`))
  const opened = await openDb(withName(serverUrl, TEMPLATE), { poolSize: 1 })
  await prepare(opened.db)
  await opened.close()
}

/**
 * A database of its own on the server: a copy of the migrated template, or an empty one.
 * @returns its url, and `drop` that closes its connections and removes it
 */
export const createDatabase = async (serverUrl: string, { migrated = true } = {}) => {
  const name = `t_${randomBytes(6).toString("hex")}`
  const source = migrated ? TEMPLATE : "template1"
  await onServer(serverUrl, (client) => client.query(`create database ${name} template ${source}`))
  return {
    url: withName(serverUrl, name),
    drop: () =>
      onServer(serverUrl, (client) => client.query(`drop database ${name} with (force)`)).then(() => {}),
  }
}
