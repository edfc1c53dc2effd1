import { describe, expect, test } from "vitest"
import { periodAsked, periodQuery, yearsOf } from "#app/figures/input.ts"

const asked = (query: string) => periodAsked(new URLSearchParams(query), "2026-03-10")

describe("the period of figures", () => {
  test.each([
    ["", { from: "2025-03-10", to: "2026-03-10" }],
    ["from=&to=", { from: null, to: null }],
    ["from=1/2/2026", { from: "2026-02-01", to: null }],
    ["from=2026-01-01&to=2026-12-31", { from: "2026-01-01", to: "2026-12-31" }],
    ["from=domani", { from: null, to: null }],
  ])("of «%s» is %o", (query, period) => {
    expect(asked(query)).toEqual(period)
  })

  test("is the same in the address of a file as on the page", () => {
    for (const query of ["", "from=&to=", "from=1/2/2026"])
      expect(asked(periodQuery(asked(query)))).toEqual(asked(query))
  })

  test.each([
    ["2024-10-01", [2026, 2025, 2024]],
    ["2010-01-01", [2026, 2025, 2024, 2023, 2022]],
    ["2027-01-01", [2026]],
  ])("offers the years of a table that begins on %s", (startsOn, years) => {
    expect(yearsOf(startsOn, "2026-03-10")).toEqual(years)
  })
})
