import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isReached, neededOf, type Threshold } from "#app/roundtables/regulation/rational.ts"

const more = (num: number, den: number): Threshold => ({ num, den, strict: true })
const least = (num: number, den: number): Threshold => ({ num, den, strict: false })

describe("how many it takes", () => {
  test.each([
    ["two thirds of 300", least(2, 3), 300, 200],
    ["55 % of 100, which a float makes 56", least(55, 100), 100, 55],
    ["more than 55 % of 100", more(55, 100), 100, 56],
    ["more than half of 40", more(1, 2), 40, 21],
    ["more than half of 36", more(1, 2), 36, 19],
    ["more than half of 33", more(1, 2), 33, 17],
    ["more than half of 12", more(1, 2), 12, 7],
    ["more than half of 13", more(1, 2), 13, 7],
    ["at least half of 13", least(1, 2), 13, 7],
    ["at least half of 12", least(1, 2), 12, 6],
    ["at least a third of 9", least(1, 3), 9, 3],
    ["at least a third of 10", least(1, 3), 10, 4],
    ["at least two thirds of 12", least(2, 3), 12, 8],
    ["three quarters of 10", least(3, 4), 10, 8],
    ["all of 7", least(1, 1), 7, 7],
    ["any number of 7", least(0, 1), 7, 0],
    ["more than none of 7", more(0, 1), 7, 1],
    ["more than half of none", more(1, 2), 0, 1],
    ["0.1 + 0.2 of 10, in tenths", least(3, 10), 10, 3],
    ["seven hundredths of 100, which a float makes 8", least(7, 100), 100, 7],
  ])("%s", (_name, threshold, whole, needed) => {
    expect(neededOf(whole, threshold)).toBe(needed)
  })
})

const threshold = fc
  .record({ num: fc.nat(1000), den: fc.integer({ min: 1, max: 1000 }), strict: fc.boolean() })
  .filter(({ num, den }) => num <= den)
const whole = fc.nat(100_000)

describe("for any threshold and whole", () => {
  test("what is needed reaches it and one less does not", () => {
    fc.assert(
      fc.property(threshold, whole, (t, n) => {
        const needed = neededOf(n, t)
        expect(isReached(needed, n, t)).toBe(true)
        expect(needed === 0 || !isReached(needed - 1, n, t)).toBe(true)
      }),
    )
  })

  test("a larger part never reaches less, and a larger whole never needs less", () => {
    fc.assert(
      fc.property(threshold, whole, whole, (t, part, n) => {
        expect(!isReached(part, n, t) || isReached(part + 1, n, t)).toBe(true)
        expect(neededOf(n + 1, t)).toBeGreaterThanOrEqual(neededOf(n, t))
      }),
    )
  })

  test("the same share in other terms needs the same", () => {
    fc.assert(
      fc.property(threshold, whole, fc.integer({ min: 1, max: 9 }), (t, n, times) => {
        expect(neededOf(n, { ...t, num: t.num * times, den: t.den * times })).toBe(neededOf(n, t))
      }),
    )
  })

  test("it agrees with the same sum in integers of any size", () => {
    fc.assert(
      fc.property(threshold, whole, whole, (t, part, n) => {
        const [ours, theirs] = [BigInt(part) * BigInt(t.den), BigInt(t.num) * BigInt(n)]
        expect(isReached(part, n, t)).toBe(t.strict ? ours > theirs : ours >= theirs)
      }),
    )
  })
})

test.each([[0.5], [-1], [Number.NaN], [2 ** 53]])("a count of %s is no count", (part) => {
  expect(() => isReached(part, 10, more(1, 2))).toThrow(RangeError)
})
