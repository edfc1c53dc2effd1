import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { civilDay, covers, endOfCivilDay } from "#app/civil-time.ts"

describe("the civil day in Rome", () => {
  test.each([
    ["an ordinary winter noon", "2026-01-15T12:00:00Z", "2026-01-15"],
    ["the last winter minute of a day", "2026-01-15T22:59:59.999Z", "2026-01-15"],
    ["midnight in winter", "2026-01-15T23:00:00Z", "2026-01-16"],
    ["the last summer minute of a day", "2026-07-15T21:59:59.999Z", "2026-07-15"],
    ["midnight in summer", "2026-07-15T22:00:00Z", "2026-07-16"],
    ["the midnight before the clocks go forward", "2026-03-28T23:00:00Z", "2026-03-29"],
    ["the last minute before the clocks go forward", "2026-03-29T00:59:59.999Z", "2026-03-29"],
    ["the first minute after the clocks went forward", "2026-03-29T01:00:00Z", "2026-03-29"],
    ["the last minute of the day of 23 hours", "2026-03-29T21:59:59.999Z", "2026-03-29"],
    ["the midnight after the day of 23 hours", "2026-03-29T22:00:00Z", "2026-03-30"],
    ["the midnight before the clocks go back", "2026-10-24T22:00:00Z", "2026-10-25"],
    ["the hour that comes twice, first time", "2026-10-25T00:30:00Z", "2026-10-25"],
    ["the hour that comes twice, second time", "2026-10-25T01:30:00Z", "2026-10-25"],
    ["the last minute of the day of 25 hours", "2026-10-25T22:59:59.999Z", "2026-10-25"],
    ["the midnight after the day of 25 hours", "2026-10-25T23:00:00Z", "2026-10-26"],
    ["the last minute of the year", "2026-12-31T22:59:59.999Z", "2026-12-31"],
    ["the first instant of the year", "2026-12-31T23:00:00Z", "2027-01-01"],
    ["the end of February in a leap year", "2028-02-28T23:00:00Z", "2028-02-29"],
  ])("at %s", (_when, instant, day) => {
    expect(civilDay(new Date(instant))).toBe(day)
  })
})

describe("a term of civil days covers", () => {
  const term = (startsOn: string, endsOn: string | null) => ({ startsOn, endsOn })
  test.each([
    ["its first day", term("2026-03-29", "2026-10-25"), "2026-03-29", true],
    ["its last day", term("2026-03-29", "2026-10-25"), "2026-10-25", true],
    ["a day between", term("2026-03-29", "2026-10-25"), "2026-07-01", true],
    ["not the day before", term("2026-03-29", "2026-10-25"), "2026-03-28", false],
    ["not the day after", term("2026-03-29", "2026-10-25"), "2026-10-26", false],
    ["the only day of a term of one", term("2026-12-31", "2026-12-31"), "2026-12-31", true],
    ["any later day when its end is open", term("2026-12-31", null), "2099-01-01", true],
    ["not the day before when its end is open", term("2027-01-01", null), "2026-12-31", false],
  ])("%s", (_what, given, day, expected) => {
    expect(covers(given, day)).toBe(expected)
  })
})

const HOUR_MS = 3_600_000

describe("the end of a civil day", () => {
  test.each([
    ["a day in winter", "2026-01-15", "2026-01-15T23:00:00Z"],
    ["a day in summer", "2026-07-15", "2026-07-15T22:00:00Z"],
    ["the day before the clocks go forward", "2026-03-28", "2026-03-28T23:00:00Z"],
    ["the day of 23 hours", "2026-03-29", "2026-03-29T22:00:00Z"],
    ["the day after it", "2026-03-30", "2026-03-30T22:00:00Z"],
    ["the day before the clocks go back", "2026-10-24", "2026-10-24T22:00:00Z"],
    ["the day of 25 hours", "2026-10-25", "2026-10-25T23:00:00Z"],
    ["the day after it", "2026-10-26", "2026-10-26T23:00:00Z"],
    ["the last day of a year", "2026-12-31", "2026-12-31T23:00:00Z"],
    ["the last day of February", "2027-02-28", "2027-02-28T23:00:00Z"],
    ["the leap day", "2028-02-29", "2028-02-29T23:00:00Z"],
    ["a day whose midnight itself was skipped", "1966-05-21", "1966-05-21T23:00:00Z"],
    ["a day whose last hour came twice", "1966-09-24", "1966-09-24T23:00:00Z"],
  ])("of %s", (_which, day, instant) => {
    expect(endOfCivilDay(day)).toEqual(new Date(instant))
  })

  const anyDay = fc
    .date({
      min: new Date("1980-01-01T12:00:00Z"),
      max: new Date("2100-12-31T12:00:00Z"),
      noInvalidDate: true,
    })
    .map((instant) => instant.toISOString().slice(0, 10))
  const dayAfter = (day: string) => {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
    return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10)
  }

  test("is the first instant of the next day, for any day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const end = endOfCivilDay(day)
        expect(civilDay(end)).toBe(dayAfter(day))
        expect(civilDay(new Date(end.getTime() - 1))).toBe(day)
      }),
    )
  })

  test("comes 23, 24 or 25 hours after the end of the day before, for any day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const hours = (endOfCivilDay(dayAfter(day)).getTime() - endOfCivilDay(day).getTime()) / HOUR_MS
        expect([23, 24, 25]).toContain(hours)
      }),
    )
  })
})
