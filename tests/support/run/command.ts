import { spawn } from "node:child_process"

const MINUTE = 60_000

export type Ended = { code: number | null; hasTimedOut: boolean; output: string }

type Options = { env?: Record<string, string>; limitMinutes?: number; isQuiet?: boolean }

/**
 * Runs one command in a process group of its own, with no input, and ends the whole group when its time is
 * over or when this process is asked to stop. Output is shown as it comes, unless it is quiet.
 */
export const runCommand = (command: string, args: string[], options: Options = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...options.env }
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true })
    let output = ""
    let hasTimedOut = false
    const keep = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk
      if (!options.isQuiet) stream.write(chunk)
    }
    child.stdout.on("data", keep(process.stdout))
    child.stderr.on("data", keep(process.stderr))
    const endGroup = (signal: NodeJS.Signals) => {
      try {
        if (child.pid) process.kill(-child.pid, signal)
      } catch {} // it is gone already
    }
    const interrupted = () => {
      endGroup("SIGTERM")
      process.exit(130)
    }
    const limit = setTimeout(
      () => {
        hasTimedOut = true
        endGroup("SIGTERM")
        setTimeout(() => endGroup("SIGKILL"), 5000).unref()
      },
      (options.limitMinutes ?? 15) * MINUTE,
    )
    process.once("SIGINT", interrupted).once("SIGTERM", interrupted)
    const over = (code: number | null) => {
      clearTimeout(limit)
      process.off("SIGINT", interrupted).off("SIGTERM", interrupted)
      resolve({ code, hasTimedOut, output })
    }
    child.once("error", (error) => {
      output += String(error)
      over(null)
    })
    child.once("close", over)
  })

const bin = (name: string) => `node_modules/.bin/${name}`

export const runBin = (name: string, args: string[], options?: Options) =>
  runCommand(bin(name), args, options)

/** Why a command did not do, in one line, or nothing. */
export const problemOf = ({ code, hasTimedOut }: Ended): string[] => {
  if (hasTimedOut) return ["ended for taking too long"]
  return code === 0 ? [] : [`ended with code ${code}`]
}
