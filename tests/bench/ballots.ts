import { mkdirSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { openDb } from "#db/client.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { startServer } from "#tests/support/server.ts"
import { countAgain } from "./ballots/count-again.ts"
import { fillHall, type Hall } from "./ballots/voters.ts"
import { bareInsert, byVerb, measure, overHttp, type Rate, unchecked, type Way } from "./ballots/ways.ts"
import { onEachDatabase, type Place } from "./databases.ts"

/**
 * `npm run bench:ballots [-- --voters 300 --rounds 3 --database embedded]`: votes accepted per second through the verb and through
 * HTTP, beside the same transaction without its checks and beside a bare insert, at 1, 10 and 100 at once, on both databases; then
 * what counting, sealing and recounting cost at 1,000, 10,000 and 100,000 votes. Rounds of the ways take turns; figures are those
 * of the middle round. Writes `docs/performance/ballots.json`; the story is in `docs/performance.md`.
 */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const VOTERS = Number(option("voters") ?? 300)
const ROUNDS = Number(option("rounds") ?? 3)
const AT_ONCE = [1, 10, 100]
const QUIET = { LOG_LEVEL: "silent", DEMO: "0" }

type Figures = Record<string, Record<string, Rate>>

const middle = (rates: readonly Rate[]): Rate => {
  const found = [...rates].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rates.length / 2)]
  if (!found) throw new Error("There is nothing to take the middle of")
  return found
}

const rounded = ({ perSecond, p50, p95 }: Rate): Rate => ({
  ...{ perSecond: Math.round(perSecond), p50: Math.round(p50 * 10) / 10, p95: Math.round(p95 * 10) / 10 },
})

type Next = () => Promise<{ id: string; code: string }>

/** Every way at every number at once, in turns. */
const race = async (ways: Record<string, Way>, next: Next, { voters }: Hall): Promise<Figures> => {
  const figures: Figures = {}
  for (const atOnce of AT_ONCE) {
    const kept = new Map<string, Rate[]>()
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, way] of Object.entries(ways))
        kept.set(name, [...(kept.get(name) ?? []), await measure(way, await next(), voters, atOnce)])
    for (const [name, rates] of kept) {
      figures[name] = { ...figures[name], [atOnce]: rounded(middle(rates)) }
      console.log(name.padEnd(12), String(atOnce).padStart(4), JSON.stringify(figures[name][atOnce]))
    }
  }
  return figures
}

const measureIn = async ({ url, server: options }: Place): Promise<Figures> => {
  const opened = await openDb(url, { poolSize: 20 })
  await migrate(opened.db, "db/migrations")
  const hall = await fillHall(opened.db, VOTERS)
  const inside = await race({ verb: byVerb, unchecked, insert: bareInsert }, hall.ask, hall)
  // The embedded database has one owner at a time: what is voted on over HTTP is asked before the server begins.
  const asked: Awaited<ReturnType<Next>>[] = []
  for (let n = 0; n < AT_ONCE.length * ROUNDS; n++) asked.push(await hall.ask())
  await opened.close()
  const server = await startServer({ ...options, env: QUIET })
  const outside = await race(
    { http: overHttp(server.url) },
    async () => asked.pop() ?? Promise.reject(new Error("No question is left")),
    hall,
  )
  await server.stop()
  return { ...inside, ...outside }
}

const figures = await onEachDatabase(measureIn, option("database"))
const counting = countAgain()
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }
mkdirSync("docs/performance", { recursive: true })
const results = { machine, voters: VOTERS, rounds: ROUNDS, figures, counting }
writeFileSync("docs/performance/ballots.json", `${JSON.stringify(results, null, 2)}\n`)
