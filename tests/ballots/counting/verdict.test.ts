import { describe, expect, test } from "vitest"
import { accountOf } from "#app/ballots/counting/account.ts"
import { hall, judge, MOTION, majority, motion, quorum, rule } from "../hall.ts"

describe("a tie", () => {
  const TIED = { yes: 4, no: 4, abstain: 1 }
  test.each([
    ["not_approved", null, "tied", "not_approved"],
    ["run_off", null, "tied", "run_off"],
    ["run_off", "yes", "tied", "run_off"],
    ["casting_vote", "yes", "approved", "approved"],
    ["casting_vote", "no", "not_approved", "not_approved"],
    ["casting_vote", "abstain", "tied", "not_approved"],
    ["casting_vote", null, "tied", "not_approved"],
  ] as const)("under %s, the chair %s, is %s", (tie, chair, outcome, becomes) => {
    expect(motion(TIED, { tie }, chair)).toMatchObject({ outcome, tie: { becomes } })
  })
  test("says that a casting vote was used", () => {
    expect(motion(TIED, { tie: "casting_vote" }, "yes").tie?.casting).toBe("yes")
    expect(motion(TIED, { tie: "not_approved" }, "yes").tie?.casting).toBeNull()
  })
  test.each([
    ["of all members is no tie", { majority: majority("entitled") }],
    ["under two thirds is no tie", { majority: majority("yes_no", { num: 2, den: 3 }) }],
    ["that a limit would spoil anyway is no tie", { majority: majority("yes_no", { maxNo: 3 }) }],
  ])("%s", (_name, over) => {
    expect(motion(TIED, { tie: "casting_vote", ...over }, "yes")).toMatchObject({
      outcome: "not_approved",
      tie: null,
    })
  })
  test("in weight is one of weight, whatever the heads", () => {
    const verdict = motion({ yes: [3, 2], no: [1, 1, 1, 2] }, { weights: true })
    expect(verdict).toMatchObject({ outcome: "tied", unit: "weight", motion: { yes: 5, no: 5 } })
  })
})

describe("by constituency", () => {
  const SIDES = { institutions: { yes: 3 }, associations: { yes: 1, no: 2 }, empty: { vacant: 2 } }
  test.each([
    ["joint", "approved"],
    ["every", "not_approved"],
    ["any", "approved"],
  ] as const)("%s: %s", (groups, outcome) => {
    expect(judge(hall(SIDES, { rule: rule({ majority: majority("yes_no", { groups }) }) })).outcome).toBe(
      outcome,
    )
  })
  test("each has its own result", () => {
    const every = rule({ majority: majority("yes_no", { groups: "every" }) })
    const verdict = judge(hall(SIDES, { rule: every }))
    expect(verdict.motion?.groups.map(({ groupId, outcome }) => `${groupId} ${outcome}`)).toEqual([
      "institutions approved",
      "associations not_approved",
      "empty no_valid_votes",
    ])
  })
  test("a limit in numbers is one for the whole", () => {
    const of = (minYes: number) => rule({ majority: majority("yes_no", { groups: "every", minYes }) })
    const sides = { a: { yes: 3 }, b: { yes: 2 } }
    expect(judge(hall(sides, { rule: of(5) })).outcome).toBe("approved")
    expect(judge(hall(sides, { rule: of(6) }))).toMatchObject({
      outcome: "not_approved",
      motion: { lacks: ["min_yes"] },
    })
  })
  test("where nobody of one votes, not every one approves", () => {
    const every = rule({ majority: majority("yes_no", { groups: "every" }) })
    expect(judge(hall({ a: { yes: 3 }, b: { silent: 2 } }, { rule: every })).outcome).toBe("not_approved")
  })
})

describe("heads and weights", () => {
  test("attendance and seats not against are heads, also where votes are weighed", () => {
    const attended = majority("yes_no", { attendanceNum: 3, attendanceDen: 4 })
    const over = { weights: true, majority: attended }
    expect(motion({ yes: [5, 5], away: [1, 1] }, over).outcome).toBe("not_approved")
    expect(motion({ yes: [1, 1, 1], away: [5] }, over).outcome).toBe("approved")
    const notAgainst = { weights: true, majority: majority("yes_no", { minNotAgainst: 3 }) }
    expect(motion({ yes: [5, 5], no: [1] }, notAgainst).outcome).toBe("not_approved")
  })
  test.each([
    [true, "approved"],
    [false, "not_approved"],
  ])("a seat in conflict attends where it stays in the numero legale: %s", (conflictInQuorum, outcome) => {
    const attended = majority("yes_no", { attendanceNum: 3, attendanceDen: 4 })
    expect(motion({ yes: 2, excluded: 1, away: 1 }, { conflictInQuorum, majority: attended }).outcome).toBe(
      outcome,
    )
  })
  test("a weight counts once where weights are off", () => {
    expect(motion({ yes: [5], no: [1, 1] }).motion).toMatchObject({ yes: 1, base: 3 })
  })
  test("the numero legale and its floor are heads", () => {
    const over = { weights: true, quorum: quorum({ floor: 3 }) }
    expect(motion({ yes: [5, 5], away: [1] }, over)).toMatchObject({
      outcome: "not_valid",
      quorum: { found: 2, needed: 3, missing: 1 },
    })
  })
})

describe("an account", () => {
  const { frozen, votes, excluded } = hall({
    a: { yes: 2, no: 1, abstain: 1, invalid: 1, silent: 1, excluded: 1, away: 3, vacant: 1 },
  })
  test("ends each seat of the roll in exactly one outcome", () => {
    const outcomes = accountOf(frozen, votes, excluded).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(["yes", "yes", "no", "abstain", "invalid", "silent", "excluded"])
  })
  test("who is excluded leaves what is present, and stays a member", () => {
    const verdict = judge({
      frozen: { ...frozen, rule: rule({ majority: majority("present") }) },
      votes,
      excluded,
    })
    expect(verdict.motion?.base).toBe(6)
    const all = judge({
      frozen: { ...frozen, rule: rule({ majority: majority("entitled") }) },
      votes,
      excluded,
    })
    expect(all.motion?.base).toBe(10)
  })
  test.each([
    [
      "a seat that is not on the roll",
      [{ seatId: "nobody", choice: "yes" as const }],
      [],
      "not_on_roll: nobody",
    ],
    ["a seat twice", [...votes, ...votes.slice(0, 1)], excluded, "seat_twice: a-1"],
    ["a seat that was excluded", votes, ["a-1"], "excluded_voted: a-1"],
    ["an exclusion of nobody", votes, ["nobody"], "not_on_roll: nobody"],
  ])("refuses %s", (_name, given, out, problem) => {
    expect(() => accountOf(frozen, given, out)).toThrow(problem)
  })
})

test("of nothing there is no share, and nothing is approved", () => {
  expect(motion({ silent: 3 })).toMatchObject({
    outcome: "not_approved",
    motion: { outcome: "no_valid_votes", share: null },
  })
})

test("what is not valid was never judged", () => {
  const verdict = judge(
    hall({ a: { yes: 2, away: 5 } }, { question: MOTION, rule: rule({ quorum: quorum({ floor: 3 }) }) }),
  )
  expect(verdict).toMatchObject({ outcome: "not_valid", motion: null, selection: null, tie: null })
})
