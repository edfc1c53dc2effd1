import type { Results, Summary } from "./results.ts"

/** A figure of ours beside what it should be: `times` is how many times that it is. */
export type Verdict = { stands: "ahead" | "level" | "behind"; what: string; times: number }

/** Within a tenth nobody is ahead: so much lies between two runs of the same. */
const LEVEL = 1.1

const verdict = (what: string, is: number, should: number): Verdict => {
  const times = is / should
  return { stands: times <= 1 ? "ahead" : times <= LEVEL ? "level" : "behind", what, times }
}

const PEERS = ["y-websocket", "hocuspocus"] as const
const OURS = ["ours embedded", "ours postgresql"] as const
const CONFIRMED_MS = { "ours embedded": 100, "ours postgresql": 50 }
const COLD_LOG_MS = 1_000
const COLD_SNAPSHOT_MS = 150
const PAGE_P99_MS = 200

/** No worse than the peer that does worse: what was aimed for in every load. */
const besidePeers = (load: string, ours: string, own: Summary, peers: readonly Summary[]): Verdict[] => {
  if (peers.length === 0) return []
  const worst = (figure: "p95" | "cpuPerDelivery") => Math.max(...peers.map((peer) => peer[figure].median))
  return [
    verdict(`${load}: CPU a delivery, ${ours}`, own.cpuPerDelivery.median, worst("cpuPerDelivery")),
    verdict(`${load}: p95, ${ours}`, own.p95.median, worst("p95")),
  ]
}

/** What is ahead, level and behind in a run, line by line: beside the Yjs servers, and beside what was aimed for. */
export const verdictsOf = ({ loads, extras, page }: Results): Verdict[] => {
  const all: Verdict[] = []
  for (const [load, servers] of Object.entries(loads))
    for (const name of OURS) {
      const own = servers[name]
      if (!own) continue
      all.push(
        ...besidePeers(
          load,
          name,
          own,
          PEERS.flatMap((peer) => servers[peer] ?? []),
        ),
      )
      if (own.confirmedP95)
        all.push(verdict(`${load}: confirmed p95, ${name}`, own.confirmedP95.median, CONFIRMED_MS[name]))
    }
  for (const name of OURS) {
    const { fromLog, fromSnapshot } = extras[name]?.coldLoad ?? { fromLog: null, fromSnapshot: null }
    if (fromLog !== null) all.push(verdict(`cold from the log, ${name}`, fromLog, COLD_LOG_MS))
    if (fromSnapshot !== null)
      all.push(verdict(`cold from snapshot and tail, ${name}`, fromSnapshot, COLD_SNAPSHOT_MS))
  }
  if (page) all.push(verdict("a page's p99 while forty type", page.beside.p99, PAGE_P99_MS))
  return all
}

/** The lines to print, the worst first. */
export const verdictLines = (verdicts: readonly Verdict[]): string[] =>
  [...verdicts]
    .sort((a, b) => b.times - a.times)
    .map(({ stands, what, times }) => `${stands.padEnd(7)}${times.toFixed(2).padStart(7)} ×  ${what}`)
