import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { onTestFinished } from "vitest"
import { until } from "./machine.ts"

export type Program = {
  pid: number
  /** Lines that it has printed so far; grows while it runs. */
  lines: string[]
  /** Waits for a printed line. */
  printed: (line: string | RegExp) => Promise<string>
  say: (line: string) => void
  kill: (signal?: NodeJS.Signals) => void
  /** Its exit code, or the signal that ended it, with what it printed to its error output. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; errors: string }>
}

const follow = (child: ChildProcess): Program => {
  const lines: string[] = []
  let errors = ""
  let isOver = false
  if (child.stdout) createInterface({ input: child.stdout }).on("line", (line) => lines.push(line))
  child.stderr?.on("data", (chunk) => {
    errors += chunk
  })
  const ended = new Promise<Awaited<Program["ended"]>>((resolve) =>
    child.once("close", (code, signal) => {
      isOver = true
      resolve({ code, signal, errors })
    }),
  )
  const found = (wanted: string | RegExp) =>
    lines.find((line) => (typeof wanted === "string" ? line === wanted : wanted.test(line)))
  const printed = async (wanted: string | RegExp) => {
    await until(() => found(wanted) !== undefined || isOver, { within: 60_000, what: `line ${wanted}` })
    const line = found(wanted)
    if (line === undefined) throw new Error(`The program ended without printing ${wanted}: ${errors}`)
    return line
  }
  return {
    pid: child.pid ?? 0,
    lines,
    printed,
    say: (line) => void child.stdin?.write(`${line}\n`),
    kill: (signal = "SIGKILL") => void child.kill(signal),
    ended,
  }
}

/** Runs one of our TypeScript files as a process of its own; it does not outlive the test. */
export const runProgram = (file: string, ...args: string[]): Program => {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: "pipe" })
  onTestFinished(() => void child.kill("SIGKILL"))
  return follow(child)
}
