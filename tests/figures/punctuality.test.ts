import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Asked, answerStanding, medianTenths, punctualityOf } from "#app/figures/punctuality.ts"
import { tenthsOf } from "#app/figures/share.ts"

const TODAY = "2026-03-10"
const asked = (over: Partial<Asked> = {}): Asked => ({
  ...{ askedOn: "2026-02-01", dueOn: "2026-03-03", publishedOn: null, isExtended: false, ...over },
})

describe("an answer", () => {
  test.each([
    ["published before its last day is in time", { publishedOn: "2026-03-01" }, "in_time"],
    ["published on its last day is in time", { publishedOn: "2026-03-03" }, "in_time"],
    ["published a day after it is late", { publishedOn: "2026-03-04" }, "late"],
    ["not published on its last day is within its term", { dueOn: TODAY }, "open_in_term"],
    ["not published the day after is late", { dueOn: "2026-03-09" }, "open_late"],
  ] as const)("%s", (_sentence, over, standing) => {
    expect(answerStanding(asked(over), TODAY)).toBe(standing)
  })
})

describe("the middle of some days", () => {
  test.each([
    [[], null],
    [[7], 70],
    [[9, 1, 5], 50],
    [[4, 1, 9, 5], 45],
  ])("of %j is %j tenths", (days, tenths) => {
    expect(medianTenths(days)).toBe(tenths)
  })
})

describe("punctuality", () => {
  test("is a share of the answers that are out or should be: who still has time is not counted", () => {
    const all = [
      asked({ publishedOn: "2026-02-20" }),
      asked(),
      asked({ dueOn: "2026-04-01", isExtended: true }),
    ]
    expect(punctualityOf(all, TODAY)).toEqual({
      ...{ asked: 3, extended: 1, inTime: { part: 1, whole: 2 }, medianTenths: 190 },
      standings: { in_time: 1, late: 0, open_in_term: 1, open_late: 1 },
    })
  })

  const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-03-${n}`)
  const any = fc.record({
    ...{ askedOn: fc.constant("2026-03-01"), dueOn: day, isExtended: fc.boolean() },
    publishedOn: fc.option(day),
  })

  test("puts every answer into one standing, in whatever order, and no share is over 100 %", () => {
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const { standings, asked, inTime, ...rest } = punctualityOf(all, "2026-03-20")
        expect(Object.values(standings).reduce((sum, n) => sum + n, 0)).toBe(asked)
        const tenths = tenthsOf(inTime)
        if (tenths !== null) expect(tenths).toBeLessThanOrEqual(1000)
        expect(punctualityOf(all.toReversed(), "2026-03-20")).toEqual({ standings, asked, inTime, ...rest })
      }),
    )
  })
})
