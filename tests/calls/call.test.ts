import { describe, expect, test } from "vitest"
import { missingIn, phaseOf, pointsInAll, unmetBy } from "#app/calls/call.ts"
import { typedCall } from "./world.ts"

const AT = (time: string) => new Date(`2026-03-10T${time}Z`)
const call = { state: "published", opensAt: AT("09:00:00"), closesAt: AT("20:00:00") }

describe("how far a call is", () => {
  test.each([
    ["before the opening", call, "08:59:59.999", "announced"],
    ["at the instant of opening", call, "09:00:00.000", "open"],
    ["the last millisecond", call, "19:59:59.999", "open"],
    ["at the instant of closing", call, "20:00:00.000", "closed"],
    ["a draft whatever the hour", { ...call, state: "draft" }, "12:00:00.000", "draft"],
    ["cancelled whatever the hour", { ...call, state: "cancelled" }, "12:00:00.000", "cancelled"],
    ["with results", { ...call, state: "results" }, "23:00:00.000", "results"],
  ])("%s", (_, one, time, phase) => {
    expect(phaseOf(one, AT(time))).toBe(phase)
  })
})

test("the points in all are the sum of the criteria", () => {
  expect(pointsInAll([{ most: 60 }, { most: 40 }])).toBe(100)
})

test.each([
  [{ kind: "municipality", isWithin: true }, "kind"],
  [{ kind: "municipality", isWithin: false }, "kind"],
  [{ kind: "migrant_association", isWithin: false }, "territory"],
  [{ kind: "migrant_association", isWithin: true }, null],
] as const)("of %o the first rule that is not met is %s", (candidate, unmet) => {
  expect(unmetBy({ kinds: ["migrant_association"] }, candidate)).toBe(unmet)
})

test("a project lacks what it has not said, and nothing of its own is something said", () => {
  const project = { askedCents: 1, ownCents: 0, startsOn: null, endsOn: null, place: null }
  expect(missingIn(project)).toEqual(["startsOn", "endsOn", "place"])
})

const problems = (over: Record<string, unknown>) =>
  typedCall(over).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? []

describe("the form of a call", () => {
  test("keeps instants of Rome's clock, sums in cents and criteria in order", () => {
    const { data } = typedCall()
    expect(data?.closesAt.toISOString()).toBe("2026-03-31T19:00:00.000Z")
    expect([data?.budgetCents, data?.mostCents, data?.leastPoints]).toEqual([1_000_000, 500_000, 20])
    expect(data?.criteria).toEqual([
      { name: "Utilità", most: 60 },
      { name: "Costi", most: 40 },
    ])
  })

  test.each([
    [
      "a closing before the opening",
      { closeDay: "1/3/2026", closeTime: "9:00" },
      "closeDay calls.errors.closes_first",
    ],
    ["more for one project than in all", { most: "10.000,01" }, "most calls.errors.most_over_budget"],
    ["no money", { budget: "0", most: "1" }, "budget calls.errors.money_missing"],
    ["what is no sum", { budget: "molti" }, "budget calls.errors.money"],
    ["a fewest over the sum", { leastPoints: "101" }, "leastPoints calls.errors.least_over_all"],
    ["a criterion without weight", { criterion1most: "" }, "criterion1most calls.errors.weight"],
    ["a weight without criterion", { criterion1name: "" }, "criterion1name calls.errors.criterion"],
    [
      "no criterion",
      { criterion0name: "", criterion0most: "", criterion1name: "", criterion1most: "", leastPoints: "" },
      "criterion0name calls.errors.criteria_missing",
    ],
    ["nobody who may hand in", { kinds: [] }, "kinds calls.errors.kinds"],
    ["no kind ticked at all", { kinds: undefined }, "kinds calls.errors.kinds"],
  ])("refuses %s at its field", (_, over, problem) => {
    expect(problems(over)).toContain(problem)
  })
})
