import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { countedWords } from "#app/meetings/notice-words.ts"
import { judgeSending, maySend } from "#app/meetings/sending.ts"
import type { Notice } from "#app/roundtables/regulation/notice.ts"
import { sayAll } from "#app/roundtables/regulation/say.ts"
import { addDays } from "#app/roundtables/working-days.ts"
import { datesIn, textsIn } from "#tests/support/texts.ts"

const rule = (over: Partial<Notice> = {}): Notice => ({
  ...{ days: 7, counted: "calendar", excluded: "both", from: "sending", onHoliday: "stays" },
  ...{ urgentDays: 3, papersDays: 5 },
  ...over,
})
const SENT = "2026-08-03"

describe("a convocation that leaves on Monday 3 August", () => {
  test.each([
    ["for the first day that is free", "2026-08-11", rule(), "in_time"],
    ["for the day before", "2026-08-10", rule(), "urgent"],
    ["for the first urgent day", "2026-08-07", rule(), "urgent"],
    ["for the day before that", "2026-08-06", rule(), "too_late"],
    ["where the rule knows no urgency", "2026-08-10", rule({ urgentDays: null }), "too_late"],
    ["for today", SENT, rule(), "too_late"],
    ["for yesterday", "2026-08-02", rule(), "past"],
    ["for yesterday, without rules", "2026-08-02", null, "past"],
    ["for today, without rules", SENT, null, "no_rule"],
  ])("%s", (_what, meeting, how, expected) => {
    expect(judgeSending(how, SENT, meeting).is).toBe(expected)
  })
})

test.each([
  ["in time", "2026-08-11", null, true],
  ["in time with a reason nobody asked for", "2026-08-11", "Bando", true],
  ["urgent without a reason", "2026-08-10", null, false],
  ["urgent with a reason", "2026-08-10", "Il bando scade prima", true],
  ["too late, whatever the reason", "2026-08-06", "Il bando scade prima", false],
  ["in the past", "2026-08-01", "Il bando scade prima", false],
])("a convocation %s may leave: %s", (_what, meeting, urgency, expected) => {
  expect(maySend(judgeSending(rule(), SENT, meeting), urgency)).toBe(expected)
})

test("a later day is never judged worse", () => {
  const order = ["past", "too_late", "urgent", "in_time"]
  const days = fc.integer({ min: -3, max: 40 })
  const rules = fc.record({
    days: fc.integer({ min: 1, max: 20 }),
    counted: fc.constantFrom("calendar" as const, "working" as const),
    excluded: fc.constantFrom("both" as const, "sending" as const, "meeting" as const),
    onHoliday: fc.constantFrom("stays" as const, "earlier" as const),
    urgentDays: fc.option(fc.constant(0)),
  })
  fc.assert(
    fc.property(rules, days, (over, later) => {
      const judged = (day: number) => order.indexOf(judgeSending(rule(over), SENT, addDays(SENT, day)).is)
      expect(judged(later)).toBeLessThanOrEqual(judged(later + 1))
    }),
  )
})

describe("the count is written out", () => {
  const said = (meeting: string, over: Partial<Notice> = {}) => {
    const how = rule(over)
    const sending = judgeSending(how, SENT, meeting)
    if (!("verdict" in sending)) throw new Error("Nothing was counted")
    return sayAll(textsIn("it"), datesIn("it"), countedWords(how, SENT, meeting, sending.verdict))
  }

  test("for a notice that is enough", () => {
    expect(said("2026-08-12")).toBe(
      "Inviata lunedì 3 agosto 2026, 7 giorni liberi: da martedì 11 agosto 2026 si può tenere. " +
        "Il giorno dell'invio e quello della riunione non si contano. " +
        "La riunione è mercoledì 12 agosto 2026: sono 8 giorni liberi, bastano.",
    )
  })

  test("for one that is short, with the day by which it had to leave", () => {
    expect(said("2026-08-10")).toContain("andava inviata entro domenica 2 agosto 2026")
  })

  test("with what is left out of working days", () => {
    expect(said("2026-08-20", { counted: "working", excluded: "sending" })).toContain(
      "Sabati, domeniche e festività non si contano.",
    )
  })
})
