import { expect, test } from "vitest"
import { endOfCivilDay } from "#app/civil-time.ts"
import { lastDay } from "#app/documents/life/last-day.ts"

test.each(["2026-03-29", "2026-10-25", "2026-12-31"])(
  "a round that ends with %s is answered until then",
  (day) => {
    expect(lastDay(endOfCivilDay(day))).toBe(day)
    expect(lastDay(endOfCivilDay(day).toISOString())).toBe(day)
  },
)
