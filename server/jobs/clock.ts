import type { Log } from "../log.ts"

/** Something done again and again: `run` answers how much it did, and is asked again at once while it is busy. */
export type Recurring = { name: string; every: number; run: () => Promise<number> }

type Clock = { stop(): Promise<void> }

/**
 * Runs each recurring work by itself, never two of one kind at a time; an error is logged and the work is
 * asked again at the next tick.
 */
export const startClock = (works: readonly Recurring[], log: Log): Clock => {
  let stopped = false
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()

  const tick = async (work: Recurring) => {
    try {
      while (!stopped && (await work.run()) > 0);
    } catch (error) {
      if (!stopped) log.error({ job: work.name, error: String(error) }, "job failed")
    }
  }
  const schedule = (work: Recurring) => {
    if (stopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      const run = tick(work).finally(() => {
        running.delete(run)
        schedule(work)
      })
      running.add(run)
    }, work.every)
    timers.add(timer)
  }
  for (const work of works) schedule(work)
  return {
    stop: async () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.allSettled(running)
    },
  }
}
