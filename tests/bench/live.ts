import { randomUUID } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { openDb } from "#db/client.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { opened as openedSitting } from "#tests/meetings/session/world.ts"
import { until } from "#tests/support/machine.ts"
import { type Server, startServer } from "#tests/support/server.ts"
import { sessionOf } from "./ballots/voters.ts"
import { onEachDatabase, type Place } from "./databases.ts"
import { type Change, type Delays, type Follower, follow } from "./live/follower.ts"

/**
 * `npm run bench:live [-- --changes 15]`: how long after somebody pressed a button all who follow a meeting have its
 * new page, on both databases, with 10, 40 and 200 members signed in with a page open each. Client, server and
 * database share the machine. Writes `docs/performance/live.json`; the story is in `docs/performance.md`.
 */
const at = process.argv.indexOf("--changes")
const CHANGES = at < 0 ? 15 : Number(process.argv[at + 1])
const FOLLOWERS = [10, 40, 200]
const QUIET = { LOG_LEVEL: "silent", DEMO: "0" }

type Figures = Record<number, { told: string; current: string; withinASecond: number }>

const share = (times: readonly number[], part: number) =>
  Math.round(
    [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0,
  )
const inWords = (times: readonly number[]) => [0.5, 0.95, 1].map((part) => share(times, part)).join(" / ")

type Hall = { code: string; cookies: string[] }

/** A sitting for each number of followers, and beside them whoever will ask for the floor. */
const fillHalls = async (url: string): Promise<Map<number, Hall>> => {
  const { db, close } = await openDb(url, { poolSize: 5 })
  await migrate(db, "db/migrations")
  const halls = new Map<number, Hall>()
  for (const howMany of FOLLOWERS) {
    const seats = howMany + CHANGES
    const { code, seated } = await openedSitting(db, { seats, there: seats })
    const cookies: string[] = []
    for (const { titular } of seated) cookies.push(await sessionOf(db, titular.id))
    halls.set(howMany, { code, cookies })
  }
  await close()
  return halls
}

/** One asks for the floor, by the form of the page. */
const askFloor = async (url: string, code: string, cookie: string) => {
  const headers = { cookie, origin: url, "sec-fetch-site": "same-origin" }
  const body = new URLSearchParams({ intent: "ask", _key: randomUUID() })
  const answer = await fetch(`${url}/meetings/${code}/live`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  })
  if (answer.status !== 302) throw new Error(`Asking for the floor was answered with ${answer.status}`)
}

const measure = async ({ url }: Server, { code, cookies }: Hall, howMany: number) => {
  const delays: Delays = { told: [], current: [] }
  let change: Change = { sentAt: performance.now() }
  const followers: Follower[] = []
  for (const cookie of cookies.slice(0, howMany))
    followers.push(await follow({ url, cookie, code, delays, changeOf: () => change }))
  const all = (count: number) => () => delays.current.length >= count
  await until(all(howMany), { within: 60_000, what: "the first pages" })
  for (const times of Object.values(delays)) times.length = 0
  for (let n = 0; n < CHANGES; n++) {
    change = { sentAt: performance.now() }
    await askFloor(url, code, cookies.pop() ?? "")
    await until(all(howMany * (n + 1)), { within: 60_000, what: "everybody's page" })
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 250))
  }
  for (const { close } of followers) close()
  await new Promise((resolve) => setTimeout(resolve, 2000)) // what they asked for last is answered
  const withinASecond = delays.current.filter((ms) => ms <= 1000).length / delays.current.length
  return {
    ...{ told: inWords(delays.told), current: inWords(delays.current) },
    withinASecond: Math.round(withinASecond * 1000) / 1000,
  }
}

const measureIn = async ({ url, server: options }: Place): Promise<Figures> => {
  const halls = await fillHalls(url)
  const server = await startServer({ ...options, env: QUIET })
  const figures: Figures = {}
  for (const [howMany, hall] of halls) {
    figures[howMany] = await measure(server, hall, howMany)
    console.log(String(howMany).padStart(4), JSON.stringify(figures[howMany]))
  }
  await server.stop()
  return figures
}

const figures = await onEachDatabase(measureIn)
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
mkdirSync("docs/performance", { recursive: true })
writeFileSync(
  "docs/performance/live.json",
  `${JSON.stringify({ machine, changes: CHANGES, figures }, null, 2)}\n`,
)
