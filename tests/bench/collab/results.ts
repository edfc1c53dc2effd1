import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { dirname } from "node:path"
import type { ColdLoad, Killed, Stalled } from "./extras.ts"
import type { PageBeside } from "./page-beside.ts"
import type { Measured } from "./run-load.ts"
import type { ServerName } from "./servers.ts"

/** The middle of some repetitions, and between which they lay. */
export type Range = { median: number; min: number; max: number }

export const rangeOf = (values: readonly number[]): Range => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (place: number) => Number((sorted[place] ?? Number.NaN).toFixed(2))
  return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(sorted.length - 1) }
}

type Figure = Exclude<keyof Measured, "confirmedP95">
const FIGURES: readonly Figure[] = [
  ...([
    "p50",
    "p95",
    "p99",
    "cpuPerDelivery",
    "delivered",
    "missing",
    "longestBlock",
    "ownLateness",
  ] as const),
]

export type Summary = Record<Figure, Range> & { confirmedP95: Range | null; rounds: number }

export const summarise = (rounds: readonly Measured[]): Summary => {
  const of = (figure: Figure) => rangeOf(rounds.map((round) => round[figure]))
  const ranges = Object.fromEntries(FIGURES.map((figure) => [figure, of(figure)])) as Record<Figure, Range>
  const confirmed = rounds.flatMap(({ confirmedP95 }) => (confirmedP95 === null ? [] : [confirmedP95]))
  return { ...ranges, confirmedP95: confirmed.length > 0 ? rangeOf(confirmed) : null, rounds: rounds.length }
}

export type Extras = {
  kbPerDocument?: number
  coldLoad?: ColdLoad
  killed?: Killed
  stalled?: Stalled
}
type ByServer<T> = Partial<Record<ServerName, T>>
export type Results = {
  measuredAt: string
  machine: { cpu: string; cores: number; memoryGb: number; node: string }
  seconds: number
  loads: Record<string, ByServer<Summary>>
  extras: ByServer<Extras>
  /** A page of the application while people type. */
  page?: PageBeside
}

const cell = (value: number | undefined | null, digits = 1) =>
  value === undefined || value === null ? "–" : value.toFixed(digits)

const rows = (lines: readonly (readonly string[])[]) => {
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? []
  for (const line of lines)
    console.log(
      line
        .map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
        .join("  "),
    )
}

/** A table for each load, median first and the range behind it where it tells something. */
export const printResults = ({ loads, extras, page }: Results): void => {
  const header = [
    "",
    "p50",
    "p95",
    "(range)",
    "p99",
    "confirmed p95",
    "µs/delivery",
    "(range)",
    "lost",
    "block ms",
  ]
  for (const [name, servers] of Object.entries(loads)) {
    console.log(`\n${name}`)
    const lines = Object.entries(servers).map(([server, of]) => [
      ...[server, cell(of.p50.median), cell(of.p95.median), `${cell(of.p95.min)}–${cell(of.p95.max)}`],
      ...[cell(of.p99.median), cell(of.confirmedP95?.median), cell(of.cpuPerDelivery.median)],
      ...[`${cell(of.cpuPerDelivery.min)}–${cell(of.cpuPerDelivery.max)}`, cell(of.missing.max, 0)],
      cell(of.longestBlock.median, 0),
    ])
    rows([header, ...lines])
  }
  const lines = Object.entries(extras).map(([server, of]) => [
    ...[server, cell(of.kbPerDocument, 0), cell(of.coldLoad?.fromLog, 0), cell(of.coldLoad?.fromSnapshot, 0)],
    ...[of.killed ? `${of.killed.lost} of ${of.killed.confirmed}` : "–", cell(of.stalled?.grownMb, 0)],
    of.stalled ? (of.stalled.isClosed ? "yes" : "no") : "–",
  ])
  console.log("")
  if (lines.length > 0)
    rows([
      ["", "kB/document", "cold, log", "cold, snapshot", "lost at kill", "stalled MB", "closed"],
      ...lines,
    ])
  if (page)
    console.log(
      `\na page of one's own, p50 / p95 / p99 ms: alone ${cell(page.alone.p50)} / ${cell(page.alone.p95)} / ` +
        `${cell(page.alone.p99)}, while ${page.typists} people type ${cell(page.beside.p50)} / ` +
        `${cell(page.beside.p95)} / ${cell(page.beside.p99)}`,
    )
}

export const machine = () => ({
  ...{ cpu: cpus()[0]?.model ?? "", cores: cpus().length },
  ...{ memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version },
})

/** Puts what was measured beside what other runs measured of other loads. */
export const writeResults = (file: string, results: Results): void => {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : null
  const extras: ByServer<Extras> = { ...before?.extras }
  for (const [name, of] of Object.entries(results.extras) as [ServerName, Extras][])
    extras[name] = { ...extras[name], ...of }
  mkdirSync(dirname(file), { recursive: true })
  const page = results.page ?? before?.page
  const whole = {
    ...{ ...results, loads: { ...before?.loads, ...results.loads }, extras },
    ...(page ? { page } : {}),
  }
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`)
}
