import { describe, expect, test } from "vitest"
import { missingStep, STEPS, stepAfter, stepBefore } from "#app/people/adhesions/adhesion.ts"
import { dayAfter, dueAfterAdditions, dueDay } from "#app/people/adhesions/deadline.ts"
import { refuseDecide, refuseQueue } from "#app/people/adhesions/policy.ts"
import { actorAs, HERE, RELATIONS } from "#tests/support/relations.ts"

test.each([
  ["2026-01-31", 1, "2026-02-01"],
  ["2026-03-28", 2, "2026-03-30"],
  ["2026-10-24", 2, "2026-10-26"],
  ["2028-02-28", 1, "2028-02-29"],
])("%s and %i days is %s, whatever the clocks do", (day, days, expected) => {
  expect(dayAfter(day, days)).toBe(expected)
})

test("a request is answered within thirty days", () => {
  expect(dueDay("2026-03-10")).toBe("2026-04-09")
})

describe("the days waited for additions do not count,", () => {
  test.each([
    ["for as long as they took", "2026-03-20", "2026-03-25", false, "2026-04-14"],
    ["not at all the same day", "2026-03-20", "2026-03-20", false, "2026-04-09"],
    ["thirty at most", "2026-03-20", "2026-06-20", false, "2026-05-09"],
    ["once only", "2026-03-20", "2026-03-25", true, "2026-04-09"],
  ])("%s", (_how, askedOn, answeredOn, wasSuspended, expected) => {
    expect(dueAfterAdditions({ dueOn: "2026-04-09", askedOn, wasSuspended }, answeredOn)).toBe(expected)
  })
})

test("every step leads on to the last one and back to the first", () => {
  let step = STEPS[0]
  for (const expected of STEPS.slice(1)) {
    step = stepAfter(step) as typeof step
    expect(step).toBe(expected)
  }
  expect([stepAfter("check"), stepBefore("body"), stepBefore("check")]).toEqual(["check", null, "annexes"])
})

test.each([
  [{ reason: null, contactName: null, contactEmail: null }, "table"],
  [{ reason: "Sì", contactName: null, contactEmail: null }, "contact"],
  [{ reason: "Sì", contactName: "Amina", contactEmail: null }, "contact"],
  [{ reason: "Sì", contactName: "Amina", contactEmail: "a@example.org" }, null],
] as const)("of %j what is missing is %s", (draft, step) => {
  expect(missingStep(draft)).toBe(step)
})

describe("a request to a table is decided by its secretariat and administrators:", () => {
  test.each(RELATIONS)("%s", (relation) => {
    const allowed = ["secretary here", "administrator"].includes(relation)
    expect(refuseDecide(actorAs(relation), { roundtableId: HERE }) === null).toBe(allowed)
  })
})

describe("a request for the register alone is decided by administrators:", () => {
  test.each(RELATIONS)("%s", (relation) => {
    expect(refuseDecide(actorAs(relation), { roundtableId: null }) === null).toBe(
      relation === "administrator",
    )
  })
})

test.each(RELATIONS)("a queue of their own has %s, or is told why not", (relation) => {
  const allowed = ["secretary here", "secretary elsewhere", "administrator"].includes(relation)
  expect(refuseQueue(actorAs(relation)) === null).toBe(allowed)
})
