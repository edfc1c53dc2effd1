import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { formatDates } from "#app/i18n/dates.ts"
import { Day } from "#app/people/day.ts"

const LOCALES = ["it", "en", "fr", "ar"]
const italian = formatDates("it")

describe("in Italian", () => {
  test.each([
    ["a day", italian.day("2026-05-14"), "14 maggio 2026"],
    ["a day with its weekday", italian.longDay("2026-05-14"), "giovedì 14 maggio 2026"],
    ["an instant in summer", italian.time("2026-05-14T13:30:00Z"), "15:30"],
    ["an instant in winter", italian.time("2026-01-14T13:30:00Z"), "14:30"],
    ["an instant as a Date", italian.time(new Date("2026-01-14T13:30:00Z")), "14:30"],
    ["the day of an instant late in the evening", italian.day("2026-05-14T22:00:00Z"), "15 maggio 2026"],
    [
      "the day of an instant of the year's last minutes",
      italian.day("2026-12-31T23:30:00Z"),
      "1 gennaio 2027",
    ],
    ["the minute before the clocks go forward", italian.time("2026-03-29T00:59:00Z"), "01:59"],
    ["the minute after", italian.time("2026-03-29T01:00:00Z"), "03:00"],
    ["the hour that comes twice, first time", italian.time("2026-10-25T00:30:00Z"), "02:30"],
    ["the hour that comes twice, second time", italian.time("2026-10-25T01:30:00Z"), "02:30"],
    ["the month's name", italian.month("2026-05-14"), "maggio"],
    ["the year", italian.year("2026-12-31"), "2026"],
  ])("%s", (_what, written, expected) => {
    expect(written).toBe(expected)
  })
})

describe("in every language", () => {
  test.each(LOCALES)("%s: a civil day is that day and no other", (locale) => {
    expect(
      ["2026-03-29", "2026-10-25", "2026-12-31"].map((day) => formatDates(locale).dayOfMonth(day)),
    ).toEqual(["29", "25", "31"])
  })

  test.each(LOCALES)("%s: half past midnight is 00:30", (locale) => {
    expect(formatDates(locale).time("2026-01-14T23:30:00Z")).toBe("00:30")
  })

  test.each(LOCALES)("%s: a moment says the hour of Rome on 24 hours", (locale) => {
    expect(formatDates(locale).moment("2026-05-14T13:05:00Z")).toMatch(/15:05$/)
  })

  test.each(LOCALES)("%s: figures are Western", (locale) => {
    const dates = formatDates(locale)
    const instant = "2026-05-14T13:05:00Z"
    const written = [
      dates.longMoment(instant),
      dates.moment(instant),
      dates.longDay(instant),
      dates.time(instant),
    ]
    expect(written.join().replace(/[^\p{Nd}]/gu, "")).toMatch(/^[0-9]{30,}$/)
  })
})

test("Arabic writes the month in Arabic", () => {
  expect(formatDates("ar").day("2026-05-14")).toMatch(/^14 \p{Script=Arabic}+ 2026$/u)
})

describe("French says", () => {
  const french = formatDates("fr")
  test.each([
    ["the first of a month by its ordinal", french.day("2026-05-01"), "1er mai 2026"],
    ["so too after a weekday", french.longDay("2026-05-01"), "vendredi 1er mai 2026"],
    ["so too before an hour", french.moment("2026-05-01T13:30:00Z"), "1er mai 2026 à 15:30"],
    ["the others by their number", french.longDay("2026-05-11"), "lundi 11 mai 2026"],
    ["a bare number as it is", french.dayOfMonth("2026-05-01"), "1"],
  ])("%s", (_what, written, expected) => {
    expect(written).toBe(expected)
  })
})

describe("a date as it is typed", () => {
  test.each([
    ["2026-05-04", "4/5/2026"],
    ["2026-12-31", "31/12/2026"],
    ["2026-05-14T22:30:00Z", "15/5/2026"],
  ])("%s is %s", (value, typed) => {
    expect(italian.typed(value)).toBe(typed)
  })

  test("is read back as the same day", () => {
    const days = fc
      .date({ min: new Date("1950-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
      .map((instant) => instant.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, (day) => {
        expect(Day.parse(italian.typed(day))).toBe(day)
      }),
    )
  })
})
