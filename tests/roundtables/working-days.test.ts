import { describe, expect, test } from "vitest"
import { addDays, isHoliday, isWorkingDay } from "#app/roundtables/working-days.ts"

describe("a holiday of Italy", () => {
  test.each([
    ["2026-01-01", true],
    ["2026-04-06", true],
    ["2025-04-21", true],
    ["2024-04-01", true],
    ["2027-03-29", true],
    ["2026-04-05", false],
    ["2026-10-04", true],
    ["2025-10-04", false],
    ["2026-12-26", true],
    ["2026-12-27", false],
  ])("%s: %s", (day, is) => {
    expect(isHoliday(day)).toBe(is)
  })
})

test.each([
  ["2026-11-21", false],
  ["2026-11-22", false],
  ["2026-11-23", true],
  ["2026-06-02", false],
])("%s is a working day: %s", (day, is) => {
  expect(isWorkingDay(day)).toBe(is)
})

test.each([
  ["2026-03-28", 1, "2026-03-29"],
  ["2026-03-29", 1, "2026-03-30"],
  ["2026-10-25", 1, "2026-10-26"],
  ["2028-02-28", 2, "2028-03-01"],
  ["2026-01-01", -1, "2025-12-31"],
])("%s and %i days is %s, whatever the clocks do", (day, days, then) => {
  expect(addDays(day, days)).toBe(then)
})
