import { mkdirSync, writeFileSync } from "node:fs"
import { Session } from "node:inspector/promises"
import { dirname } from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"

export type Ask = { id: number; ask: string; value?: unknown }
export type Figures = { cpuMs: number; rssMb: number; longestBlockMs: number }

const MB = 1024 * 1024
const session = new Session()

/** Begins a profile of this process, or ends it and writes it to the file. */
const profile = async (value: unknown) => {
  if (value === null) {
    session.connect()
    await session.post("Profiler.enable")
    await session.post("Profiler.start")
    return
  }
  const { profile: taken } = await session.post("Profiler.stop")
  session.disconnect()
  mkdirSync(dirname(String(value)), { recursive: true })
  writeFileSync(String(value), JSON.stringify(taken))
}

/** Answers what the benchmark asks a server of itself; `more` are the questions of one kind of server. */
export const answerControl = (
  port: number,
  more: Record<string, (value: unknown) => Promise<unknown>> = {},
) => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const figures = (): Figures => {
    const { user, system } = process.cpuUsage()
    const longestBlockMs = delay.max / 1e6
    delay.reset()
    return { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / MB, longestBlockMs }
  }
  const collect = async () => {
    for (let i = 0; i < 3; i++) (globalThis as { gc?: () => void }).gc?.()
    return figures()
  }
  const answers: Record<string, (value: unknown) => Promise<unknown>> = {
    figures: async () => figures(),
    collect,
    profile,
    ...more,
  }
  process.on("message", ({ id, ask, value }: Ask) => {
    const answer = answers[ask]?.(value) ?? Promise.reject(new Error(`nothing answers ${ask}`))
    answer.then(
      (result) => process.send?.({ id, result }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    )
  })
  process.on("disconnect", () => process.exit(0))
  process.send?.({ port })
}
