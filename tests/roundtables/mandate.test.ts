import { describe, expect, test } from "vitest"
import { type InvitationDates, invitationState } from "#app/roundtables/invitation.ts"
import { isLive, refuseMandateDays, seatCondition, type Term } from "#app/roundtables/mandate.ts"

const DAY = "2026-05-14"
const INSTANT = new Date("2026-05-14T10:00:00Z")
const term = (over: Partial<Term> = {}): Term => ({
  ...{ rank: 0, startsOn: "2026-01-01", endsOn: null, endedAt: null },
  ...over,
})

describe("a mandate is in force", () => {
  test.each([
    ["while its end is open", term(), true],
    ["on its first day", term({ startsOn: DAY }), true],
    ["on its last day", term({ endsOn: DAY }), true],
    ["not the day before it starts", term({ startsOn: "2026-05-15" }), false],
    ["not the day after its last", term({ endsOn: "2026-05-13" }), false],
    ["not once it was ended, whatever its days", term({ endsOn: "2099-01-01", endedAt: INSTANT }), false],
  ])("%s", (_when, given, expected) => {
    expect(isLive(given, DAY)).toBe(expected)
  })
})

describe("a seat is", () => {
  test.each([
    ["filled by its titular", true, [term()], "filled"],
    ["filled by an advisory titular", false, [term()], "filled"],
    ["vacant without anybody", true, [], "vacant"],
    ["vacant with a substitute only", true, [term({ rank: 1 })], "vacant"],
    ["vacant when the titular was ended", true, [term({ endedAt: INSTANT })], "vacant"],
    ["vacant until the titular's first day", true, [term({ startsOn: "2026-05-15" })], "vacant"],
    ["vacant after the titular's last day", true, [term({ endsOn: "2026-05-13" })], "vacant"],
    ["filled again by who came after", true, [term({ endedAt: INSTANT }), term()], "filled"],
    ["not designated when advisory and empty", false, [], "not_designated"],
  ] as const)("%s", (_what, voting, terms, condition) => {
    expect(seatCondition({ voting }, terms, DAY)).toBe(condition)
  })
})

describe("a mandate's days are", () => {
  const days = (startsOn: string, endsOn: string | null) => ({ startsOn, endsOn })
  const OPEN = days("2024-01-01", null)
  const TO_2026 = days("2024-01-01", "2026-12-31")
  test.each([
    ["taken at a table without an end", days(DAY, "2099-12-31"), OPEN, null],
    ["taken when open at a table without an end", days(DAY, null), OPEN, null],
    ["taken when they end with the table", days(DAY, "2026-12-31"), TO_2026, null],
    ["taken when they are one day", days(DAY, DAY), OPEN, null],
    ["taken when open at a table with an end", days(DAY, null), TO_2026, null],
    ["refused when they end before they start", days(DAY, "2026-05-13"), OPEN, "ends_before_start"],
    ["refused when they outlast the table", days(DAY, "2027-01-01"), TO_2026, "after_roundtable"],
    ["refused when they start after the table's end", days("2027-01-01", null), TO_2026, "after_roundtable"],
  ])("%s", (_what, mandate, roundtable, key) => {
    expect(refuseMandateDays(mandate, roundtable)?.key ?? null).toBe(key && `roundtables.errors.${key}`)
  })
})

describe("an invitation's link", () => {
  const LATER = new Date(INSTANT.getTime() + 1)
  const dates = (over: Partial<InvitationDates> = {}): InvitationDates => ({
    ...{ expiresAt: LATER, usedAt: null, withdrawnAt: null },
    ...over,
  })
  test.each([
    ["works until it expires", dates(), "open"],
    ["has expired at the very instant it says", dates({ expiresAt: INSTANT }), "expired"],
    [
      "was withdrawn, before any clock is asked",
      dates({ withdrawnAt: INSTANT, expiresAt: INSTANT }),
      "withdrawn",
    ],
    ["was used, before any clock is asked", dates({ usedAt: INSTANT, expiresAt: INSTANT }), "used"],
    ["was used and then withdrawn", dates({ usedAt: INSTANT, withdrawnAt: INSTANT }), "used"],
  ])("%s", (_what, invitation, state) => {
    expect(invitationState(invitation, INSTANT)).toBe(state)
  })
})
