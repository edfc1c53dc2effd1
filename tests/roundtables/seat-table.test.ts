import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nextRank } from "#app/roundtables/seat-table.tsx"

const holding = (ranks: readonly number[]) => ranks.map((rank) => ({ rank }))

describe("the next place on a seat", () => {
  test.each([
    ["is the titular's when nobody sits there", [], 0],
    ["is the titular's when only a substitute does", [1], 0],
    ["is the first substitute's after the titular", [0], 1],
    ["is a gap between substitutes", [0, 1, 3], 2],
    ["does not depend on the order", [3, 1, 0], 2],
    ["is the last when nine are taken", [0, 1, 2, 3, 4, 5, 6, 7, 8], 9],
    ["is none when all ten are taken", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], null],
  ])("%s", (_what, ranks, expected) => {
    expect(nextRank(holding(ranks))).toBe(expected)
  })

  test("is always free, and nothing below it is", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 9 })), (ranks) => {
        const next = nextRank(holding(ranks)) ?? 10
        expect(ranks).not.toContain(next)
        expect(Array.from({ length: next }, (_, rank) => ranks.includes(rank))).not.toContain(false)
      }),
    )
  })
})
