import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { quietUntil } from "#app/notifications/quiet.ts"

const NIGHT = { from: 21 * 60, until: 8 * 60 }
const NOON = { from: 12 * 60, until: 14 * 60 }
const SMALL = { from: 2 * 60 + 15, until: 2 * 60 + 45 }

const at = (instant: string) => new Date(instant)

describe("quiet from nine in the evening to eight in the morning, Rome's time", () => {
  test.each([
    ["the minute before it begins, in winter", "2026-01-15T19:59:59Z", null],
    ["as it begins, in winter", "2026-01-15T20:00:00Z", "2026-01-16T07:00:00.000Z"],
    ["at midnight", "2026-01-15T23:00:00Z", "2026-01-16T07:00:00.000Z"],
    ["the second before it ends", "2026-01-16T06:59:59Z", "2026-01-16T07:00:00.000Z"],
    ["as it ends", "2026-01-16T07:00:00Z", null],
    ["in the middle of the day", "2026-01-16T12:00:00Z", null],
    ["as it begins, in summer", "2026-07-15T19:00:00Z", "2026-07-16T06:00:00.000Z"],
    ["the minute before it begins, in summer", "2026-07-15T18:59:00Z", null],
    ["the evening before the clocks go forward", "2026-03-28T21:00:00Z", "2026-03-29T06:00:00.000Z"],
    ["the morning on which they went forward", "2026-03-29T05:59:59Z", "2026-03-29T06:00:00.000Z"],
    ["the evening before the clocks go back", "2026-10-24T20:00:00Z", "2026-10-25T07:00:00.000Z"],
    ["the morning on which they went back", "2026-10-25T06:30:00Z", "2026-10-25T07:00:00.000Z"],
    ["New Year's Eve", "2026-12-31T22:00:00Z", "2027-01-01T07:00:00.000Z"],
  ])("%s", (_when, now, end) => {
    expect(quietUntil(at(now), NIGHT)?.toISOString() ?? null).toBe(end)
  })
})

describe("quiet within one day", () => {
  test.each([
    ["before it", "2026-01-15T10:59:00Z", null],
    ["in it", "2026-01-15T12:00:00Z", "2026-01-15T13:00:00.000Z"],
    ["after it", "2026-01-15T13:00:00Z", null],
    ["the evening", "2026-01-15T21:00:00Z", null],
  ])("%s", (_when, now, end) => {
    expect(quietUntil(at(now), NOON)?.toISOString() ?? null).toBe(end)
  })
})

describe("quiet in the hour that the clocks change", () => {
  test.each([
    ["left out: there is none that night", "2026-03-29T00:59:00Z", null],
    ["left out: nor after the jump", "2026-03-29T01:30:00Z", null],
    ["repeated: it begins the first time", "2026-10-25T00:15:00Z", "2026-10-25T01:45:00.000Z"],
    ["repeated: it lasts between the two", "2026-10-25T00:50:00Z", "2026-10-25T01:45:00.000Z"],
    ["repeated: it ends the second time", "2026-10-25T01:45:00Z", null],
  ])("%s", (_when, now, end) => {
    expect(quietUntil(at(now), SMALL)?.toISOString() ?? null).toBe(end)
  })
})

test("whoever has no quiet hours is never let wait", () => {
  expect(quietUntil(at("2026-01-15T23:00:00Z"), null)).toBeNull()
})

test("a wait ends later than now, within a day and an hour, and not in the same quiet", () => {
  const minutes = fc.integer({ min: 0, max: 1439 })
  const instant = fc.date({
    min: at("2025-12-01T00:00:00Z"),
    max: at("2027-02-01T00:00:00Z"),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instant, minutes, minutes, (now, from, until) => {
      fc.pre(from !== until)
      const end = quietUntil(now, { from, until })
      if (!end) return
      const wait = end.getTime() - now.getTime()
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(25 * 3_600_000)
      expect(quietUntil(end, { from, until })).toBeNull()
    }),
  )
})
