import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  firstMeetingDay,
  judgeNotice,
  judgeNoticeDays,
  lastDay,
  lastDayForPapers,
  type Notice,
  noticeDays,
} from "#app/roundtables/regulation/notice.ts"
import { addDays } from "#app/roundtables/working-days.ts"

const rule = (over: Partial<Notice> = {}): Notice => ({
  ...{ days: 7, counted: "calendar", excluded: "both", from: "sending", onHoliday: "stays" },
  ...{ urgentDays: 3, papersDays: 5 },
  ...over,
})

describe("a notice", () => {
  test.each([
    ["sent on the 3rd with seven clear days", rule(), "2026-08-03", "2026-08-11", true, 7],
    ["the day before", rule(), "2026-08-03", "2026-08-10", false, 6],
    ["27 to 30 November with three clear days", rule({ days: 3 }), "2013-11-27", "2013-11-30", false, 2],
    ["27 November to 1 December", rule({ days: 3 }), "2013-11-27", "2013-12-01", true, 3],
    [
      ...([
        "30 January to 4 February, the delivery counted",
        rule({ days: 5, excluded: "meeting" }),
      ] as const),
      ...(["2004-01-30", "2004-02-04", true, 5] as const),
    ],
    ["the same with five clear days", rule({ days: 5 }), "2004-01-30", "2004-02-04", false, 4],
    ["five clear days: the seventh day", rule({ days: 5 }), "2020-05-01", "2020-05-07", true, 5],
    ["only the sending left out", rule({ excluded: "sending" }), "2026-08-03", "2026-08-10", true, 7],
    ["over a leap day", rule({ days: 3 }), "2028-02-27", "2028-03-02", true, 3],
    ["over the end of a year", rule(), "2026-12-28", "2027-01-05", true, 7],
    ["on the same day", rule({ days: 0, urgentDays: null }), "2026-08-03", "2026-08-03", true, 0],
    [
      ...(["working days only, over a weekend", rule({ days: 3, counted: "working" })] as const),
      ...(["2026-08-06", "2026-08-11", false, 2] as const),
    ],
  ])("%s", (_name, notice, sent, meeting, isEnough, found) => {
    const verdict = judgeNoticeDays(notice, sent, meeting)
    expect(verdict).toMatchObject({ isEnough, found })
  })

  test("counts no Saturday, Sunday or holiday where only working days count", () => {
    const working = rule({ counted: "working" })
    expect(noticeDays("2025-08-13", "2025-08-19", working)).toBe(2)
    expect(noticeDays("2026-04-03", "2026-04-08", working)).toBe(1)
  })

  test("that is urgent needs fewer days, or cannot be", () => {
    expect(judgeNoticeDays(rule(), "2026-08-03", "2026-08-07", true)?.isEnough).toBe(true)
    expect(judgeNoticeDays(rule(), "2026-08-03", "2026-08-06", true)?.isEnough).toBe(false)
    expect(judgeNoticeDays(rule({ urgentDays: null }), "2026-08-03", "2026-08-07", true)).toBeNull()
  })

  test("says the first day for a meeting and the last for sending", () => {
    expect(judgeNoticeDays(rule(), "2026-08-03", "2026-08-10")).toMatchObject({
      ...{ firstMeeting: "2026-08-11", lastToSend: "2026-08-02" },
    })
  })

  test("whose last day is a holiday leaves the working day before, where the rule says so", () => {
    const earlier = rule({ onHoliday: "earlier" })
    expect(lastDay("2026-08-10", 7, rule())).toBe("2026-08-02")
    expect(lastDay("2026-08-10", 7, earlier)).toBe("2026-07-31")
    expect(lastDay("2026-04-14", 7, earlier)).toBe("2026-04-03")
  })
})

describe("civil days in Rome are counted, whatever the clocks do", () => {
  const at = (text: string) => new Date(text)
  test.each([
    ["sent just before midnight, 28 March", "2026-03-28T22:59:00Z", "2026-04-05T08:00:00Z", 7],
    ["sent just after midnight, 29 March", "2026-03-28T23:01:00Z", "2026-04-05T08:00:00Z", 6],
    ["sent on the short day itself", "2026-03-29T21:59:00Z", "2026-04-06T08:00:00Z", 7],
    ["sent after the short day", "2026-03-29T22:01:00Z", "2026-04-06T08:00:00Z", 6],
    ["sent just before midnight, 24 October", "2026-10-24T21:59:00Z", "2026-11-01T09:00:00Z", 7],
    ["sent just after midnight, 25 October", "2026-10-24T22:01:00Z", "2026-11-01T09:00:00Z", 6],
    ["sent in the last hour of the long day", "2026-10-25T22:59:00Z", "2026-11-02T09:00:00Z", 7],
    ["held just after midnight after the long day", "2026-10-17T10:00:00Z", "2026-10-25T23:01:00Z", 8],
  ])("%s", (_name, sent, meeting, found) => {
    expect(judgeNotice(rule(), at(sent), at(meeting))).toMatchObject({ found, isEnough: found >= 7 })
  })
})

test("papers have a day of their own, or none", () => {
  expect(lastDayForPapers(rule(), "2026-08-11")).toBe("2026-08-05")
  expect(lastDayForPapers(rule({ papersDays: null }), "2026-08-11")).toBeNull()
})

const notice: fc.Arbitrary<Notice> = fc.record({
  days: fc.nat(90),
  counted: fc.constantFrom("calendar" as const, "working" as const),
  excluded: fc.constantFrom("both" as const, "sending" as const, "meeting" as const),
  from: fc.constant("sending" as const),
  onHoliday: fc.constantFrom("stays" as const, "earlier" as const),
  urgentDays: fc.constant(null),
  papersDays: fc.constant(null),
})
const day = fc.nat(4000).map((n) => addDays("2024-01-01", n))

describe("for any rule and days", () => {
  test("the last day to send is enough and the day after is not", () => {
    fc.assert(
      fc.property(notice, day, (rule, meeting) => {
        const last = lastDay(meeting, rule.days, rule)
        expect(judgeNoticeDays(rule, last, meeting)?.isEnough).toBe(true)
        expect(judgeNoticeDays(rule, addDays(last, 1), meeting)?.isEnough).toBe(false)
      }),
    )
  })

  test("the first day for a meeting is enough and the day before is not", () => {
    fc.assert(
      fc.property(notice, day, (rule, sent) => {
        const first = firstMeetingDay(sent, rule.days, rule)
        expect(judgeNoticeDays(rule, sent, first)?.isEnough).toBe(true)
        if (first > sent) expect(judgeNoticeDays(rule, sent, addDays(first, -1))?.isEnough).toBe(false)
      }),
    )
  })

  test("sending a day earlier never spoils it", () => {
    fc.assert(
      fc.property(notice, day, fc.nat(120), (rule, sent, later) => {
        const meeting = addDays(sent, later)
        const isEnough = judgeNoticeDays(rule, sent, meeting)?.isEnough
        expect(!isEnough || judgeNoticeDays(rule, addDays(sent, -1), meeting)?.isEnough).toBe(true)
      }),
    )
  })
})
