import { describe, expect, test } from "vitest"
import { isOver } from "#app/roundtables/mandate.ts"

const term = { rank: 0, startsOn: "2026-03-01", endsOn: null as string | null, endedAt: null as Date | null }

describe("a mandate", () => {
  test.each([
    ["that has yet to begin", {}, "2026-02-01", false],
    ["without an end", {}, "2030-01-01", false],
    ["on its last day", { endsOn: "2026-04-30" }, "2026-04-30", false],
    ["the day after", { endsOn: "2026-04-30" }, "2026-05-01", true],
    ["ended by an act", { endedAt: new Date("2026-03-02T00:00:00Z") }, "2026-03-03", true],
  ])("%s", (_name, over, day, expected) => {
    expect(isOver({ ...term, ...over }, day)).toBe(expected)
  })
})
