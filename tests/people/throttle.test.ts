import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Attempts, afterAttempt, type ThrottleRule, waitsUntil } from "#app/people/throttle.ts"

const NOW = new Date("2026-05-14T10:00:00Z")
const later = (seconds: number, from = NOW) => new Date(from.getTime() + seconds * 1000)
const RULE: ThrottleRule = { freeAttempts: 5, firstWaitSeconds: 30, longestWaitSeconds: 900 }
const DAY_SECONDS = 86_400

const failed = (failures: number, over: Partial<Attempts> = {}): Attempts => ({
  failures,
  lastFailureAt: NOW,
  waitUntil: null,
  ...over,
})

const waitSeconds = (attempts: Attempts) =>
  attempts.waitUntil ? (attempts.waitUntil.getTime() - attempts.lastFailureAt.getTime()) / 1000 : 0

describe("the wait after the wrong password number", () => {
  test.each([
    [1, 0],
    [2, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [11, 900],
    [1000, 900],
  ])("%i is %i seconds", (number, seconds) => {
    expect(waitSeconds(afterAttempt(number === 1 ? null : failed(number - 1), NOW, RULE))).toBe(seconds)
  })
})

describe("an account must wait", () => {
  test.each([
    ["not without a wrong password", null, null],
    ["not while attempts are free", failed(3), null],
    ["until its time is over", failed(5, { waitUntil: later(30) }), later(30)],
    ["not at the very moment when it is over", failed(5, { waitUntil: NOW }), null],
    ["not when it has long been over", failed(5, { waitUntil: later(-1) }), null],
  ])("%s", (_when, attempts, until) => {
    expect(waitsUntil(attempts, NOW)).toEqual(until)
  })
})

describe("the count is", () => {
  test.each([
    ["kept for a whole day", DAY_SECONDS, 8],
    ["forgotten after a day of quiet", DAY_SECONDS + 0.001, 1],
  ])("%s", (_what, quiet, failures) => {
    expect(afterAttempt(failed(7), later(quiet), RULE).failures).toBe(failures)
  })
})

const rules = fc.record({
  freeAttempts: fc.integer({ min: 1, max: 100 }),
  firstWaitSeconds: fc.integer({ min: 0, max: 3600 }),
  longestWaitSeconds: fc.integer({ min: 0, max: 86_400 }),
})
const failures = fc.integer({ min: 1, max: 5000 })

describe("for any rule and any count", () => {
  test("the wait is never longer than the longest", () => {
    fc.assert(
      fc.property(rules, failures, (rule, count) => {
        expect(waitSeconds(afterAttempt(failed(count), NOW, rule))).toBeLessThanOrEqual(
          rule.longestWaitSeconds,
        )
      }),
    )
  })

  test("one more failure never shortens the wait", () => {
    fc.assert(
      fc.property(rules, failures, (rule, count) => {
        const wait = waitSeconds(afterAttempt(failed(count), NOW, rule))
        expect(waitSeconds(afterAttempt(failed(count + 1), NOW, rule))).toBeGreaterThanOrEqual(wait)
      }),
    )
  })

  test("the attempts before the last free one cost no wait", () => {
    fc.assert(
      fc.property(rules, (rule) => {
        let attempts: Attempts | null = null
        for (let n = 1; n < rule.freeAttempts; n++) attempts = afterAttempt(attempts, NOW, rule)
        expect(waitsUntil(attempts, NOW)).toBeNull()
      }),
    )
  })

  test("a day of quiet gives all free attempts back", () => {
    fc.assert(
      fc.property(rules, failures, fc.integer({ min: 1, max: 400 * DAY_SECONDS }), (rule, count, more) => {
        const quiet = later(DAY_SECONDS + more)
        expect(afterAttempt(failed(count), quiet, rule)).toEqual(afterAttempt(null, quiet, rule))
      }),
    )
  })
})
