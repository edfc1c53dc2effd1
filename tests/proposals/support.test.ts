import fc from "fast-check"
import { expect, test } from "vitest"
import { reachedBy } from "#app/proposals/support.ts"

const by = (...seats: string[]) =>
  seats.map((seat) => {
    const [bodyId = "", groupId = ""] = seat.split("@")
    return { bodyId, groupId }
  })

test.each([
  ["three bodies of two constituencies", by("a@x", "b@x", "c@y"), true, 0, 0],
  ["three bodies of one", by("a@x", "b@x", "c@x"), false, 0, 1],
  ["two bodies of two", by("a@x", "b@y"), false, 1, 0],
  ["one body with three seats", by("a@x", "a@y", "a@x"), false, 2, 0],
  ["nobody", by(), false, 3, 2],
] as const)("%s, where three of two are asked", (_who, supporters, isEnough, bodies, groups) => {
  const reached = reachedBy(supporters, { supporters: 3, fromGroups: 2 })
  expect(reached).toMatchObject({ isEnough, missingBodies: bodies, missingGroups: groups })
})

test("nothing is missing where no support is asked", () => {
  expect(reachedBy([], { supporters: 0, fromGroups: 1 }).isEnough).toBe(true)
})

const anySeat = fc.record({
  bodyId: fc.constantFrom("a", "b", "c", "d"),
  groupId: fc.constantFrom("x", "y", "z"),
})
const anyRule = fc.record({
  supporters: fc.integer({ min: 0, max: 6 }),
  fromGroups: fc.integer({ min: 1, max: 4 }),
})

test("one more supporter never brings a proposal further from what is asked", () => {
  fc.assert(
    fc.property(fc.array(anySeat), anySeat, anyRule, (supporters, more, rule) => {
      const [before, after] = [reachedBy(supporters, rule), reachedBy([...supporters, more], rule)]
      expect(after.missingBodies).toBeLessThanOrEqual(before.missingBodies)
      expect(after.missingGroups).toBeLessThanOrEqual(before.missingGroups)
      if (before.isEnough) expect(after.isEnough).toBe(true)
    }),
  )
})

test("the order in which they come changes nothing", () => {
  fc.assert(
    fc.property(fc.array(anySeat), anyRule, (supporters, rule) => {
      expect(reachedBy(supporters.toReversed(), rule)).toEqual(reachedBy(supporters, rule))
    }),
  )
})
