import fc from "fast-check"
import { expect, test } from "vitest"
import {
  type Agreement,
  addedItemsFigures,
  agreementNeeded,
  mayBeDecided,
} from "#app/roundtables/regulation/added-items.ts"

const AGREED: Agreement[] = ["never", "chair", "majority", "all_present", "all_seats"]
const anySeats = fc
  .tuple(fc.nat(60), fc.nat(60))
  .map(([there, absent]) => ({ there, filled: there + absent }))

test.each([
  ["never", 12, 13, null],
  ["chair", 12, 13, 0],
  ["majority", 12, 13, 7],
  ["majority", 13, 13, 7],
  ["majority", 1, 13, 1],
  ["all_present", 12, 13, 12],
  ["all_seats", 12, 13, null],
  ["all_seats", 13, 13, 13],
] as const)("%s, with %i seats there of %i: %s", (agreed, there, filled, needed) => {
  expect(agreementNeeded(agreed, { there, filled })).toBe(needed)
})

test("never more seats must agree than are there, and a majority is never had by two halves", () => {
  fc.assert(
    fc.property(fc.constantFrom(...AGREED), anySeats, (agreed, seats) => {
      const needed = agreementNeeded(agreed, seats)
      if (agreed === "majority") expect(2 * (needed ?? 0)).toBeGreaterThan(seats.there)
      else expect(needed ?? 0).toBeLessThanOrEqual(seats.there)
    }),
  )
})

test.each([
  ["never", 13, 13, 13, false],
  ["all_seats", 13, 13, 13, true],
  ["all_seats", 13, 13, 12, false],
  ["all_seats", 12, 13, 12, false],
  ["as_others", 12, 13, 7, true],
] as const)("a vote on it: %s, %i there of %i and %i agreed, %s", (decide, there, filled, yes, may) => {
  expect(mayBeDecided({ agreed: "majority", decide }, { there, filled }, yes)).toBe(may)
})

test("where nothing is added, nothing is voted on", () => {
  const rule = { agreed: "never", decide: "as_others" } as const
  expect(mayBeDecided(rule, { there: 13, filled: 13 }, 13)).toBe(false)
})

test.each([
  [{ agreed: "never", decide: "never" }, []],
  [{ agreed: "chair", decide: "never" }, []],
  [{ agreed: "majority", decide: "never" }, ["regulation.figures.added_agreed"]],
  [
    { agreed: "majority", decide: "all_seats" },
    ["regulation.figures.added_agreed", "regulation.figures.added_everybody"],
  ],
  [{ agreed: "all_seats", decide: "as_others" }, ["regulation.figures.added_everybody"]],
] as const)("the figures beside %o are its own", (rule, keys) => {
  expect(addedItemsFigures(rule, 12).map(({ key }) => key)).toEqual(keys)
})
