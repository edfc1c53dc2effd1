import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { findBrowser } from "../browser.ts"
import { findOffice } from "../office.ts"
import { findPostgres } from "../postgres.ts"
import { problemOf, runBin, runCommand } from "./command.ts"
import { type Outcome, readPlaywrightReport, readVitestReport } from "./results.ts"

export type Length = "check" | "short" | "long"
export type Surroundings = { length: Length; reports: string }
export type Stage = { name: string; run: (around: Surroundings) => Promise<Outcome> }

const limitOf = ({ length }: Surroundings) => (length === "long" ? 50 : 25)
const lengthEnv = ({ length }: Surroundings) => ({ TAVOLI_TEST_LENGTH: length === "long" ? "long" : "short" })

/** A stage without tests: it is in order, or it is one problem. */
const tool = (name: string, command: string, ...args: string[]): Stage => ({
  name,
  run: async () => ({ tests: [], problems: problemOf(await runBin(command, args)) }),
})

const VITEST = ["--config", "tests/vitest.config.ts"]

/** A command that failed although none of its tests did (an unhandled rejection, a crash) is a problem. */
const withExit = (outcome: Outcome, exit: string[]): Outcome => {
  const isExplained = outcome.problems.length > 0 || outcome.tests.some((test) => test.status === "failed")
  return isExplained ? outcome : { ...outcome, problems: exit }
}

const vitest = (name: string, missing: () => string | null = () => null): Stage => ({
  name,
  run: async (around) => {
    const what = missing()
    if (what) return { tests: [], problems: [], missing: { what, count: await countVitest(name) } }
    const file = join(around.reports, `${name}.json`)
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
    const args = ["run", ...VITEST, "--project", name, "--passWithNoTests", ...reporters]
    const ended = await runBin("vitest", args, { env: lengthEnv(around), limitMinutes: limitOf(around) })
    const outcome = existsSync(file) ? readVitestReport(file) : { tests: [], problems: ["left no report"] }
    return withExit(outcome, problemOf(ended))
  },
})

const countVitest = async (name: string) => {
  const { output } = await runBin("vitest", ["list", ...VITEST, "--project", name], { isQuiet: true })
  return output.split("\n").filter((line) => line.includes(" > ")).length
}

const PLAYWRIGHT = ["test", "--config", "tests/playwright.config.ts"]

const hasJourneys = () =>
  existsSync("tests/e2e") &&
  readdirSync("tests/e2e", { recursive: true }).some((file) => String(file).endsWith(".spec.ts"))

const journeys: Stage = {
  name: "e2e",
  run: async (around) => {
    if (!hasJourneys()) return { tests: [], problems: [] }
    if (!findBrowser()) {
      const { output } = await runBin("playwright", [...PLAYWRIGHT, "--list"], { isQuiet: true })
      const count = Number(/Total: (\d+) test/.exec(output)?.[1] ?? 0)
      return { tests: [], problems: [], missing: { what: "no Chromium on this machine", count } }
    }
    const file = join(around.reports, "e2e.jsonl")
    const env = { ...lengthEnv(around), TAVOLI_TEST_REPORT: file }
    const ended = await runBin("playwright", PLAYWRIGHT, { env, limitMinutes: limitOf(around) })
    const outcome = existsSync(file)
      ? readPlaywrightReport(file)
      : { tests: [], problems: ["left no report"] }
    return withExit(outcome, problemOf(ended))
  },
}

const build: Stage = {
  name: "build",
  run: async () => {
    if (!existsSync("server/build.ts")) return { tests: [], problems: [] }
    const args = ["--import", "tsx", "server/build.ts"]
    const env = { NODE_ENV: "production" }
    return { tests: [], problems: problemOf(await runCommand(process.execPath, args, { env })) }
  },
}

const withoutPostgres = () => (findPostgres() ? null : "no PostgreSQL 15 or later on this machine")

const withoutOffice = () => (findOffice() ? null : "no LibreOffice or poppler on this machine")

const CHECK: Stage[] = [
  tool("format and lint", "biome", "ci", "."),
  tool("types", "tsc", "--noEmit"),
  vitest("unit"),
]

/** The same verbs once more, on PostgreSQL: what differs between the two databases changes seldom. */
const AGAIN: Stage[] = [vitest("embedded-on-postgres", withoutPostgres)]

const REST: Stage[] = [
  vitest("embedded"),
  vitest("sockets"),
  vitest("office", withoutOffice),
  vitest("postgres", withoutPostgres),
  build,
  journeys,
]

/** The stages of a run, cheapest first. */
export const stagesOf = (length: Length): Stage[] => {
  if (length === "check") return CHECK
  return length === "short" ? [...CHECK, ...REST] : [...CHECK, ...AGAIN, ...REST]
}
