import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fulfilmentOf, type Promised, SOURCES } from "#app/figures/fulfilment.ts"
import { tenthsOf } from "#app/figures/share.ts"

const TODAY = "2026-03-10"
const promised = (over: Partial<Promised> = {}): Promised => ({
  ...{ source: "answer", state: "open", dueOn: "2026-04-01", n: 1, ...over },
})

describe("a commitment", () => {
  test.each([
    ["that is kept is done, however late", { state: "done", dueOn: "2026-01-01" }, "done"],
    ["that was dropped is not late any more", { state: "dropped", dueOn: "2026-01-01" }, "dropped"],
    ["is in progress on its last day", { dueOn: TODAY }, "going"],
    ["is late from the day after", { dueOn: "2026-03-09" }, "late"],
  ] as const)("%s", (_sentence, over, standing) => {
    const { standings } = fulfilmentOf([promised(over)], TODAY).total
    expect(standings).toEqual({ done: 0, going: 0, late: 0, dropped: 0, [standing]: 1 })
  })
})

describe("what became of commitments", () => {
  test("is told by where they were made, and their share is of all that were", () => {
    const all = [promised({ state: "done", n: 2 }), promised({ source: "decision" })]
    const { bySource, total } = fulfilmentOf(all, TODAY)
    expect(bySource.map(({ source, done }) => [source, done])).toEqual([
      ["answer", { part: 2, whole: 2 }],
      ["decision", { part: 0, whole: 1 }],
    ])
    expect(tenthsOf(total.done)).toBe(666)
  })

  const any = fc.record({
    ...{ source: fc.constantFrom(...SOURCES), state: fc.constantFrom("open", "done", "dropped") },
    ...{ dueOn: fc.constantFrom("2026-03-09", TODAY), n: fc.nat(9) },
  })

  test("adds up, by standing and by where, and no share is over 100 %", () => {
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const { bySource, total } = fulfilmentOf(all, TODAY)
        expect(Object.values(total.standings).reduce((sum, n) => sum + n, 0)).toBe(total.promised)
        expect(bySource.reduce((sum, line) => sum + line.promised, 0)).toBe(total.promised)
        for (const { done } of [...bySource, total]) {
          const tenths = tenthsOf(done)
          if (tenths !== null) expect(tenths).toBeLessThanOrEqual(1000)
        }
        expect(fulfilmentOf(all.toReversed(), TODAY)).toEqual({ bySource, total })
      }),
    )
  })
})
