import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { type Outcome, readVitestReport, slowest, type TestResult, tally, timeByFolder } from "./results.ts"

const result = (over: Partial<TestResult> = {}): TestResult => ({
  file: "tests/people/name.test.ts",
  title: "a name is trimmed",
  status: "passed",
  milliseconds: 1,
  ...over,
})

const outcome = (over: Partial<Outcome> = {}): Outcome => ({ tests: [], problems: [], ...over })
const STRICT = { floor: 1, allowsMissing: false }
const LENIENT = { floor: 1, allowsMissing: true }
const sum = (parts: Record<string, Outcome>, rules = STRICT) => tally(new Map(Object.entries(parts)), rules)

describe("the sum of a run", () => {
  test("counts what passed and names what failed", () => {
    const tests = [result(), result({ status: "failed" })]
    const { passed, failures } = sum({ unit: outcome({ tests }) })
    expect({ passed, failures }).toEqual({
      passed: 1,
      failures: ["tests/people/name.test.ts > a name is trimmed"],
    })
  })

  test("says under its name why a test failed", () => {
    const tests = [result(), result({ status: "failed", message: "expected 1 to be 2" })]
    expect(sum({ unit: outcome({ tests }) }).failures).toEqual([
      "tests/people/name.test.ts > a name is trimmed\n      expected 1 to be 2",
    ])
  })

  test("takes a skipped test for a failure, on any machine", () => {
    const tests = [result(), result({ status: "skipped" })]
    expect(sum({ unit: outcome({ tests }) }, LENIENT).failures).toHaveLength(1)
  })

  test("takes a stage that went wrong without a failed test for a failure", () => {
    const parts = {
      unit: outcome({ tests: [result()] }),
      types: outcome({ problems: ["ended with code 2"] }),
    }
    expect(sum(parts).failures).toEqual(["types: ended with code 2"])
  })

  const withoutBrowser = () => ({
    unit: outcome({ tests: [result()] }),
    e2e: outcome({ missing: { what: "no Chromium on this machine", count: 12 } }),
  })

  test("names what the machine lacks, with the number of tests", () => {
    expect(sum(withoutBrowser(), LENIENT)).toEqual({
      passed: 1,
      failures: [],
      missing: ["e2e: 12 tests skipped, no Chromium on this machine"],
    })
  })

  test("takes what the machine lacks for a failure where no skip is allowed", () => {
    expect(sum(withoutBrowser(), STRICT).failures).toHaveLength(1)
  })

  test("fails below the floor", () => {
    const { failures } = sum({ unit: outcome({ tests: [result()] }) }, { floor: 2, allowsMissing: false })
    expect(failures).toEqual(["1 tests passed, the floor is 2"])
  })
})

describe("the times", () => {
  const tests = [
    result({ file: "tests/a/x.test.ts", milliseconds: 5 }),
    result({ file: "tests/b/x.test.ts", milliseconds: 20 }),
    result({ file: "tests/a/y.test.ts", milliseconds: 7 }),
  ]

  test("add up by folder, slowest first", () => {
    expect(timeByFolder(tests)).toEqual([
      ["tests/b", { milliseconds: 20, count: 1 }],
      ["tests/a", { milliseconds: 12, count: 2 }],
    ])
  })

  test("name the slowest tests", () => {
    expect(slowest(tests, 2).map(({ milliseconds }) => milliseconds)).toEqual([20, 7])
  })
})

describe("Vitest's report", () => {
  const read = (testResults: unknown[]) => {
    const folder = mkdtempSync(join(tmpdir(), "tavoli-results-"))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, "report.json"), JSON.stringify({ testResults }))
    return readVitestReport(join(folder, "report.json"))
  }
  const name = join(process.cwd(), "tests/a/x.test.ts")

  test.each([
    ["passed", "passed"],
    ["failed", "failed"],
    ["pending", "skipped"],
    ["skipped", "skipped"],
    ["todo", "skipped"],
    ["disabled", "skipped"],
  ])("a test that is %s counts as %s", (status, counted) => {
    const { tests } = read([
      { name, status: "passed", assertionResults: [{ fullName: "x", status, duration: 1 }] },
    ])
    expect(tests).toEqual([{ file: "tests/a/x.test.ts", title: "x", status: counted, milliseconds: 1 }])
  })

  test("a test that failed says why, without the colours of a terminal", () => {
    const failureMessages = ["\u001b[31mexpected 1\nto be 2\u001b[39m"]
    const { tests } = read([
      { name, status: "failed", assertionResults: [{ fullName: "x", status: "failed", failureMessages }] },
    ])
    expect(tests[0]?.message).toBe("expected 1\n      to be 2")
  })

  test("a file that fails before its first test is a problem", () => {
    const { problems } = read([{ name, status: "failed", message: "no such module", assertionResults: [] }])
    expect(problems).toEqual(["tests/a/x.test.ts failed: no such module"])
  })
})
