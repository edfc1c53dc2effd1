import { describe, expect, test } from "vitest"
import { numberInForce, refusePlan, stateOf } from "#app/roundtables/regulation/version.ts"

const version = (number: number | null, inForceFrom: string | null, withdrawn = false) => ({
  ...{ number, inForceFrom, withdrawnAt: withdrawn ? new Date("2026-01-01") : null },
})
const VERSIONS = [
  version(1, "2025-01-01"),
  version(2, "2026-03-29"),
  version(3, "2026-10-25", true),
  version(4, "2027-01-01"),
  version(null, null),
]

describe("in force on a day is the latest that has begun and was not withdrawn:", () => {
  test.each([
    ["2024-12-31", null],
    ["2025-01-01", 1],
    ["2026-03-28", 1],
    ["2026-03-29", 2],
    ["2026-10-25", 2],
    ["2026-12-31", 2],
    ["2027-01-01", 4],
  ])("%s: %s", (day, number) => {
    expect(numberInForce(VERSIONS, day)).toBe(number)
  })
})

test("each version has its state", () => {
  const states = VERSIONS.map((one) => stateOf(one, "2026-11-01", 2))
  expect(states).toEqual(["past", "in_force", "withdrawn", "scheduled", "draft"])
})

describe("a plan", () => {
  const refused = (inForceFrom: string, decidedOn: string, latest: string | null = null) => {
    const found = refusePlan({ inForceFrom, decidedOn }, "2026-11-23", latest)
    return found ? `${found.field} ${found.reason.key}` : null
  }
  test.each([
    ["2026-11-23", "2026-11-23", null, null],
    ["2027-01-01", "2026-11-01", "2026-03-01", null],
    ["2026-11-22", "2026-11-01", null, "inForceFrom regulation.errors.in_the_past"],
    ["2026-11-24", "2026-11-24", null, "decidedOn regulation.errors.decided_later"],
    ["2026-12-01", "2026-11-01", "2026-12-01", "inForceFrom regulation.errors.not_after_latest"],
    ["2026-12-01", "2026-11-01", "2026-12-02", "inForceFrom regulation.errors.not_after_latest"],
  ])("from %s decided %s after %s: %s", (from, decided, latest, refusal) => {
    expect(refused(from, decided, latest)).toBe(refusal)
  })
})
