import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { minutesNeeded } from "#app/courses/attendance.ts"
import { paperFor } from "#app/courses/certificates/entitled.ts"

const somebody = { state: "confirmed", hasName: true, planned: 960, attended: 768 }
const rule = { threshold: 80, declaresHours: true }

describe("who gets which paper", () => {
  test.each([
    ["exactly at the threshold, the certificate", {}, {}, "attendance", null],
    ["one minute below it, the declaration", { attended: 767 }, {}, "hours", null],
    [
      "one minute below it where none is given, nothing",
      { attended: 767 },
      { declaresHours: false },
      null,
      "below",
    ],
    ["all of it, the certificate", { attended: 960 }, {}, "attendance", null],
    ["at a threshold of nought, who came once", { attended: 1 }, { threshold: 0 }, "attendance", null],
    ["at a threshold of nought, who never came", { attended: 0 }, { threshold: 0 }, null, "never_came"],
    [
      "at a threshold of a hundred, who missed a minute",
      { attended: 959 },
      { threshold: 100 },
      "hours",
      null,
    ],
    ["who gave the seat up", { state: "cancelled" }, {}, null, "no_seat"],
    ["who is on the waiting list", { state: "waiting" }, {}, null, "no_seat"],
    ["whose account was erased", { hasName: false }, {}, null, "no_name"],
    ["for whom no planned minute counts", { planned: 0, attended: 0 }, {}, null, "nothing_planned"],
  ] as const)("%s", (_sentence, person, over, kind, why) => {
    expect(paperFor({ ...somebody, ...person }, { ...rule, ...over })).toEqual({ kind, why })
  })

  const minutes = fc.integer({ min: 1, max: 10_000 })
  const share = fc.record({
    planned: minutes,
    missed: fc.nat(10_000),
    threshold: fc.integer({ min: 0, max: 100 }),
  })

  test("one minute more never takes a certificate away", () => {
    fc.assert(
      fc.property(share, ({ planned, missed, threshold }) => {
        const attended = Math.max(0, planned - missed)
        const kindAt = (count: number) =>
          paperFor({ ...somebody, planned, attended: count }, { ...rule, threshold }).kind
        if (kindAt(attended) === "attendance")
          expect(kindAt(Math.min(planned, attended + 1))).toBe("attendance")
      }),
    )
  })

  test("the certificate begins at the fewest minutes that the hours page names", () => {
    fc.assert(
      fc.property(share, ({ planned, threshold }) => {
        const needed = Math.max(1, minutesNeeded(planned, threshold))
        const kindAt = (attended: number) =>
          paperFor({ ...somebody, planned, attended }, { ...rule, threshold }).kind
        expect(kindAt(needed)).toBe("attendance")
        expect(kindAt(needed - 1)).not.toBe("attendance")
      }),
    )
  })
})
