import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  changeHands,
  changesOf,
  enter,
  isSound,
  leave,
  type Presence,
  presentAt,
  refuseEntry,
  refuseExit,
  sittingAt,
} from "#app/meetings/presence.ts"

const at = (minute: number) => new Date(Date.UTC(2026, 4, 14, 8, minute))
const one = (from: number, until: number | null, seatId = "A1"): Presence => ({
  ...{ seatId, as: "titular", isRemote: false, from: at(from), until: until === null ? null : at(until) },
})

describe("who sits on a seat", () => {
  test.each([
    ["before the entry", 9, null],
    ["at the minute of the entry", 10, "titular"],
    ["in between", 15, "titular"],
    ["at the minute of the exit", 20, null],
    ["after the exit", 21, null],
  ])("%s", (_when, minute, expected) => {
    expect(sittingAt([one(10, 20)], "A1", at(minute))?.as ?? null).toBe(expected)
  })

  test("is nobody on another seat", () => {
    expect(sittingAt([one(10, null)], "A2", at(15))).toBeNull()
  })
})

describe("an entry", () => {
  test.each([
    ["to an empty seat", [], 10, null],
    ["to a seat that somebody sits on", [one(5, null)], 10, "meetings.refuse.seat_taken"],
    ["to a seat that was left", [one(5, 8)], 10, null],
    ["at the minute in which it was left", [one(5, 10)], 10, null],
    ["before the last one left", [one(5, 12)], 10, "meetings.refuse.entry_before_exit"],
    ["before one that came later", [one(15, 20)], 10, "meetings.refuse.entry_before_exit"],
    ["while somebody sits on another seat", [one(5, null, "A2")], 10, null],
  ])("%s", (_what, before, minute, reason) => {
    expect(refuseEntry(before as Presence[], "A1", at(minute as number))?.key ?? null).toBe(reason)
  })
})

describe("an exit", () => {
  test.each([
    ["of who sits there", [one(5, null)], 10, null],
    ["of nobody", [], 10, "meetings.refuse.nobody_sits"],
    ["of who has left", [one(5, 8)], 10, "meetings.refuse.nobody_sits"],
    ["before the entry", [one(5, null)], 4, "meetings.refuse.exit_before_entry"],
    ["at the minute of the entry", [one(5, null)], 5, "meetings.refuse.exit_before_entry"],
  ])("%s", (_what, before, minute, reason) => {
    expect(refuseExit(before as Presence[], "A1", at(minute as number))?.key ?? null).toBe(reason)
  })
})

describe("a seat that changes hands", () => {
  const passed = changeHands([{ ...one(5, null), as: "substitute" }], one(10, null))

  test("is the substitute's before and the titular's from then on", () => {
    expect([9, 10].map((minute) => sittingAt(passed, "A1", at(minute))?.as)).toEqual([
      "substitute",
      "titular",
    ])
  })

  test("never counts twice", () => expect(isSound(passed)).toBe(true))
})

test.each([
  ["one after the other", [one(5, 10), one(10, 20)], true],
  ["one within the other", [one(5, 20), one(10, 12)], false],
  ["both open", [one(5, null), one(10, null)], false],
  ["an open one before a later one", [one(5, null), one(10, 12)], false],
  ["two seats at once", [one(5, 20), one(5, 20, "A2")], true],
  ["without a length", [one(5, 5)], false],
  ["turned round", [one(9, 5)], false],
])("intervals %s are possible: %s", (_what, presences, expected) => {
  expect(isSound(presences as Presence[])).toBe(expected)
})

const SEATS = ["A1", "A2", "B1"]
const step = fc.record({
  seatId: fc.constantFrom(...SEATS),
  act: fc.constantFrom("enter", "leave", "change"),
  minute: fc.integer({ min: 0, max: 59 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const taken = (presences: Presence[], { seatId, act, minute }: Step): Presence[] => {
  const when = at(minute)
  const entry = { seatId, as: "substitute" as const, isRemote: false, from: when }
  if (act === "enter") return refuseEntry(presences, seatId, when) ? presences : enter(presences, entry)
  if (refuseExit(presences, seatId, when)) return presences
  return act === "leave" ? leave(presences, seatId, when) : changeHands(presences, entry)
}

const days = fc.array(step, { maxLength: 40 }).map((steps) => steps.reduce(taken, [] as Presence[]))

describe("whatever comes and goes", () => {
  test("intervals of a seat never overlap", () => {
    fc.assert(fc.property(days, (presences) => void expect(isSound(presences)).toBe(true)))
  })

  test("at no moment does a seat count more than once", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (presences, minute) => {
        const when = at(minute)
        const sitting = presences.filter(
          ({ from, until }) => from <= when && (until === null || when < until),
        ).length
        expect(sitting).toBe(presentAt(presences, when).size)
      }),
    )
  })

  test("who is present changes only at the moments that are listed", () => {
    fc.assert(
      fc.property(days, (presences) => {
        const listed = new Set(changesOf(presences).map((when) => when.getTime()))
        const seen = (minute: number) => [...presentAt(presences, at(minute))].sort().join()
        const changed = Array.from({ length: 60 }, (_, n) => n + 1).filter(
          (minute) => seen(minute) !== seen(minute - 1),
        )
        expect(changed.filter((minute) => !listed.has(at(minute).getTime()))).toEqual([])
      }),
    )
  })
})
