import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { startClock } from "#server/jobs/clock.ts"
import type { Log } from "#server/log.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const EVERY = 1000
/** Lets so many intervals pass. */
const turns = (times: number) => vi.advanceTimersByTimeAsync(times * EVERY)

/** A log that keeps its errors. */
const listening = () => {
  const errors: unknown[] = []
  return { errors, log: { error: (...line: unknown[]) => void errors.push(line) } as unknown as Log }
}

/** Starts one recurring work and counts how often it was asked. */
const start = (run: (asked: number) => Promise<number>) => {
  const { log, errors } = listening()
  const counted = { asked: 0 }
  const work = { name: "work", every: EVERY, run: async () => run(++counted.asked) }
  return { counted, errors, clock: startClock([work], log) }
}

/** Something that ends when it is told to. */
const pending = () => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, ended }
}

describe("a recurring work", () => {
  test("is asked for the first time after its interval", async () => {
    const { counted, clock } = start(async () => 0)
    await vi.advanceTimersByTimeAsync(EVERY - 1)
    const before = counted.asked
    await vi.advanceTimersByTimeAsync(1)
    await clock.stop()
    expect([before, counted.asked]).toEqual([0, 1])
  })

  test("is asked again and again", async () => {
    const { counted, clock } = start(async () => 0)
    await turns(5)
    await clock.stop()
    expect(counted.asked).toBe(5)
  })

  test("is asked again at once while it has something to do", async () => {
    const { counted, clock } = start(async (asked) => (asked < 40 ? 1 : 0))
    await turns(1)
    await clock.stop()
    expect(counted.asked).toBe(40)
  })

  test("is never asked while it is still at it", async () => {
    const first = pending()
    const { counted, clock } = start(async () => first.ended.then(() => 0))
    await turns(10)
    const meanwhile = counted.asked
    first.end()
    await turns(1)
    await clock.stop()
    expect([meanwhile, counted.asked]).toEqual([1, 2])
  })

  test("does not hold up another", async () => {
    const slow = pending()
    let quick = 0
    const works = [
      { name: "slow", every: EVERY, run: () => slow.ended.then(() => 0) },
      { name: "quick", every: EVERY, run: async () => (quick++ < 0 ? 1 : 0) },
    ]
    const clock = startClock(works, listening().log)
    await turns(3)
    slow.end()
    await clock.stop()
    expect(quick).toBe(3)
  })
})

describe("a work that fails", () => {
  test("is asked again at its next turn", async () => {
    const { counted, clock } = start(async () => Promise.reject(new Error("away")))
    await turns(3)
    await clock.stop()
    expect(counted.asked).toBe(3)
  })

  test("is in the log by its name and the reason", async () => {
    const { errors, clock } = start(async () => Promise.reject(new Error("away")))
    await turns(1)
    await clock.stop()
    expect(errors).toEqual([[{ job: "work", error: "Error: away" }, "job failed"]])
  })
})

describe("the stop", () => {
  test("waits for what is under way", async () => {
    const first = pending()
    const { clock } = start(async () => first.ended.then(() => 0))
    await turns(1)
    let isOver = false
    const stopped = clock.stop().then(() => {
      isOver = true
    })
    await turns(5)
    const before = isOver
    first.end()
    await stopped
    expect([before, isOver]).toEqual([false, true])
  })

  test("lets nothing begin any more", async () => {
    const { counted, clock } = start(async () => 0)
    await turns(1)
    await clock.stop()
    await turns(5)
    expect(counted.asked).toBe(1)
  })

  test("comes before the next part of a work that has more to do", async () => {
    const first = pending()
    const { counted, clock } = start(async () => first.ended.then(() => 1))
    await turns(1)
    const stopped = clock.stop()
    first.end()
    await stopped
    expect(counted.asked).toBe(1)
  })

  test("is not a failure of what it interrupts", async () => {
    const first = pending()
    const { errors, clock } = start(async () => first.ended.then(() => Promise.reject(new Error("closed"))))
    await turns(1)
    const stopped = clock.stop()
    first.end()
    await stopped
    expect(errors).toEqual([])
  })
})
