import { describe, expect, test, vi } from "vitest"
import { createReadingClock } from "#server/reading-clock.ts"

const NOON = new Date("2026-03-29T12:00:00Z")

describe("the clock of pages that only show", () => {
  test("tells the database's time", async () => {
    const clock = createReadingClock(async () => NOON)
    expect((await clock()).getTime() - NOON.getTime()).toBeLessThan(1000)
  })

  test("asks the database once within a span", async () => {
    const ask = vi.fn(async () => NOON)
    const clock = createReadingClock(ask, 60_000)
    await clock()
    await clock()
    expect(ask).toHaveBeenCalledTimes(1)
  })

  test("asks again after the span", async () => {
    const ask = vi.fn(async () => NOON)
    const clock = createReadingClock(ask, -1)
    await clock()
    await clock()
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test("goes on between two questions", async () => {
    const clock = createReadingClock(async () => NOON, 60_000)
    const first = await clock()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await clock()).getTime()).toBeGreaterThan(first.getTime())
  })
})
