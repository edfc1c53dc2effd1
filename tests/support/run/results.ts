import { readFileSync } from "node:fs"
import { dirname, relative } from "node:path"
import { stripVTControlCharacters } from "node:util"

export type TestResult = {
  file: string
  title: string
  status: "passed" | "failed" | "skipped"
  milliseconds: number
  /** What it said when it failed, from its beginning. */
  message?: string
}

const MESSAGE_LENGTH = 700

/** The beginning of what a failed test said, without the colours of a terminal, on lines set in. */
export const messageOf = (words: readonly (string | undefined)[]): string | undefined => {
  const said = stripVTControlCharacters(words.filter(Boolean).join("\n")).trim()
  return said ? said.slice(0, MESSAGE_LENGTH).replaceAll("\n", "\n      ") : undefined
}

/** What a stage came to. Whatever is not a test and went wrong stands in `problems`, one line each. */
export type Outcome = {
  tests: TestResult[]
  problems: string[]
  /** Why the stage could not run on this machine, with the number of tests that were left out. */
  missing?: { what: string; count: number }
}

type VitestReport = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: {
      fullName: string
      status: string
      duration?: number | null
      failureMessages?: string[]
    }[]
  }[]
}

const statusOf = (status: string): TestResult["status"] =>
  status === "passed" || status === "failed" ? status : "skipped"

/** Reads Vitest's JSON report; a file that failed before its first test is a problem. */
export const readVitestReport = (file: string): Outcome => {
  const report: VitestReport = JSON.parse(readFileSync(file, "utf8"))
  const tests = report.testResults.flatMap((suite) =>
    suite.assertionResults.map((test) => ({
      file: relative(process.cwd(), suite.name),
      title: test.fullName.trim(),
      status: statusOf(test.status),
      milliseconds: test.duration ?? 0,
      message: messageOf(test.failureMessages ?? []),
    })),
  )
  const broken = report.testResults.filter(
    (suite) => suite.status === "failed" && !suite.assertionResults.some((test) => test.status === "failed"),
  )
  return {
    tests,
    problems: broken.map((suite) => `${relative(process.cwd(), suite.name)} failed: ${suite.message ?? ""}`),
  }
}

/** Reads what `playwright-reporter.ts` wrote: one test per line. */
export const readPlaywrightReport = (file: string): Outcome => ({
  tests: readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line)),
  problems: [],
})

/** Time of the tests of each folder, slowest first. */
export const timeByFolder = (tests: readonly TestResult[]) => {
  const folders = new Map<string, { milliseconds: number; count: number }>()
  for (const { file, milliseconds } of tests) {
    const folder = folders.get(dirname(file)) ?? { milliseconds: 0, count: 0 }
    folders.set(dirname(file), { milliseconds: folder.milliseconds + milliseconds, count: folder.count + 1 })
  }
  return [...folders].sort(([, a], [, b]) => b.milliseconds - a.milliseconds)
}

export const slowest = (tests: readonly TestResult[], count: number) =>
  [...tests].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, count)

const failureOf = ({ file, title, message }: TestResult) =>
  [`${file} > ${title}`, message].filter(Boolean).join("\n      ")

/**
 * Adds everything up. A skipped test is a failure anywhere; a stage that the machine cannot run is one only
 * where no skip is allowed; fewer tests than the floor is one more.
 */
export const tally = (
  outcomes: ReadonlyMap<string, Outcome>,
  { floor, allowsMissing }: { floor: number; allowsMissing: boolean },
) => {
  const all = [...outcomes]
  const tests = all.flatMap(([, outcome]) => outcome.tests)
  const failures = [
    ...tests.filter((test) => test.status === "failed").map(failureOf),
    ...tests
      .filter((test) => test.status === "skipped")
      .map((test) => `${test.file} > ${test.title} (skipped)`),
    ...all.flatMap(([name, { problems }]) => problems.map((problem) => `${name}: ${problem}`)),
  ]
  const missing = all.flatMap(([name, outcome]) =>
    outcome.missing ? [`${name}: ${outcome.missing.count} tests skipped, ${outcome.missing.what}`] : [],
  )
  if (!allowsMissing) failures.push(...missing)
  const passed = tests.filter((test) => test.status === "passed").length
  if (passed < floor && missing.length === 0) failures.push(`${passed} tests passed, the floor is ${floor}`)
  return { passed, failures, missing }
}
