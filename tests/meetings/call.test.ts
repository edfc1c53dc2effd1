import { describe, expect, test } from "vitest"
import { instantOf } from "#app/civil-time.ts"
import { desertableFrom, refuseDesertion, refuseSecondCall } from "#app/meetings/call.ts"
import type { RuleOf } from "#app/roundtables/regulation/fields.ts"

const rome = (day: string, hour: number, minute = 0) => instantOf(day, hour * 60 + minute)
const SECOND: RuleOf<"quorum_second"> = {
  ...{ held: true, base: "filled", strict: false, num: 1, den: 3, floor: 3, scope: "whole" },
  ...{ otherDay: true, afterHours: 24, noticeAgain: true },
}
const FIRST = rome("2026-05-14", 15)

describe("a second call after a first on 14 May at 15:00", () => {
  test.each([
    ["25 hours later", SECOND, rome("2026-05-15", 16), null],
    ["exactly 24 hours later", SECOND, rome("2026-05-15", 15), null],
    ["a minute less", SECOND, rome("2026-05-15", 14, 59), "second_too_soon"],
    ["on the same day", SECOND, rome("2026-05-14", 23), "second_same_day"],
    [
      "on the same day where that is allowed",
      { ...SECOND, otherDay: false, afterHours: 1 },
      rome("2026-05-14", 16),
      null,
    ],
    ["before the first", SECOND, rome("2026-05-13", 15), "second_before_first"],
    ["at the same moment", { ...SECOND, otherDay: false, afterHours: 0 }, FIRST, "second_before_first"],
    ["where there is none", { ...SECOND, held: false }, rome("2026-05-16", 15), "no_second_call"],
    ["without any rule", null, rome("2026-05-14", 16), null],
  ])("%s", (_when, rule, second, reason) => {
    expect(refuseSecondCall(rule, FIRST, second)?.key ?? null).toBe(
      reason === null ? null : `meetings.refuse.${reason}`,
    )
  })

  test("24 hours are 24 hours when the clocks go forward in between", () => {
    const before = rome("2026-03-28", 15)
    expect(refuseSecondCall(SECOND, before, rome("2026-03-29", 15))?.key).toBe(
      "meetings.refuse.second_too_soon",
    )
    expect(refuseSecondCall(SECOND, before, rome("2026-03-29", 16))).toBeNull()
  })

  test("and when they go back", () => {
    expect(refuseSecondCall(SECOND, rome("2026-10-24", 15), rome("2026-10-25", 14))).toBeNull()
  })
})

test("a sitting without tolerance is not declared deserted before its time, and is told so", () => {
  const rule = { toleranceMinutes: 0, constitutedNum: null, constitutedDen: null }
  const at = (minutes: number) =>
    refuseDesertion({ startsAt: FIRST, isReached: false }, rule, new Date(FIRST.getTime() + minutes * 60_000))
  expect([at(-1)?.key, at(0)]).toEqual(["meetings.refuse.before_convened", null])
})

describe("a sitting with a tolerance of 30 minutes", () => {
  const rule = { toleranceMinutes: 30, constitutedNum: null, constitutedDen: null }

  test.each([
    ["before it is over", 29, false, "tolerance_runs"],
    ["when it is over", 30, false, null],
    ["with the numero legale there", 45, true, "quorum_reached"],
  ])("may be declared deserted %s", (_when, minutes, isReached, reason) => {
    const now = new Date(FIRST.getTime() + minutes * 60_000)
    expect(refuseDesertion({ startsAt: FIRST, isReached }, rule, now)?.key ?? null).toBe(
      reason === null ? null : `meetings.refuse.${reason}`,
    )
  })

  test("waits over the hour that the clocks repeat", () => {
    const start = rome("2026-10-25", 2, 45)
    expect(desertableFrom(start, rule).getTime() - start.getTime()).toBe(30 * 60_000)
  })
})
