import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { Day } from "#app/people/day.ts"
import { EndMandate, InviteDelegate, UseInvitation } from "#app/roundtables/input.ts"
import { messageKeys, problemsOf } from "#tests/support/messages.ts"

describe("a day is read", () => {
  test.each([
    ["14/5/2026", "2026-05-14"],
    ["14/05/2026", "2026-05-14"],
    ["1/1/2027", "2027-01-01"],
    ["31.12.2026", "2026-12-31"],
    ["29-3-2026", "2026-03-29"],
    [" 25/10/2026 ", "2026-10-25"],
    ["29/2/2028", "2028-02-29"],
    ["2026-05-14", "2026-05-14"],
    ["1901-01-01", "1901-01-01"],
  ])("from %j", (typed, day) => {
    expect(Day.parse(typed)).toBe(day)
  })
})

describe("a day is refused", () => {
  test.each([
    [undefined],
    [""],
    ["domani"],
    ["31/4/2026"],
    ["29/2/2027"],
    ["30/2/2028"],
    ["0/5/2026"],
    ["14/0/2026"],
    ["14/13/2026"],
    ["5/14/2026"],
    ["32/1/2026"],
    ["14/5/26"],
    ["14/5/1900"],
    ["14/5/2026 10:00"],
    ["2026-02-30"],
    ["2026-5-14"],
    ["2026-05-14T10:00"],
    ["20260514"],
    ["-1/5/2026"],
  ])("when it is %j", (typed) => {
    expect(problemsOf(Day, typed)).toEqual([": roundtables.errors.day_wrong"])
  })
})

const anyDay = fc.date({
  min: new Date("1901-01-01T00:00:00Z"),
  max: new Date("9999-12-31T00:00:00Z"),
  noInvalidDate: true,
})

test("any day is the same typed the Italian way and sent by a date field", () => {
  fc.assert(
    fc.property(anyDay, (instant) => {
      const iso = instant.toISOString().slice(0, 10)
      const [year, month, date] = iso.split("-").map(Number)
      expect([Day.parse(`${date}/${month}/${year}`), Day.parse(iso)]).toEqual([iso, iso])
    }),
  )
})

const asked = (over: Record<string, unknown> = {}) => ({
  seatCode: "AB12",
  rank: "0",
  name: "Amina Haddad",
  email: "amina@example.org",
  language: "fr",
  startsOn: "14/5/2026",
  ...over,
})

describe("an invitation's form", () => {
  test("leaves the end open when the field is empty", () => {
    expect(InviteDelegate.parse(asked({ endsOn: "" })).endsOn).toBeNull()
  })

  test("leaves the end open when the field is missing", () => {
    expect(InviteDelegate.parse(asked()).endsOn).toBeNull()
  })

  test("keeps the end when there is one", () => {
    expect(InviteDelegate.parse(asked({ endsOn: "31/12/2026" })).endsOn).toBe("2026-12-31")
  })

  test.each([
    ["the titular", "0", 0],
    ["the last substitute", "9", 9],
  ])("takes %s", (_who, rank, expected) => {
    expect(InviteDelegate.parse(asked({ rank })).rank).toBe(expected)
  })

  test.each([
    ["an impossible end", { endsOn: "31/4/2026" }, "endsOn: roundtables.errors.day_wrong"],
    ["an impossible start", { startsOn: "29/2/2027" }, "startsOn: roundtables.errors.day_wrong"],
    ["no rank", { rank: undefined }, "rank: roundtables.errors.rank_wrong"],
    ["an empty rank", { rank: "" }, "rank: roundtables.errors.rank_wrong"],
    ["a rank below the titular", { rank: "-1" }, "rank: roundtables.errors.rank_wrong"],
    ["a rank beyond the last substitute", { rank: "10" }, "rank: roundtables.errors.rank_wrong"],
    ["half a rank", { rank: "1.5" }, "rank: roundtables.errors.rank_wrong"],
    ["a rank in words", { rank: "titolare" }, "rank: roundtables.errors.rank_wrong"],
    ["a letter too long", { letter: "x".repeat(121) }, "letter: roundtables.errors.letter_long"],
    ["an address that is none", { email: "amina" }, "email: people.errors.email_wrong"],
  ])("refuses %s beside its field", (_what, over, problem) => {
    expect(problemsOf(InviteDelegate, asked(over))).toEqual([problem])
  })
})

describe("the reason of an ended mandate", () => {
  test.each([
    ["is asked for", undefined, ["reason: roundtables.errors.reason_missing"]],
    ["is not two letters", "ok", ["reason: roundtables.errors.reason_missing"]],
    ["is not spaces", "     ", ["reason: roundtables.errors.reason_missing"]],
    ["is a word", "dimissioni", []],
    ["has an end", "x".repeat(501), ["reason: roundtables.errors.reason_long"]],
  ])("%s", (_what, reason, problems) => {
    expect(problemsOf(EndMandate, { termCode: "AB12", reason })).toEqual(problems)
  })
})

describe("every refusal is a sentence of the messages:", () => {
  test.each([
    ["an empty invitation", InviteDelegate, { seatCode: "AB12" }],
    [
      "an invitation of wrong things",
      InviteDelegate,
      asked({ rank: 99, name: "", language: "de", endsOn: 1 }),
    ],
    ["a place taken with wrong things", UseInvitation, { token: "t", name: "", password: "p".repeat(1001) }],
    ["a mandate ended for nothing", EndMandate, { termCode: "AB12" }],
  ])("%s", (_what, schema, input) => {
    const keys = problemsOf(schema, input).map((problem) => problem.split(": ")[1])
    expect(keys.filter((key) => !messageKeys.has(key ?? ""))).toEqual([])
    expect(keys).not.toEqual([])
  })
})
