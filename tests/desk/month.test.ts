import fc from "fast-check"
import { expect, test } from "vitest"
import { addressOf, filtersOf } from "#app/desk/calendar/input.ts"
import { boundsOf, byDay, monthAfter, monthOf, weeksOf } from "#app/desk/calendar/month.ts"

test.each([
  ["2026-02", 4, "2026-01-26"],
  ["2026-11", 6, "2026-10-26"],
  ["2027-02", 4, "2027-02-01"],
])("the weeks of %s begin on Mondays and are whole", (month, weeks, first) => {
  const all = weeksOf(month)
  expect(all[0]?.[0]).toBe(first)
  expect(all.every((week) => week.length === 7)).toBe(true)
  expect(all).toHaveLength(month === "2026-02" ? weeks + 1 : month === "2026-11" ? weeks : weeks)
})

test("every day of a month stands in its weeks once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, "0")}`
      const own = weeksOf(month)
        .flat()
        .filter((day) => day.startsWith(month))
      expect(new Set(own).size).toBe(new Date(Date.UTC(year, number, 0)).getUTCDate())
      expect(monthAfter(monthAfter(month, 1), -1)).toBe(month)
      expect(boundsOf(month).from).toBe(own[0])
    }),
  )
})

test.each([
  ["2026-13", "2026-05"],
  ["nonsense", "2026-05"],
  ["2026-01", "2026-01"],
  [null, "2026-05"],
])("the month %s is read as %s", (word, month) => {
  expect(monthOf(word, "2026-05-14")).toBe(month)
})

test("an address says what differs from the usual view, and is read back", () => {
  const filters = filtersOf(new URLSearchParams("view=list&month=2026-01&mine=yes&table=nonsense"))
  expect(filters).toEqual({ view: "list", month: "2026-01", table: null, region: null, mine: true })
  const address = addressOf(filters, { month: "2026-02" })
  expect(filtersOf(new URL(address, "https://x.example").searchParams)).toEqual({
    ...filters,
    month: "2026-02",
  })
  expect(addressOf({ view: "month", month: null, table: null, region: null, mine: false })).toBe("/calendar")
})

test("things of one day stand together, the days in order", () => {
  const days = byDay([{ day: "2026-02-01" }, { day: "2026-01-31" }, { day: "2026-02-01" }])
  expect(days.map(([day, all]) => [day, all.length])).toEqual([
    ["2026-01-31", 1],
    ["2026-02-01", 2],
  ])
})
