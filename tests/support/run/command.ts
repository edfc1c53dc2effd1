import { type ChildProcess, spawn } from "node:child_process"

const MINUTE = 60_000

export type Ended = { code: number | null; hasTimedOut: boolean; output: string }

type Options = { env?: Record<string, string>; limitMinutes?: number; isQuiet?: boolean }

const endGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch {} // it is gone already
}

/** Ends the group when its time is over, or when this process is asked to stop; `over` lifts both. */
const limit = (child: ChildProcess, minutes: number) => {
  let hasTimedOut = false
  const interrupted = () => {
    endGroup(child, "SIGTERM")
    process.exit(130)
  }
  const timer = setTimeout(() => {
    hasTimedOut = true
    endGroup(child, "SIGTERM")
    setTimeout(() => endGroup(child, "SIGKILL"), 5000).unref()
  }, minutes * MINUTE)
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted)
  return {
    hasTimedOut: () => hasTimedOut,
    over: () => {
      clearTimeout(timer)
      process.off("SIGINT", interrupted).off("SIGTERM", interrupted)
    },
  }
}

/**
 * Runs one command in a process group of its own, with no input, for at most some minutes. Output is shown as
 * it comes, unless it is quiet.
 */
export const runCommand = (command: string, args: string[], options: Options = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...options.env }
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true })
    const limited = limit(child, options.limitMinutes ?? 15)
    let output = ""
    const keep = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk
      if (!options.isQuiet) stream.write(chunk)
    }
    child.stdout.on("data", keep(process.stdout))
    child.stderr.on("data", keep(process.stderr))
    const ended = (code: number | null) => {
      limited.over()
      resolve({ code, hasTimedOut: limited.hasTimedOut(), output })
    }
    child.once("error", (error) => {
      output += String(error)
      ended(null)
    })
    child.once("close", ended)
  })

const bin = (name: string) => `node_modules/.bin/${name}`

export const runBin = (name: string, args: string[], options?: Options) =>
  runCommand(bin(name), args, options)

/** Why a command did not do, in one line, or nothing. */
export const problemOf = ({ code, hasTimedOut }: Ended): string[] => {
  if (hasTimedOut) return ["ended for taking too long"]
  return code === 0 ? [] : [`ended with code ${code}`]
}
