import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { attendanceOf, type Seen, shareOf } from "#app/meetings/figures/attendance.ts"

const GROUPS = [
  { id: "g1", name: "Istituzioni", position: 1 },
  { id: "g2", name: "Giovani", position: 0 },
]
const seen = (sitting: string, seat: string, over: Partial<Seen> = {}): Seen => ({
  ...{ sitting, seat, group: GROUPS[0] as Seen["group"], isPresent: true },
  body: { id: "o1", name: "Comune", language: "it" },
  ...over,
})

describe("attendance", () => {
  test("counts a person's seat in its group and for no body", () => {
    const person = seen("c1", "s2", { group: GROUPS[1] as Seen["group"], body: null })
    const { groups, bodies } = attendanceOf(["c1"], [seen("c1", "s1"), person])
    expect(groups.map(({ name, total }) => [name, total])).toEqual([
      ["Giovani", { present: 1, expected: 1 }],
      ["Istituzioni", { present: 1, expected: 1 }],
    ])
    expect(bodies.map(({ name }) => name)).toEqual(["Comune"])
  })

  test("adds up the seats of one body, sitting by sitting", () => {
    const { bodies } = attendanceOf(
      ["c1", "c2"],
      [seen("c1", "s1"), seen("c1", "s2", { isPresent: false }), seen("c2", "s1", { isPresent: false })],
    )
    expect(bodies[0]).toMatchObject({
      cells: [
        { present: 1, expected: 2 },
        { present: 0, expected: 1 },
      ],
      total: { present: 1, expected: 3 },
    })
  })

  test("totals are the sums of their sittings, and never more come than were to", () => {
    const one = fc.record({
      ...{
        sitting: fc.constantFrom("c1", "c2", "c3"),
        seat: fc.constantFrom("s1", "s2"),
        isPresent: fc.boolean(),
      },
      group: fc.constantFrom(...GROUPS),
      body: fc.constantFrom(null, { id: "o1", name: "Comune", language: "it" }),
    })
    fc.assert(
      fc.property(fc.array(one), (all) => {
        const { groups, bodies } = attendanceOf(["c1", "c2", "c3"], all)
        for (const { cells, total } of [...groups, ...bodies]) {
          expect(total.expected).toBe(cells.reduce((sum, cell) => sum + cell.expected, 0))
          expect(total.present).toBe(cells.reduce((sum, cell) => sum + cell.present, 0))
          expect(total.present).toBeLessThanOrEqual(total.expected)
        }
        expect(groups.reduce((sum, { total }) => sum + total.expected, 0)).toBe(all.length)
        expect(bodies.reduce((sum, { total }) => sum + total.expected, 0)).toBe(
          all.filter(({ body }) => body !== null).length,
        )
      }),
    )
  })

  test.each([
    [{ present: 2, expected: 3 }, 66_666],
    [{ present: 7, expected: 12 }, 58_333],
    [{ present: 3, expected: 3 }, 100_000],
    [{ present: 0, expected: 0 }, null],
  ])("the share of %o has three decimals and is truncated", (cell, thousandths) => {
    expect(shareOf(cell)).toBe(thousandths)
  })
})
