import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Outcome, slowest, tally, timeByFolder } from "./run/results.ts"
import { type Length, type Stage, stagesOf } from "./run/stages.ts"

/**
 * Runs the tests: `run.ts check|short|long [--no-skips]`. `check` is format, lint, types and pure rules;
 * `short` is everything; `long` repeats what is random or destructive many times over. The last line is
 * `N passed, N failed`, and the exit code is 0 when nothing failed.
 */
const isLength = (word: string | undefined): word is Length =>
  word === "check" || word === "short" || word === "long"

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s`

const runStages = async (stages: Stage[], length: Length) => {
  const reports = mkdtempSync(join(tmpdir(), "tavoli-reports-"))
  const outcomes = new Map<string, Outcome>()
  const times: [string, number][] = []
  try {
    for (const stage of stages) {
      console.log(`\n── ${stage.name}`)
      const began = performance.now()
      outcomes.set(stage.name, await stage.run({ length, reports }))
      times.push([stage.name, performance.now() - began])
    }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
  return { outcomes, times }
}

const printTimes = (outcomes: ReadonlyMap<string, Outcome>, times: readonly [string, number][]) => {
  const tests = [...outcomes.values()].flatMap((outcome) => outcome.tests)
  console.log("\nTime of each stage")
  for (const [name, milliseconds] of times) console.log(`${seconds(milliseconds)}  ${name}`)
  console.log("\nTime of each folder")
  for (const [folder, { milliseconds, count }] of timeByFolder(tests))
    console.log(`${seconds(milliseconds)}  ${folder} (${count})`)
  console.log("\nTen slowest tests")
  for (const { file, title, milliseconds } of slowest(tests, 10))
    console.log(`${seconds(milliseconds)}  ${file} > ${title}`)
}

const floorOf = (length: Length) => (length === "check" ? 1 : Number(readFileSync(".ci/floor", "utf8")))

const main = async () => {
  const [length, ...flags] = process.argv.slice(2)
  if (!isLength(length)) throw new Error("Say what to run: check, short or long")
  const allowsMissing = !process.env.CI && !flags.includes("--no-skips")
  const { outcomes, times } = await runStages(stagesOf(length), length)
  printTimes(outcomes, times)
  const { passed, failures, missing } = tally(outcomes, { floor: floorOf(length), allowsMissing })
  if (missing.length > 0) console.log(`\nNot run on this machine\n  ${missing.join("\n  ")}`)
  if (failures.length > 0) console.log(`\nFailed\n  ${failures.join("\n  ")}`)
  console.log(`\n${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length > 0 ? 1 : 0
}

await main()
