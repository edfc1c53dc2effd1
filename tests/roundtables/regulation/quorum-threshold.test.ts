import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Presence } from "#app/roundtables/regulation/fields.ts"
import {
  type GroupPresence,
  isConstituted,
  judgeQuorum,
  judgeQuorumByGroup,
  quorumNeeded,
} from "#app/roundtables/regulation/quorum-threshold.ts"

const rule = (over: Partial<Presence> = {}): Presence => ({
  ...{ base: "filled", strict: true, num: 1, den: 2, floor: 1, scope: "whole" },
  ...over,
})
const THIRD = rule({ strict: false, num: 1, den: 3, floor: 3 })
const seats = (filled: number, assigned = filled, justified = 0) => ({ assigned, filled, justified })

describe("the numero legale", () => {
  test.each([
    ["of 40 assigned", rule({ base: "assigned" }), seats(36, 40, 3), 21],
    ["of 36 filled", rule(), seats(36, 40, 3), 19],
    ["of 36 filled minus 3 justified", rule({ base: "without_justified" }), seats(36, 40, 3), 17],
    ["of 12 filled", rule(), seats(12, 13), 7],
    ["of 12 in second call", THIRD, seats(12, 13), 4],
    ["of 9", rule(), seats(9), 5],
    ["of 9 in second call", THIRD, seats(9), 3],
    ["of 6 in second call, never fewer than 3", THIRD, seats(6), 3],
    ["of 6", rule(), seats(6), 4],
    ["of 5", rule(), seats(5), 3],
    ["at least half of 12 (c.c. art. 21)", rule({ strict: false }), seats(12), 6],
    ["any number in second call (c.c. art. 21)", rule({ strict: false, num: 0, den: 1 }), seats(12), 1],
  ])("%s", (_name, presence, figures, needed) => {
    expect(quorumNeeded(presence, figures)).toBe(needed)
  })

  test.each([
    ["10 of 12", rule(), seats(12), 10, { isReached: true, needed: 7, missing: 0 }],
    ["6 of 12, after somebody left", rule(), seats(12), 6, { isReached: false, needed: 7, missing: 1 }],
    ["4 of 9 in first call", rule(), seats(9), 4, { isReached: false, missing: 1 }],
    ["5 of 9 in second call", THIRD, seats(9), 5, { isReached: true, missing: 0 }],
    ["nobody where none is filled", rule(), seats(0), 0, { isReached: false, needed: 1, missing: 1 }],
  ])("is judged for %s", (_name, presence, figures, found, verdict) => {
    expect(judgeQuorum(presence, figures, found)).toMatchObject({ ...verdict, found })
  })
})

const group = (filled: number, found: number): GroupPresence => ({ ...seats(filled), found })

describe("by constituency", () => {
  const each = rule({ scope: "each_group" })
  test("every group must be there, however many others are", () => {
    const verdict = judgeQuorumByGroup(each, [group(5, 5), group(3, 1)])
    expect(verdict).toMatchObject({ isReached: false, missing: 1 })
  })
  test("a group without seats filled is asked nothing", () => {
    expect(judgeQuorumByGroup(each, [group(5, 3), group(0, 0)]).isReached).toBe(true)
  })
  test("the floor holds for the whole", () => {
    const verdict = judgeQuorumByGroup({ ...each, floor: 4 }, [group(2, 2), group(1, 1)])
    expect(verdict).toMatchObject({ isReached: false, missing: 1, needed: 4 })
  })
  test("over the whole table groups do not matter", () => {
    expect(judgeQuorumByGroup(rule(), [group(5, 5), group(3, 0)])).toMatchObject({
      isReached: true,
      needed: 5,
    })
  })
})

const presence: fc.Arbitrary<Presence> = fc
  .record({
    base: fc.constantFrom("filled" as const, "assigned" as const, "without_justified" as const),
    strict: fc.boolean(),
    num: fc.nat(100),
    den: fc.integer({ min: 1, max: 100 }),
    floor: fc.integer({ min: 1, max: 20 }),
    scope: fc.constantFrom("whole" as const, "each_group" as const),
  })
  .filter(({ num, den }) => num <= den)
const figures = fc
  .record({ assigned: fc.nat(200), filled: fc.nat(200), justified: fc.nat(200), found: fc.nat(200) })
  .map(({ assigned, filled, justified, found }) => ({
    ...{
      assigned: assigned + filled,
      filled,
      justified: Math.min(justified, filled),
      found: Math.min(found, filled),
    },
  }))

describe("for any rule and table", () => {
  test("'n more' is exact: with them it is reached, with one fewer it is not", () => {
    fc.assert(
      fc.property(presence, figures, (rule, { found, ...table }) => {
        const { missing } = judgeQuorum(rule, table, found)
        expect(judgeQuorum(rule, table, found + missing).isReached).toBe(true)
        expect(missing === 0 || !judgeQuorum(rule, table, found + missing - 1).isReached).toBe(true)
      }),
    )
  })

  test("the order of constituencies changes nothing", () => {
    fc.assert(
      fc.property(presence, fc.array(figures, { maxLength: 6 }), (rule, groups) => {
        const { each: _a, ...forth } = judgeQuorumByGroup(rule, groups)
        const { each: _b, ...back } = judgeQuorumByGroup(rule, [...groups].reverse())
        expect(forth).toEqual(back)
      }),
    )
  })
})

test.each([
  [null, null, 0, true],
  [2, 3, 8, true],
  [2, 3, 7, false],
])("a table that needs %s/%s of 12 seats filled is constituted with %i: %s", (num, den, filled, is) => {
  const sitting = { toleranceMinutes: 0, constitutedNum: num, constitutedDen: den }
  expect(isConstituted(sitting, { assigned: 12, filled })).toBe(is)
})
