import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  actsFor,
  type CountedSeat,
  countByGroup,
  isFilled,
  type Mandate,
  total,
} from "#app/roundtables/seats/seats.ts"

const on = (day: string, time = "12:00") => ({ at: new Date(`${day}T${time}:00Z`), day })
const seat = (over: Partial<CountedSeat> = {}): CountedSeat => ({
  ...{ id: "s", groupId: "g", voting: true, removedAt: null },
  ...over,
})
const mandate = (over: Partial<Mandate> = {}): Mandate => ({
  ...{ seatId: "s", rank: 0, startsOn: "2026-03-01", endsOn: "2026-06-30", endedAt: null },
  ...over,
})

describe("a seat with a titular from 1 March to 30 June", () => {
  test.each([
    ["the day before", "2026-02-28", false],
    ["the first day", "2026-03-01", true],
    ["the day on which clocks change", "2026-03-29", true],
    ["the last day", "2026-06-30", true],
    ["the day after", "2026-07-01", false],
  ])("is filled %s: %s, %s", (_when, day, expected) => {
    expect(isFilled(seat(), [mandate()], on(day))).toBe(expected)
  })
})

describe("a seat is filled", () => {
  test.each([
    ["by a titular without end", mandate({ endsOn: null }), true],
    ["not by a substitute", mandate({ rank: 1 }), false],
    ["not by another seat's titular", mandate({ seatId: "t" }), false],
    [
      "until the instant at which an act ends it",
      mandate({ endedAt: new Date("2026-04-01T12:00:01Z") }),
      true,
    ],
    ["not from that instant on", mandate({ endedAt: new Date("2026-04-01T12:00:00Z") }), false],
  ])("%s", (_how, one, expected) => {
    expect(isFilled(seat(), [one], on("2026-04-01"))).toBe(expected)
  })
})

describe("seats by constituency", () => {
  const seats = [
    seat({ id: "a" }),
    seat({ id: "b" }),
    seat({ id: "c", groupId: "h", voting: false }),
    seat({ id: "d", groupId: "h", voting: false }),
    seat({ id: "e", removedAt: new Date("2026-04-02T00:00:00Z") }),
  ]
  const mandates = [mandate({ seatId: "a" }), mandate({ seatId: "c" }), mandate({ seatId: "e" })]

  test.each([
    [
      "before any designation",
      "2026-02-01",
      { assigned: 3, filled: 0, vacant: 3, advisory: 2, advisoryFilled: 0 },
    ],
    [
      "while a removed seat was there",
      "2026-04-01",
      { assigned: 3, filled: 2, vacant: 1, advisory: 2, advisoryFilled: 1 },
    ],
    [
      "after it was removed",
      "2026-04-03",
      { assigned: 2, filled: 1, vacant: 1, advisory: 2, advisoryFilled: 1 },
    ],
    [
      "after the mandates",
      "2026-07-01",
      { assigned: 2, filled: 0, vacant: 2, advisory: 2, advisoryFilled: 0 },
    ],
  ])("add up %s", (_when, day, expected) => {
    expect(total(countByGroup(seats, mandates, on(day)))).toEqual(expected)
  })

  test("are counted each on its own side", () => {
    const counts = countByGroup(seats, mandates, on("2026-04-03"))
    expect([counts.get("g")?.assigned, counts.get("h")?.assigned, counts.get("h")?.advisory]).toEqual([
      2, 0, 2,
    ])
  })
})

const days = ["2026-01-01", "2026-03-01", "2026-05-01", "2026-07-01"]
const mandates = fc.array(
  fc.record({
    seatId: fc.constantFrom("a", "b", "c"),
    rank: fc.integer({ min: 0, max: 3 }),
    startsOn: fc.constantFrom(...days),
    endsOn: fc.option(fc.constantFrom(...days)),
    endedAt: fc.option(fc.constantFrom(...days.map((day) => new Date(`${day}T12:00:00Z`)))),
  }),
)
const seats = fc.subarray(["a", "b", "c"]).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        groupId: fc.constantFrom("g", "h"),
        voting: fc.boolean(),
        removedAt: fc.option(fc.constant(new Date("2026-04-01T12:00:00Z"))),
      }),
    ),
  ),
)

test("whatever the mandates, filled and vacant make up the assigned seats", () => {
  fc.assert(
    fc.property(seats, mandates, fc.constantFrom(...days), (all, terms, day) => {
      const sum = total(countByGroup(all, terms, on(day)))
      expect(sum.filled + sum.vacant).toBe(sum.assigned)
      expect(sum.advisoryFilled).toBeLessThanOrEqual(sum.advisory)
      expect(sum.assigned + sum.advisory).toBeLessThanOrEqual(all.length)
    }),
  )
})

describe("who acts for a seat", () => {
  const titular = mandate({ rank: 0, endsOn: "2026-04-30" })
  const [first, second] = [mandate({ rank: 1 }), mandate({ rank: 2 })]
  test.each([
    ["the titular while there is one", [second, titular, first], "2026-04-30", titular],
    ["then the first substitute in order", [second, titular, first], "2026-05-01", first],
    [
      "or the second where the first is over",
      [second, mandate({ rank: 1, endsOn: "2026-03-31" })],
      "2026-05-01",
      second,
    ],
    ["nobody when all is over", [titular, first], "2026-07-01", null],
  ])("is %s", (_who, terms, day, expected) => {
    expect(actsFor(seat(), terms, on(day))).toBe(expected)
  })
})
