import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  FILING_CLASSES,
  type Hold,
  isOver,
  overBefore,
  purgeAfter,
  RETENTION_PRESETS,
  type RetentionRule,
} from "#app/records/retention.ts"

const EVIDENCE = RETENTION_PRESETS.evidence
const paid = (lastPaymentOn: string | null): Hold => ({ lastPaymentOn })
const block = (until: string | null): Hold => ({ until })

describe("something is kept until", () => {
  test.each<[string, RetentionRule, string | null, Hold[], string | null]>([
    ["five years after its date", EVIDENCE, "2026-05-14", [], "2031-05-14"],
    ["the last day of a shorter month", EVIDENCE, "2024-02-29", [], "2029-02-28"],
    [
      "the end of the fifth year after the last payment",
      EVIDENCE,
      "2026-05-14",
      [paid("2030-03-10")],
      "2035-12-31",
    ],
    [
      "that end also when the payment was on the year's last day",
      EVIDENCE,
      "2026-05-14",
      [paid("2030-12-31")],
      "2035-12-31",
    ],
    [
      "that end also when it was on the year's first",
      EVIDENCE,
      "2026-05-14",
      [paid("2030-01-01")],
      "2035-12-31",
    ],
    [
      "its own term where the project's is over before",
      EVIDENCE,
      "2033-05-14",
      [paid("2026-01-01")],
      "2038-05-14",
    ],
    ["nobody knows while the last payment is not made", EVIDENCE, "2026-05-14", [paid(null)], null],
    [
      "the later of two projects' ends",
      EVIDENCE,
      "2026-05-14",
      [paid("2027-01-01"), paid("2030-01-01")],
      "2035-12-31",
    ],
    [
      "nobody knows while one of two projects goes on",
      EVIDENCE,
      "2026-05-14",
      [paid("2027-01-01"), paid(null)],
      null,
    ],
    [
      "a dated hold's end, when it is later",
      EVIDENCE,
      "2026-05-14",
      [paid("2030-01-01"), block("2040-06-30")],
      "2040-06-30",
    ],
    [
      "the project's end, when the hold's is earlier",
      EVIDENCE,
      "2026-05-14",
      [paid("2030-01-01"), block("2028-06-30")],
      "2035-12-31",
    ],
    ["a hold without end is lifted", EVIDENCE, "2026-05-14", [block(null)], null],
    [
      "for ever, whatever the project's end",
      RETENTION_PRESETS.archive,
      "2026-05-14",
      [paid("2027-01-01")],
      null,
    ],
    [
      "ten years after a code was issued",
      RETENTION_PRESETS.certificate_codes,
      "2026-05-14",
      [],
      "2036-05-14",
    ],
    [
      "thirty days after the edition, whatever holds there are",
      RETENTION_PRESETS.needs,
      "2026-03-01",
      [block(null), paid(null)],
      "2026-03-31",
    ],
    [
      "the very day of the approval",
      RETENTION_PRESETS.speaking_times,
      "2026-05-14",
      [block("2030-01-01")],
      "2026-05-14",
    ],
    ["its event comes", RETENTION_PRESETS.accounts, null, [], null],
  ])("%s", (_until, rule, event, holds, last) => {
    expect(purgeAfter(rule, event, holds)).toBe(last)
  })
})

test.each([
  ["2035-12-31", "2035-12-31", false],
  ["2035-12-31", "2036-01-01", true],
  [null, "2999-01-01", false],
])("kept until %s, it may go on %s: %s", (last, today, over) => {
  expect(isOver(last, today)).toBe(over)
})

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const hold = fc.oneof(fc.record({ lastPaymentOn: fc.option(day) }), fc.record({ until: fc.option(day) }))

describe("whatever the holds", () => {
  test("another one never shortens the time", () => {
    fc.assert(
      fc.property(day, fc.array(hold, { maxLength: 4 }), hold, (event, holds, one) => {
        const before = purgeAfter(EVIDENCE, event, holds)
        const after = purgeAfter(EVIDENCE, event, [...holds, one])
        expect(after === null || (before !== null && after >= before)).toBe(true)
      }),
    )
  })

  test("a class that they do not cover ends by its term", () => {
    fc.assert(
      fc.property(day, fc.array(hold), (event, holds) => {
        expect(purgeAfter(RETENTION_PRESETS.mail, event, holds)).toBe(
          purgeAfter(RETENTION_PRESETS.mail, event, []),
        )
      }),
    )
  })
})

test("what happened before the day that a class gives is over, and what happened on it is not", () => {
  const rule = RETENTION_PRESETS.requests
  expect(overBefore(rule, "2026-05-31")).toBe("2026-05-01")
  expect([purgeAfter(rule, "2026-05-01", []), purgeAfter(rule, "2026-04-30", [])]).toEqual([
    "2026-05-31",
    "2026-05-30",
  ])
})

test("every filed paper has a class that holds cover", () => {
  expect(Object.values(FILING_CLASSES).every((name) => RETENTION_PRESETS[name].held)).toBe(true)
})
