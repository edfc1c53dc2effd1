import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  civilDay,
  civilDayTyped,
  covers,
  daysAfter,
  endOfCivilDay,
  instantOf,
  weekdayOf,
} from "#app/civil-time.ts"

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

describe("a day as it is typed is", () => {
  test.each([
    ["14/5/2026", "2026-05-14"],
    ["14.05.2026", "2026-05-14"],
    ["2026-05-14", "2026-05-14"],
    ["29/2/2028", "2028-02-29"],
    ["29/2/2026", null],
    ["31/4/2026", null],
    ["0/1/2026", null],
    ["1/13/2026", null],
    ["14/5/26", null],
    ["ieri", null],
    ["", null],
  ])("%j: %j", (text, day) => {
    expect(civilDayTyped(text)).toBe(day)
  })
})

describe("the instant of a civil time", () => {
  test.each([
    ["in winter", "2026-01-15", 8 * 60, "earlier", "2026-01-15T07:00:00.000Z"],
    ["in summer", "2026-07-15", 8 * 60, "earlier", "2026-07-15T06:00:00.000Z"],
    ["midnight of the day of 23 hours", "2026-03-29", 0, "earlier", "2026-03-28T23:00:00.000Z"],
    ["in the hour left out, its first minute", "2026-03-29", 120, "earlier", "2026-03-29T01:00:00.000Z"],
    ["in the hour left out", "2026-03-29", 150, "earlier", "2026-03-29T01:00:00.000Z"],
    ["in the hour left out, asked for the later", "2026-03-29", 179, "later", "2026-03-29T01:00:00.000Z"],
    ["after the hour left out", "2026-03-29", 180, "earlier", "2026-03-29T01:00:00.000Z"],
    ["in the hour that comes twice, the first", "2026-10-25", 150, "earlier", "2026-10-25T00:30:00.000Z"],
    ["in the hour that comes twice, the second", "2026-10-25", 150, "later", "2026-10-25T01:30:00.000Z"],
    ["the evening of the day of 25 hours", "2026-10-25", 21 * 60, "later", "2026-10-25T20:00:00.000Z"],
  ] as const)("%s", (_when, day, minutes, which, instant) => {
    expect(instantOf(day, minutes, which).toISOString()).toBe(instant)
  })

  test("lies on the day that it was asked for", () => {
    const days = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (date, minutes) => {
        const day = date.toISOString().slice(0, 10)
        expect(civilDay(instantOf(day, minutes))).toBe(day)
      }),
    )
  })
})

test.each([
  ["the next", "2026-12-31", 1, "2027-01-01"],
  ["the one before", "2026-03-01", -1, "2026-02-28"],
  ["over a change of the clocks", "2026-03-28", 2, "2026-03-30"],
])("days are counted by the calendar: %s", (_what, day, days, expected) => {
  expect(daysAfter(day, days)).toBe(expected)
})

test("Monday is the first day of the week and Sunday the seventh", () => {
  expect(["2026-01-19", "2026-01-24", "2026-01-25"].map(weekdayOf)).toEqual([1, 6, 7])
})
