import { appendFileSync, writeFileSync } from "node:fs"
import { relative } from "node:path"
import type {
  FullResult,
  Reporter,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from "@playwright/test/reporter"
import { type TestResult as Line, messageOf } from "./run/results.ts"

/** What fixtures and hooks assert for every test is no assertion of this one. */
const asserts = (step: TestStep): boolean =>
  step.category === "expect" || (!["hook", "fixture"].includes(step.category) && step.steps.some(asserts))

/**
 * Writes one line of JSON per test for `run.ts`, and fails what Playwright lets pass: a test that asserted
 * nothing, and one that succeeded only when tried again.
 */
export default class LineReporter implements Reporter {
  private problems: string[] = []
  private readonly file: string | undefined

  constructor(options: { file?: string }) {
    this.file = options.file
    if (this.file) writeFileSync(this.file, "")
  }

  onTestEnd(test: TestCase, result: TestResult) {
    const problem = this.problemOf(test, result)
    if (problem) this.problems.push(`${test.title}: ${problem}`)
    const passed = result.status === "passed" && test.expectedStatus === "passed" && !problem
    const line: Line = {
      file: relative(process.cwd(), test.location.file),
      title: test.titlePath().slice(3).join(" > "),
      status: result.status === "skipped" ? "skipped" : passed ? "passed" : "failed",
      milliseconds: result.duration,
      message: messageOf([problem ?? undefined, ...result.errors.map((error) => error.message)]),
    }
    if (this.file) appendFileSync(this.file, `${JSON.stringify(line)}\n`)
  }

  private problemOf(test: TestCase, result: TestResult) {
    if (result.status !== "passed") return null
    if (result.retry > 0) return "passed only when tried again"
    if (test.expectedStatus !== "passed") return "is expected to fail"
    return result.steps.some(asserts) ? null : "asserted nothing"
  }

  onError(error: TestError) {
    this.problems.push(error.message ?? String(error.value))
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult["status"] }> {
    for (const problem of this.problems) console.log(`  ${problem}`)
    return { status: this.problems.length > 0 ? "failed" : result.status }
  }
}
