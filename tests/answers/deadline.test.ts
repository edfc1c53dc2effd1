import fc from "fast-check"
import { expect, test } from "vitest"
import { daysLate, daysLeft, lastDay } from "#app/answers/deadline.ts"
import { daysAfter, weekdayOf } from "#app/civil-time.ts"
import { isHoliday } from "#app/roundtables/working-days.ts"

test.each([
  ["2026-10-13", 30, "2026-11-12", "the first day is not counted"],
  [
    "2026-02-27",
    30,
    "2026-03-30",
    "a Sunday (29 March) goes on to Monday, whatever the clocks do that night",
  ],
  ["2026-09-25", 30, "2026-10-26", "the Sunday of the other change of clocks too"],
  ["2026-11-28", 10, "2026-12-09", "8 December is a holiday"],
  ["2026-12-15", 10, "2026-12-28", "Christmas, St Stephen and a Sunday in a row"],
  ["2027-02-26", 30, "2027-03-30", "Easter Sunday and Monday"],
  ["2026-10-15", 30, "2026-11-14", "a Saturday is not a holiday"],
  ["2028-01-30", 30, "2028-02-29", "the 29 February of a leap year"],
])("from %s, %i days: %s (%s)", (from, days, expected) => {
  expect(lastDay(from, days)).toBe(expected)
})

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => daysAfter("2000-01-01", n))

test("a term never ends early, nor on a Sunday or a holiday, nor more than four days later", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 180 }), (from, days) => {
      const last = lastDay(from, days)
      expect(last >= daysAfter(from, days) && last <= daysAfter(from, days + 4)).toBe(true)
      expect(weekdayOf(last) === 7 || isHoliday(last)).toBe(false)
    }),
  )
})

test("it is late by as many days as are over, and none on the last day", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (due, away) => {
      expect(daysLate(due, daysAfter(due, away))).toBe(Math.max(0, away))
      expect(daysLeft(due, daysAfter(due, away)) + away).toBe(0)
    }),
  )
})
