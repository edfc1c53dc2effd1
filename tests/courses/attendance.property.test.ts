import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  hoursOf,
  isThresholdReached,
  minutesNeeded,
  minutesPresent,
  type Pair,
  type Presence,
  standingOf,
  tenthsOfPercent,
} from "#app/courses/attendance.ts"

const rule = { excusedLeaveDenominator: false, threshold: 75 }
const session = (attended: number | null, over: Partial<Presence> = {}): Presence => ({
  ...{ planned: 180, attended: attended ?? 0, held: attended !== null, excused: false, cancelled: false },
  ...over,
})

describe("minutes present", () => {
  test.each<[string, Pair[], number | null, number]>([
    ["from in to out", [{ in: 540, out: 780 }], null, 240],
    [
      "in two pairs, of who left and came back",
      [
        { in: 540, out: 600 },
        { in: 660, out: 780 },
      ],
      null,
      180,
    ],
    [
      "once for what two pairs cover",
      [
        { in: 540, out: 700 },
        { in: 600, out: 780 },
      ],
      null,
      240,
    ],
    ["none without an out", [{ in: 540, out: null }], null, 0],
    ["to the end, where the session credits it", [{ in: 540, out: null }], 780, 240],
    ["none for an out before the in", [{ in: 780, out: 540 }], null, 0],
  ])("%s", (_sentence, pairs, creditUntil, minutes) => {
    expect(minutesPresent(pairs, creditUntil)).toBe(minutes)
  })

  test("are those in which at least one pair covers the minute, in any order", () => {
    const anyPair = fc.record({ in: fc.integer({ min: 0, max: 60 }), out: fc.integer({ min: 0, max: 60 }) })
    fc.assert(
      fc.property(fc.array(anyPair, { maxLength: 6 }), (pairs) => {
        const covered = [...Array(61).keys()].filter((minute) =>
          pairs.some((pair) => pair.in <= minute && minute < pair.out),
        ).length
        expect([minutesPresent(pairs), minutesPresent([...pairs].reverse())]).toEqual([covered, covered])
      }),
    )
  })
})

describe("hours", () => {
  test.each<[string, Presence[], boolean, { planned: number; attended: number }]>([
    ["never count more than a session planned", [session(200)], false, { planned: 180, attended: 180 }],
    [
      "leave a cancelled session out",
      [session(180), session(0, { cancelled: true })],
      false,
      { planned: 180, attended: 180 },
    ],
    ["take a recovery in", [session(0), session(180), session(180)], false, { planned: 540, attended: 360 }],
    [
      "keep an excused absence in",
      [session(180), session(0, { excused: true })],
      false,
      { planned: 360, attended: 180 },
    ],
    [
      "or leave it out, by rule",
      [session(180), session(0, { excused: true })],
      true,
      { planned: 180, attended: 180 },
    ],
    [
      "count what an excused one attended",
      [session(60, { excused: true })],
      true,
      { planned: 180, attended: 60 },
    ],
  ])("%s", (_sentence, presences, excusedLeaveDenominator, hours) => {
    expect(hoursOf(presences, { excusedLeaveDenominator })).toEqual(hours)
  })
})

describe("the threshold", () => {
  test.each([
    ["is reached exactly on it", 768, 960, 80, true, 800],
    ["is missed by one minute", 767, 960, 80, false, 798],
    ["of nothing is always reached", 0, 960, 0, true, 0],
    ["of everything takes every minute", 959, 960, 100, false, 998],
    ["is cut off, not rounded, in what is shown", 945, 960, 80, true, 984],
    ["of an edition without sessions divides by nothing", 0, 0, 80, true, 0],
  ])("%s", (_sentence, attended, planned, threshold, reached, tenths) => {
    expect([isThresholdReached(attended, planned, threshold), tenthsOfPercent(attended, planned)]).toEqual([
      reached,
      tenths,
    ])
  })

  test("is reached by the minutes needed, and not by one fewer", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 100 }),
        (planned, threshold) => {
          const needed = minutesNeeded(planned, threshold)
          expect(
            [needed - 1, needed].map((minutes) => isThresholdReached(minutes, planned, threshold)),
          ).toEqual([false, true])
        },
      ),
    )
  })
})

describe("somebody", () => {
  test.each<[string, Presence[], string]>([
    ["who may miss one more is safe", [session(180), session(180), session(null), session(null)], "safe"],
    [
      "who may miss no more is at risk",
      [session(180), session(175), session(null), session(null)],
      "at_risk",
    ],
    [
      "with one excused absence is at risk",
      [session(180), session(0, { excused: true }), session(null), session(null)],
      "at_risk",
    ],
    [
      "who cannot reach it any more has lost it",
      [session(60), session(0), session(null), session(null)],
      "lost",
    ],
    [
      "who has it already has reached it",
      [session(180), session(180), session(180), session(null)],
      "reached",
    ],
    [
      "is judged by the longest session ahead",
      [session(180), session(null), session(null, { planned: 60 })],
      "at_risk",
    ],
  ])("%s", (_sentence, presences, standing) => {
    expect(standingOf(presences, rule)).toBe(standing)
  })
})
