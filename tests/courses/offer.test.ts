import { describe, expect, test } from "vitest"
import { isLiveOffer, offerEnds, presetRelease } from "#app/courses/offer.ts"

const at = (text: string) => new Date(text)

describe("an offer holds its seat", () => {
  const now = at("2026-10-24T10:00:00Z")
  test.each<[string, number, string, string | null, string | null]>([
    ["for so many hours", 48, "2026-11-30T00:00Z", "2026-12-10T08:00Z", "2026-10-26T10:00:00.000Z"],
    ["until enrolment closes", 48, "2026-10-25T00:00Z", "2026-12-10T08:00Z", "2026-10-25T00:00:00.000Z"],
    ["until the first session", 48, "2026-11-30T00:00Z", "2026-10-24T11:00Z", "2026-10-24T11:00:00.000Z"],
    ["with no session planned yet", 1, "2026-11-30T00:00Z", null, "2026-10-24T11:00:00.000Z"],
    ["not at all once enrolment is closed", 48, "2026-10-24T10:00Z", null, null],
    ["not at all once the first session began", 48, "2026-11-30T00:00Z", "2026-10-24T09:00Z", null],
  ])("%s", (_sentence, hours, closesAt, firstStart, ends) => {
    const limits = { closesAt: at(closesAt), firstStart: firstStart ? at(firstStart) : null }
    expect(offerEnds(now, hours, limits)?.toISOString() ?? null).toBe(ends)
  })

  test.each([
    ["in the night that has 25 hours", "2026-10-24T22:00:00Z", "2026-10-25T22:00:00.000Z"],
    ["in the night that has 23", "2026-03-28T23:00:00Z", "2026-03-29T23:00:00.000Z"],
  ])("for 24 real hours %s", (_sentence, from, ends) => {
    expect(offerEnds(at(from), 24, { closesAt: at("2027-01-01"), firstStart: null })?.toISOString()).toBe(
      ends,
    )
  })
})

test.each([
  ["a moment before its end", "offered", "2026-05-16T09:59:59.999Z", true],
  ["at its end", "offered", "2026-05-16T10:00:00Z", false],
  ["when it was accepted", "confirmed", "2026-05-16T09:00:00Z", false],
])("an offer is live %s: %s at %s is %s", (_sentence, state, now, live) => {
  expect(isLiveOffer({ state, offerEndsAt: at("2026-05-16T10:00:00Z") }, at(now))).toBe(live)
})

test("pools are released seven days before enrolment closes, over the change of the clocks too", () => {
  expect([presetRelease("2026-04-02"), presetRelease("2027-01-03")]).toEqual(["2026-03-26", "2026-12-27"])
})
