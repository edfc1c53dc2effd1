import { monitorEventLoopDelay } from "node:perf_hooks"
import { Journal } from "./journal.ts"
import { allSynced, type BenchClient, lightClient } from "./light-client.ts"
import type { Load } from "./loads.ts"
import type { BenchServer } from "./servers.ts"
import { type Stock, stockClient } from "./stock-client.ts"

/** What one repetition found. Times in milliseconds; null where a server has no such thing. */
export type Measured = {
  p50: number
  p95: number
  p99: number
  confirmedP95: number | null
  cpuPerDelivery: number
  delivered: number
  missing: number
  /** The longest that the server's event loop was held, and the 99th percentile of this process's own lateness. */
  longestBlock: number
  ownLateness: number
}

const STOCK_EVERY = 10
const AT_ONCE = 50
const PROFILING = process.argv.includes("--profile")
const DRAIN_MS = 8_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/**
 * Brings everybody in, some at a time, every tenth with the stock provider: but not at the relay, through which they
 * would all ask and answer each other.
 */
const gather = async (
  server: BenchServer,
  stock: Stock,
  load: Load,
  journal: Journal,
): Promise<BenchClient[][]> => {
  const papers = await server.papers(load.papers)
  const groups: BenchClient[][] = papers.map(() => [])
  for (let number = 0; number < load.papers * load.clients; number++) {
    const group = groups[number % load.papers]
    const paper = papers[number % load.papers] ?? ""
    const isStock = server.framing.hasText && number % STOCK_EVERY === STOCK_EVERY - 1
    group?.push(
      isStock
        ? stockClient(stock, server, paper, number, journal)
        : lightClient(server, paper, number, journal),
    )
    if (number % AT_ONCE === AT_ONCE - 1) await allSynced(groups.flat(), server.name)
  }
  await allSynced(groups.flat(), server.name)
  return groups
}

type Typist = { type: (edit: number) => void; number: number; paper: string }

/** Everybody who types does so at an even pace, each with a moment of their own, for so long. */
const typeFor = async (typists: readonly Typist[], perSecond: number, seconds: number, journal: Journal) => {
  const gap = 1000 / perSecond
  const begun = performance.now()
  const next = typists.map((_, at) => begun + (gap * at) / typists.length)
  const end = begun + seconds * 1000
  while (performance.now() < end) {
    const now = performance.now()
    typists.forEach(({ type, number, paper }, at) => {
      if ((next[at] ?? 0) > now) return
      type(journal.made(number, paper))
      next[at] = (next[at] ?? 0) + gap
    })
    await pause(1)
  }
}

const compareTexts = (groups: readonly BenchClient[][], server: BenchServer) => {
  const known = new Map<string, string>()
  for (const group of groups) {
    const hashes = new Set(group.map((client) => client.contentHash(known)))
    if (hashes.size > 1) throw new Error(`${server.name}: ${hashes.size} different texts at one document`)
  }
}

const profileOf = ({ name }: BenchServer, load: Load) =>
  `tests/.output/profiles/${`${name} ${load.name}`.replace(/\W+/g, "-")}.cpuprofile`

/**
 * One repetition of one load at one server.
 * @throws if at the end two clients of a document have different texts
 */
export const runLoad = async (
  server: BenchServer,
  stock: Stock,
  load: Load,
  seconds: number,
): Promise<Measured> => {
  const journal = new Journal()
  const groups = await gather(server, stock, load, journal)
  const typists = groups.flatMap((group, place) =>
    group
      .slice(0, load.writers)
      .map(({ type, paper }, at) => ({ type, paper, number: place + at * load.papers })),
  )
  for (const { type } of typists) type(-1)
  await pause(700)
  journal.open(new Map(groups.map((group) => [group[0]?.paper ?? "", group.length])))
  const lateness = monitorEventLoopDelay({ resolution: 1 })
  if (PROFILING) await server.ask("profile", null)
  const before = await server.figures()
  lateness.enable()
  await typeFor(typists, load.perSecond, seconds, journal)
  for (let waited = 0; journal.missing > 0 && waited < DRAIN_MS; waited += 20) await pause(20)
  lateness.disable()
  const after = await server.figures()
  if (PROFILING) await server.ask("profile", profileOf(server, load))
  await pause(200)
  try {
    compareTexts(groups, server)
  } finally {
    for (const client of groups.flat()) client.leave()
  }
  const { latencies, confirmations, delivered, missing } = journal
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(latencies, part))
  return {
    ...{ p50: p50 ?? Number.NaN, p95: p95 ?? Number.NaN, p99: p99 ?? Number.NaN },
    confirmedP95: confirmations.length > 0 ? percentile(confirmations, 0.95) : null,
    cpuPerDelivery: ((after.cpuMs - before.cpuMs) * 1000) / delivered,
    delivered,
    missing,
    longestBlock: after.longestBlockMs,
    ownLateness: lateness.percentile(99) / 1e6,
  }
}
