import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { byDeadline, nearness } from "#app/desk/deadline.ts"
import type { OpenThing } from "#app/open-thing.ts"

const thing = (over: Partial<OpenThing>): OpenThing => ({
  ...{ kind: "invitation", key: "k", by: null, waits: false, href: "/", act: "/" },
  ...over,
})

describe("a deadline is", () => {
  const now = new Date("2026-03-28T22:30:00Z") // half past eleven in the evening in Rome
  test.each([
    ["now on its day", "2026-03-28", "now"],
    ["over once its day is past", "2026-03-27", "over"],
    ["now at its hour of the day", "2026-03-28T22:45:00.000Z", "now"],
    ["near after midnight in Rome", "2026-03-28T23:15:00.000Z", "hot"],
    ["near within three days", "2026-03-31", "hot"],
    ["far on the fourth", "2026-04-01", "later"],
    ["nothing where there is none", null, null],
  ] as const)("%s", (_what, by, expected) => {
    expect(nearness(by, now)).toBe(expected)
  })
})

describe("what is open stands", () => {
  const order = (things: OpenThing[]) => byDeadline(things).map(({ key }) => key)

  test("by deadline, a day after its own hours, none at the end", () => {
    const things = [
      thing({ key: "none" }),
      thing({ key: "day", by: "2026-03-28" }),
      thing({ key: "hour", by: "2026-03-28T10:00:00.000Z" }),
      thing({ key: "earlier", by: "2026-03-27" }),
    ]
    expect(order(things)).toEqual(["earlier", "hour", "day", "none"])
  })

  test("what somebody waits for before what one may do", () => {
    expect(order([thing({ key: "may" }), thing({ key: "waits", waits: true })])).toEqual(["waits", "may"])
  })

  test("whole, whatever the order in which the domains answered", () => {
    const by = fc.constantFrom(null, "2026-03-27", "2026-03-28", "2026-03-28T10:00:00.000Z")
    const things = fc.uniqueArray(
      fc.record({ key: fc.uuid(), by, waits: fc.boolean() }).map((over) => thing(over)),
      { selector: ({ key }) => key, maxLength: 12 },
    )
    fc.assert(
      fc.property(things, (open) => {
        const sorted = byDeadline(open)
        expect(sorted.map(({ key }) => key).sort()).toEqual(open.map(({ key }) => key).sort())
        const dated = sorted.map((one) => one.by !== null)
        expect(dated).toEqual([...dated].sort((a, b) => Number(b) - Number(a)))
      }),
    )
  })
})
