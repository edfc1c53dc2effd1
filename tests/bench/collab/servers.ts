import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { copyMigratedFolder } from "#tests/support/image.ts"
import { createDatabase } from "#tests/support/postgres.ts"
import { type Framing, hocuspocusFraming, ourFraming, plainFraming, relayFraming } from "./framing.ts"
import type { Figures } from "./programs/control.ts"

export const ORIGIN = "http://bench.test"
export const SERVERS = ["raw ws", "y-websocket", "hocuspocus", "ours embedded", "ours postgresql"] as const
export type ServerName = (typeof SERVERS)[number]

export type BenchServer = {
  name: ServerName
  url: string
  framing: Framing
  /** Names of documents that nobody has opened yet. */
  papers: (count: number) => Promise<string[]>
  ask: <T>(question: string, value?: unknown) => Promise<T>
  figures: () => Promise<Figures>
  /** Ends it at once, as a crash would. */
  kill: () => Promise<void>
  /** Starts another on the same data. */
  again: () => Promise<BenchServer>
  /** Ends it and removes its data. */
  stop: () => Promise<void>
}

export type Surroundings = { modules: string; postgresUrl: string | null }
type Answer = { id?: number; result?: unknown; error?: string; port?: number }
type Plan = { program: string; args: string[]; framing: Framing; remove: () => Promise<void> }

/** Talks to a server's process: questions by number, answers as they come. */
const control = (child: ChildProcess) => {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let asked = 0
  const listening = new Promise<number>((done, fail) => {
    child.on("message", ({ id, result, error, port }: Answer) => {
      if (port !== undefined) return done(port)
      const waiter = waiting.get(id ?? 0)
      if (error) waiter?.reject(new Error(error))
      else waiter?.resolve(result)
      waiting.delete(id ?? 0)
    })
    child.on("exit", (code) => fail(new Error(`a server ended with ${code}`)))
  })
  const ask = <T>(question: string, value?: unknown): Promise<T> =>
    new Promise((done, fail) => {
      const id = ++asked
      waiting.set(id, { resolve: done as (value: unknown) => void, reject: fail })
      child.send({ id, ask: question, value })
    })
  return { ask, listening }
}

const launch = async (name: ServerName, plan: Plan): Promise<BenchServer> => {
  const flags = [
    "--expose-gc",
    "--import",
    "tsx",
    join("tests/bench/collab/programs", plan.program),
    ...plan.args,
  ]
  const env = { ...process.env, NODE_ENV: "production" as const }
  const child = spawn(process.execPath, flags, { env, stdio: ["ignore", "inherit", "inherit", "ipc"] })
  const { ask, listening } = control(child)
  const port = await listening
  const ended = new Promise<void>((done) => child.once("exit", () => done()))
  const kill = async () => {
    child.kill("SIGKILL")
    await ended
  }
  let made = 0
  const isOurs = name.startsWith("ours")
  return {
    name,
    url: `ws://127.0.0.1:${port}`,
    framing: plan.framing,
    papers: async (count) =>
      isOurs ? ask("papers", count) : Array.from({ length: count }, () => `paper-${process.pid}-${++made}`),
    ask,
    figures: () => ask("figures"),
    kill,
    again: () => launch(name, plan),
    stop: async () => {
      child.disconnect()
      await ended
      await plan.remove()
    },
  }
}

const nothing = async () => {}

const planOf = async (name: ServerName, { modules, postgresUrl }: Surroundings): Promise<Plan | null> => {
  if (name === "raw ws") return { program: "raw-relay.ts", args: [], framing: relayFraming, remove: nothing }
  if (name === "y-websocket")
    return { program: "y-websocket.ts", args: [modules], framing: plainFraming, remove: nothing }
  if (name === "ours embedded") {
    const folder = mkdtempSync(join(tmpdir(), "tavoli-collab-"))
    await copyMigratedFolder(join(folder, "db"))
    const remove = async () => rmSync(folder, { recursive: true, force: true })
    return { program: "ours.ts", args: [resolve(folder, "db"), ORIGIN], framing: ourFraming, remove }
  }
  if (!postgresUrl && name === "ours postgresql") return null
  const database = postgresUrl ? await createDatabase(postgresUrl) : { url: "", drop: nothing }
  if (name === "hocuspocus")
    return {
      program: "hocuspocus.ts",
      args: [modules, database.url],
      framing: hocuspocusFraming,
      remove: database.drop,
    }
  return { program: "ours.ts", args: [database.url, ORIGIN], framing: ourFraming, remove: database.drop }
}

/** Starts one of the servers in a process of its own; null where the machine has no PostgreSQL for it. */
export const startServer = async (name: ServerName, around: Surroundings): Promise<BenchServer | null> => {
  const plan = await planOf(name, around)
  return plan && launch(name, plan)
}
