import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type RankingRule, rankingOf, type Scored } from "#app/calls/results/ranking.ts"

const RULE: RankingRule = { budgetCents: 10_000, leastPoints: 60, isPartGiven: false }
const project = (id: string, points: number, enteredAt: number, askedCents: number): Scored => ({
  ...{ id, points, enteredAt, askedCents },
})
const said = (projects: Scored[], rule: Partial<RankingRule> = {}) =>
  rankingOf(projects, { ...RULE, ...rule }).map(
    ({ id, rank, verdict, givenCents }) => `${rank} ${id} ${verdict} ${givenCents}`,
  )

describe("the ranking of a call", () => {
  test.each([
    ["nobody handed in", [], {}, []],
    [
      "more points come first",
      [project("a", 70, 1, 3_000), project("b", 80, 2, 3_000)],
      {},
      ["1 b funded 3000", "2 a funded 3000"],
    ],
    [
      "with as many points, who handed in earlier",
      [project("a", 70, 2, 6_000), project("b", 70, 1, 6_000)],
      {},
      ["1 b funded 6000", "2 a out_of_budget 0"],
    ],
    [
      "exactly the fewest points are enough, one less is not",
      [project("a", 60, 1, 1_000), project("b", 59, 1, 1_000)],
      {},
      ["1 a funded 1000", "2 b below_minimum 0"],
    ],
    [
      "the money to the last cent",
      [project("a", 90, 1, 4_000), project("b", 80, 1, 6_000)],
      {},
      ["1 a funded 4000", "2 b funded 6000"],
    ],
    [
      "one cent too many, and the cheaper one below is not preferred",
      [project("a", 90, 1, 4_000), project("b", 80, 1, 6_001), project("c", 70, 1, 1_000)],
      {},
      ["1 a funded 4000", "2 b out_of_budget 0", "3 c out_of_budget 0"],
    ],
    [
      "where the call says so the last one gets what is left, and nobody after it",
      [project("a", 90, 1, 4_000), project("b", 80, 1, 9_000), project("c", 70, 1, 100)],
      { isPartGiven: true },
      ["1 a funded 4000", "2 b funded_in_part 6000", "3 c out_of_budget 0"],
    ],
    [
      "nothing left is no part",
      [project("a", 90, 1, 10_000), project("b", 80, 1, 9_000)],
      { isPartGiven: true },
      ["1 a funded 10000", "2 b out_of_budget 0"],
    ],
    [
      "the same points at the same instant share a place",
      [project("a", 90, 1, 5_000), project("b", 90, 1, 5_000), project("c", 80, 1, 1)],
      {},
      ["1 a funded 5000", "1 b funded 5000", "3 c out_of_budget 0"],
    ],
    [
      "where the money does not reach all of a place it goes to none of it, not even in part",
      [project("a", 90, 1, 6_000), project("b", 90, 1, 6_000), project("c", 80, 1, 1)],
      { isPartGiven: true },
      ["1 a tied 0", "1 b tied 0", "3 c out_of_budget 0"],
    ],
  ] as const)("%s", (_, projects, rule, ranked) => {
    expect(said([...projects], rule)).toEqual(ranked)
  })
})

const PROJECTS = fc
  .array(
    fc.record({
      points: fc.integer({ min: 0, max: 100 }),
      enteredAt: fc.integer({ min: 0, max: 5 }),
      askedCents: fc.integer({ min: 1, max: 500_000 }),
    }),
    { maxLength: 20 },
  )
  .map((all) => all.map((one, n) => ({ ...one, id: `p${n}` })))
const ANY_RULE = fc.record({
  budgetCents: fc.integer({ min: 1, max: 2_000_000 }),
  leastPoints: fc.integer({ min: 0, max: 100 }),
  isPartGiven: fc.boolean(),
})
const always = (holds: (projects: Scored[], rule: RankingRule) => void) =>
  fc.assert(fc.property(PROJECTS, ANY_RULE, holds))
const byId = (projects: Scored[], rule: RankingRule) =>
  rankingOf(projects, rule).sort((a, b) => a.id.localeCompare(b.id))

describe("of any projects and any rule", () => {
  test("the order in which projects are given says nothing", () =>
    always((projects, rule) => {
      expect(byId([...projects].reverse(), rule)).toEqual(byId(projects, rule))
    }))

  test("names say nothing", () =>
    always((projects, rule) => {
      const renamed = projects.map((one) => ({ ...one, id: `z${99 - Number(one.id.slice(1))}` }))
      const without = (all: ReturnType<typeof rankingOf>) =>
        all.map(({ id, ...row }) => JSON.stringify(row)).sort()
      expect(without(rankingOf(renamed, rule))).toEqual(without(rankingOf(projects, rule)))
    }))

  test("the budget is never exceeded", () =>
    always((projects, rule) => {
      const given = rankingOf(projects, rule).reduce((sum, { givenCents }) => sum + givenCents, 0)
      expect(given).toBeLessThanOrEqual(rule.budgetCents)
    }))

  test("nobody gets more than they ask, and all of it or nothing unless the call gives parts", () =>
    always((projects, rule) => {
      const asked = new Map(projects.map(({ id, askedCents }) => [id, askedCents]))
      for (const { id, givenCents, verdict } of rankingOf(projects, rule)) {
        if (verdict === "funded") expect(givenCents).toBe(asked.get(id))
        else if (verdict === "funded_in_part") {
          expect(rule.isPartGiven).toBe(true)
          expect(givenCents).toBeLessThan(asked.get(id) ?? 0)
        } else expect(givenCents).toBe(0)
      }
    }))

  test("nobody without money has more points than somebody with it", () =>
    always((projects, rule) => {
      const ranked = rankingOf(projects, rule)
      const least = Math.min(...ranked.filter(({ givenCents }) => givenCents > 0).map(({ points }) => points))
      for (const { points, givenCents } of ranked)
        if (givenCents === 0) expect(points).toBeLessThanOrEqual(least)
    }))

  test("nothing is given below the fewest points", () =>
    always((projects, rule) => {
      for (const { points, givenCents } of rankingOf(projects, rule))
        if (points < rule.leastPoints) expect(givenCents).toBe(0)
    }))

  test("everybody has one place", () =>
    always((projects, rule) => {
      expect(
        rankingOf(projects, rule)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(projects.map(({ id }) => id).sort())
    }))
})
