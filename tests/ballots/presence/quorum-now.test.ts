import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { correctionOf, quorumNow } from "#app/ballots/presence/quorum-now.ts"
import { freezeRoll, type SeatAtOpening } from "#app/ballots/roll.ts"
import { hall } from "#tests/ballots/hall.ts"

const seat = (n: number, over: Partial<SeatAtOpening> = {}): SeatAtOpening => ({
  ...{ seatId: `s${n}`, groupId: "g", voting: true, weight: 1, isFilled: true, isJustified: false },
  ...{ attendance: "present", ...over },
})
const RULE = hall({ g: { yes: 1 } }).frozen.rule
const MORE_THAN_HALF = { base: "filled", strict: true, num: 1, den: 2, floor: 1, scope: "whole" } as const
const opened = (seats: readonly SeatAtOpening[], conflictInQuorum = false) => ({
  question: { kind: "motion", persons: false } as const,
  rule: { ...RULE, setting: "meeting" as const, quorum: MORE_THAN_HALF, conflictInQuorum },
  roll: freezeRoll({ setting: "meeting", groups: [], weightMax: 1 }, seats),
})
const away = { attendance: "absent" } as const

describe("the numero legale of a ballot while it is open", () => {
  const five = [seat(1), seat(2), seat(3), seat(4, away), seat(5, away)]
  test.each([
    ["all three stayed", {}, [], { isReached: true, found: 3, missing: 0 }],
    ["one left", { 3: away }, [], { isReached: false, found: 2, missing: 1 }],
    [
      "one left and another came",
      { 3: away, 4: { attendance: "represented" } },
      [],
      { isReached: true, found: 3 },
    ],
    ["one is out for a conflict", {}, ["s3"], { isReached: false, found: 2, missing: 1 }],
    ["one lost the mandate since", { 2: { isFilled: false } }, [], { isReached: true, found: 3 }],
    ["who came has no mandate", { 3: away, 4: { ...seat(4), isFilled: false } }, [], { found: 2 }],
    ["who came has no vote", { 3: away, 5: { ...seat(5), voting: false } }, [], { found: 2 }],
    [
      "who came is of a group that is not asked",
      { 3: away, 5: { ...seat(5), groupId: "h" } },
      [],
      { found: 2 },
    ],
  ] as const)("%s", (_, over, excluded, expected) => {
    const now = five.map((one, n) => ({ ...one, ...(over as Record<number, object>)[n + 1] }))
    expect(quorumNow(opened(five), now, excluded)).toMatchObject({ needed: 3, ...expected })
  })

  test("counts a seat that is out where the rules leave it in", () => {
    expect(quorumNow(opened(five, true), five, ["s3"])).toMatchObject({ isReached: true, found: 3 })
  })

  test("at the opening it is what the opening found", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("present", "represented", "absent"), { minLength: 1 }), (all) => {
        const seats = all.map((attendance, n) => seat(n, { attendance: attendance as "present" }))
        const frozen = opened(seats)
        expect(quorumNow(frozen, seats, []).found).toBe(frozen.roll.seats.length)
        expect(correctionOf(frozen, seats)).toBeNull()
      }),
    )
  })
})

describe("presence that was corrected afterwards", () => {
  const three = [seat(1), seat(2), seat(3), seat(4, away), seat(5, away)]
  test.each([
    ["one was not there", { 3: away }, { now: 2, isReached: false, gone: ["s3"], came: [] }],
    [
      "one more was there",
      { 4: { attendance: "present" } },
      { now: 4, isReached: true, came: ["s4"], gone: [] },
    ],
    [
      "one for another",
      { 1: away, 5: { attendance: "present" } },
      { now: 3, isReached: true, came: ["s5"], gone: ["s1"] },
    ],
  ] as const)("%s", (_, over, expected) => {
    const then = three.map((one, n) => ({ ...one, ...(over as Record<number, object>)[n + 1] }))
    expect(correctionOf(opened(three), then)).toEqual({ before: 3, needed: 3, ...expected })
  })

  test.each([
    ["a seat without vote", { voting: false }],
    ["a vacant seat", { isFilled: false }],
    ["a seat of another group", { groupId: "h" }],
  ])("%s says nothing of the ballot", (_, over) => {
    expect(correctionOf(opened(three), [...three, seat(6, over)])).toBeNull()
  })

  test("a mandate that ended later takes nobody out of the room", () => {
    const then = three.map((one) => ({ ...one, isFilled: false }))
    expect(correctionOf(opened(three), then)).toBeNull()
  })
})
