import { mkdirSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { openDb } from "#db/client.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { startServer } from "#tests/support/server.ts"
import { countAgain } from "./ballots/count-again.ts"
import { countingRows, type Figures, putRows, rateRows } from "./ballots/table-rows.ts"
import { fillHall, type Hall } from "./ballots/voters.ts"
import { bareInsert, byVerb, measure, overHttp, type Rate, unchecked, type Way } from "./ballots/ways.ts"
import { onEachDatabase, type Place } from "./databases.ts"

/**
 * `npm run bench:ballots [-- --voters 200 --rounds 3 --database embedded --small]`: votes accepted per second through the verb
 * and through HTTP, beside the same transaction without its checks and beside a bare insert, at 1, 10 and 100 at once, on both
 * databases; then what counting, sealing and recounting cost at 1,000, 10,000 and 100,000 votes. A first round of each number at
 * once warms up and is not told; after it the ways take turns, each round beginning with another; figures are those of the
 * middle round. Writes `docs/performance/ballots.json` and the rows of its tables in `docs/performance.md`, where the story is;
 * `--small` asks a few and writes nothing.
 */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const isSmall = process.argv.includes("--small")
const VOTERS = Number(option("voters") ?? (isSmall ? 40 : 200))
const ROUNDS = Number(option("rounds") ?? 3)
const AT_ONCE = [1, 10, 100]
const QUIET = { LOG_LEVEL: "silent", DEMO: "0" }

const raise = (what: string): never => {
  throw new Error(`There is ${what}`)
}

const middle = (rates: readonly Rate[]): Rate => {
  const sorted = [...rates].sort((a, b) => a.perSecond - b.perSecond)
  return sorted[Math.floor(sorted.length / 2)] ?? raise("nothing to take the middle of")
}

const rounded = ({ perSecond, p50, p95 }: Rate): Rate => ({
  ...{ perSecond: Math.round(perSecond), p50: Math.round(p50 * 10) / 10, p95: Math.round(p95 * 10) / 10 },
})

type Next = () => Promise<{ id: string; code: string }>

/** Every way at every number at once, in turns. */
const race = async (ways: Record<string, Way>, next: Next, { voters }: Hall): Promise<Figures> => {
  const figures: Figures = {}
  const all = Object.entries(ways)
  for (const atOnce of AT_ONCE) {
    const kept = new Map<string, Rate[]>(all.map(([name]) => [name, []]))
    for (let round = 0; round <= ROUNDS; round++)
      for (const [name, way] of all.map((_, n) => all[(n + round) % all.length] ?? raise("no way"))) {
        const rate = await measure(way, await next(), voters, atOnce)
        if (round > 0) kept.get(name)?.push(rate)
      }
    for (const [name, rates] of kept) figures[name] = { ...figures[name], [atOnce]: rounded(middle(rates)) }
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
  for (let n = 0; n < AT_ONCE.length * (ROUNDS + 1); n++) asked.push(await hall.ask())
  await opened.close()
  const server = await startServer({ ...options, env: QUIET })
  const outside = await race(
    { http: overHttp(server.url) },
    async () => asked.pop() ?? raise("no question left"),
    hall,
  )
  await server.stop()
  return { ...inside, ...outside }
}

const figures = await onEachDatabase(measureIn, option("database"))
const counting = countAgain(isSmall ? [1000, 10_000] : [1000, 10_000, 100_000])
for (const row of [...rateRows(figures), "", ...countingRows(counting)]) console.log(row)
if (!isSmall) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }
  mkdirSync("docs/performance", { recursive: true })
  const results = { machine, voters: VOTERS, rounds: ROUNDS, figures, counting }
  writeFileSync("docs/performance/ballots.json", `${JSON.stringify(results, null, 2)}\n`)
  putRows({ rates: rateRows(figures), counting: countingRows(counting) })
}
