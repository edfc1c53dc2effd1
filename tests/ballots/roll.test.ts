import { describe, expect, test } from "vitest"
import { freezeRoll, refuseOpening, refuseRoll, type SeatAtOpening } from "#app/ballots/roll.ts"
import { quorum, rule } from "./hall.ts"

const seat = (seatId: string, over: Partial<SeatAtOpening> = {}): SeatAtOpening => ({
  ...{
    seatId,
    groupId: "a",
    voting: true,
    weight: 1,
    isFilled: true,
    isJustified: false,
    attendance: "present",
  },
  ...over,
})
const MEETING = { setting: "meeting" as const, groups: [], weightMax: 1 }
const WRITTEN = { ...MEETING, setting: "written" as const }
const TABLE = [
  seat("1"),
  seat("2", { attendance: "represented", weight: 3 }),
  seat("3", { attendance: "absent" }),
  seat("4", { attendance: "absent", isJustified: true, groupId: "b" }),
  seat("5", { isFilled: false, attendance: "absent" }),
  seat("6", { voting: false }),
]
const idsOf = (asked: Parameters<typeof freezeRoll>[0]) =>
  freezeRoll(asked, TABLE).seats.map(({ seatId }) => seatId)

describe("the roll", () => {
  test("of a meeting is who is present or represented", () => {
    expect(freezeRoll(MEETING, TABLE).seats).toEqual([
      { seatId: "1", groupId: "a", weight: 1, state: "present" },
      { seatId: "2", groupId: "a", weight: 1, state: "represented" },
    ])
  })
  test("in writing is each filled seat with a vote", () => {
    expect(idsOf(WRITTEN)).toEqual(["1", "2", "3", "4"])
  })
  test("is of the constituencies that are asked", () => {
    expect(idsOf({ ...WRITTEN, groups: ["b"] })).toEqual(["4"])
    expect(freezeRoll({ ...WRITTEN, groups: ["b"] }, TABLE).groups).toHaveLength(1)
  })
  test("has weights where the regulation has them", () => {
    expect(freezeRoll({ ...MEETING, weightMax: 5 }, TABLE).seats.map(({ weight }) => weight)).toEqual([1, 3])
  })
  test("keeps what bases are made of", () => {
    expect(freezeRoll({ ...MEETING, weightMax: 5 }, TABLE).groups).toEqual([
      { groupId: "a", assigned: 4, filled: 3, justified: 0, filledWeight: 5 },
      { groupId: "b", assigned: 1, filled: 1, justified: 1, filledWeight: 1 },
    ])
  })
  test("an absence that was justified counts for nothing once the seat is there", () => {
    const { groups } = freezeRoll(MEETING, [seat("1", { isJustified: true })])
    expect(groups[0]?.justified).toBe(0)
  })
})

describe("no roll is frozen", () => {
  test.each([
    ["with a weight above the regulation's", { ...MEETING, weightMax: 2 }, TABLE, "weight_over_max"],
    [
      "with a weight that is none",
      { ...MEETING, weightMax: 2 },
      [seat("1", { weight: 0 })],
      "weight_over_max",
    ],
    ["with a seat twice", MEETING, [seat("1"), seat("1")], "seat_twice"],
    ["of nobody", MEETING, [seat("1", { attendance: "absent" })], "empty_roll"],
  ])("%s", (_name, asked, seats, key) => {
    expect(refuseRoll(asked, seats)?.key).toBe(`ballots.refuse.${key}`)
  })
  test("and one that is sound is", () => {
    expect(refuseRoll({ ...MEETING, weightMax: 3 }, TABLE)).toBeNull()
    expect(refuseRoll(MEETING, TABLE)).toBeNull()
  })
})

describe("a ballot opens", () => {
  const half = rule({ quorum: quorum({ strict: true, num: 1, den: 2 }) })
  test("not in a meeting below its numero legale, saying exactly how many more", () => {
    expect(refuseOpening(half, freezeRoll(MEETING, TABLE))).toEqual({
      key: "ballots.refuse.below_quorum",
      values: { found: 2, needed: 3, missing: 1 },
    })
  })
  test("in a meeting that has it, who is represented included", () => {
    expect(refuseOpening(half, freezeRoll(MEETING, [...TABLE, seat("7"), seat("8")]))).toBeNull()
  })
  test("in writing whoever will answer", () => {
    expect(refuseOpening({ ...half, setting: "written" }, freezeRoll(WRITTEN, TABLE))).toBeNull()
  })
})
