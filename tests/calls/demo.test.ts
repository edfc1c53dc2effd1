import { expect, test } from "vitest"
import { type Ranked, rankingOf } from "#app/calls/results/ranking.ts"
import { CALLS, CRITERIA } from "#db/demo/calls.ts"

const LEAST_POINTS = 60
const ranked = CALLS.filter(({ state }) => state === "results")

test.each(ranked)("the ranking of $key is the one that the rule makes", (call) => {
  const scored = call.projects.map(({ key, asked, enteredAgo = 0, points = [] }) => ({
    ...{ id: key, askedCents: asked * 100, enteredAt: -enteredAgo },
    points: points.reduce((sum, [given]) => sum + given, 0),
  }))
  const rule = {
    ...{ budgetCents: call.budget * 100, leastPoints: LEAST_POINTS },
    isPartGiven: call.isPartGiven ?? false,
  }
  const made = rankingOf(scored, rule).map(({ id, rank, givenCents, verdict }: Ranked) => ({
    ...{ key: id, rank, given: givenCents / 100, verdict },
  }))
  expect(made).toEqual(call.projects.map(({ key, result }) => ({ key, ...result })))
})

test("no criterion of the demo has more points than its weight, and no project asks for more than it may get", () => {
  for (const { projects, most } of CALLS)
    for (const { asked, points = [] } of projects) {
      expect(asked).toBeLessThanOrEqual(most)
      for (const [n, [given]] of points.entries()) expect(given).toBeLessThanOrEqual(CRITERIA[n]?.[1] ?? 0)
    }
})
