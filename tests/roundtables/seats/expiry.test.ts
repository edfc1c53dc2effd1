import { describe, expect, test } from "vitest"
import { daysUntil, dueReminder, expiresIn, plusDays } from "#app/roundtables/seats/expiry.ts"

const TODAY = "2026-03-01"

describe("days between civil days", () => {
  test.each([
    ["2026-03-01", 0],
    ["2026-03-31", 30],
    ["2026-02-28", -1],
    ["2027-03-01", 365],
  ])("until %s there are %i", (day, days) => {
    expect(daysUntil(day, TODAY)).toBe(days)
    expect(plusDays(TODAY, days)).toBe(day)
  })
})

describe("a mandate that ends", () => {
  test.each([
    ["never", null, null, null],
    ["in 61 days", "2026-05-01", null, null],
    ["in 60 days", "2026-04-30", 60, 60],
    ["in 31 days", "2026-04-01", 31, 60],
    ["in 30 days", "2026-03-31", 30, 30],
    ["today", "2026-03-01", 0, 30],
    ["yesterday", "2026-02-28", null, null],
  ])("%s (%s) is shown with %s days left and told %s days before", (_when, endsOn, left, reminder) => {
    expect(expiresIn({ endsOn }, TODAY)).toBe(left)
    expect(dueReminder({ endsOn }, TODAY)).toBe(reminder)
  })
})
