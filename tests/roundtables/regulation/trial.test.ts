import { describe, expect, test } from "vitest"
import { judgeTrial } from "#app/roundtables/regulation/trial.ts"
import { rulesWith } from "./versions.ts"

const VOTE = {
  ...{ trial: "vote", call: "first", matter: "ordinary", assigned: "13", filled: "12", justified: "1" },
  ...{ present: "10", yes: "7", no: "1", abstained: "1" },
}
const judge = (over: Record<string, string> = {}, rules = rulesWith()) =>
  judgeTrial(rules, { ...VOTE, ...over })
const told = (over: Record<string, string> = {}, rules = rulesWith()) => {
  const { verdict } = judge(over, rules)
  return [verdict?.outcome, verdict?.says.key.replace("regulation.", "")]
}

describe("a vote that is tried", () => {
  test.each([
    ["passes", {}, ["approved", "verdict.approved"]],
    ["is a tie", { yes: "4", no: "4" }, ["tied", "verdict.tied"]],
    ["fails", { yes: "3", no: "5" }, ["not_approved", "verdict.not_approved"]],
    ["has no valid votes", { yes: "0", no: "0", abstained: "9" }, ["not_approved", "verdict.no_valid_votes"]],
    [
      "is not valid, and never rejected",
      { present: "6", yes: "6", no: "0", abstained: "0" },
      ["not_valid", "verdict.quorum_missing"],
    ],
    [
      "is valid in second call",
      { call: "second", present: "6", yes: "6", no: "0", abstained: "0" },
      ["approved", "verdict.approved"],
    ],
    [
      "changes the rules with eight",
      { matter: "regulation", yes: "8", abstained: "0" },
      ["approved", "verdict.approved"],
    ],
    ["does not change them with seven", { matter: "regulation" }, ["not_approved", "verdict.not_approved"]],
  ] as const)("%s", (_what, over, verdict) => {
    expect(told(over)).toEqual(verdict)
  })

  test("says why, and that the count adds up", () => {
    const why = judge().verdict?.why.map(({ key }) => key)
    expect(why).toEqual([
      ...["regulation.verdict.majority_share", "regulation.verdict.quorum_reached"],
      ...["regulation.verdict.quorum_share", "regulation.trial.sum"],
    ])
    expect(judge().verdict?.why.at(-1)?.values).toEqual({
      yes: 7,
      no: 1,
      abstained: 1,
      silent: 1,
      present: 10,
    })
  })

  test("is not held in a second call that there is not", () => {
    expect(told({ call: "second" }, rulesWith({ quorum_second: { held: false } }))[0]).toBe("not_valid")
  })

  test.each([
    ["more filled than assigned", { filled: "14" }, "filled regulation.errors.filled_over_assigned"],
    ["more present than filled", { present: "12" }, "present regulation.errors.present_over_filled"],
    ["more votes than present", { yes: "9" }, "yes regulation.errors.votes_over_present"],
    ["a figure that is none", { yes: "-1" }, "yes regulation.errors.figure"],
    ["a matter that nobody knows", { matter: "x" }, "matter regulation.errors.choose"],
  ])("is refused for %s", (_what, over, problem) => {
    expect(judge(over).problems.map(({ field, key }) => `${field} ${key}`)).toEqual([problem])
  })
})

describe("a notice that is tried", () => {
  const notice = (sentOn: string, meetingOn: string, urgent = "") =>
    judgeTrial(rulesWith(), { trial: "notice", sentOn, meetingOn, ...(urgent ? { urgent } : {}) })
  test.each([
    ["3/8/2026", "11/8/2026", "", "enough"],
    ["3/8/2026", "10/8/2026", "", "short"],
    ["3/8/2026", "7/8/2026", "yes", "enough"],
  ])("%s to %s %s: %s", (sent, meeting, urgent, outcome) => {
    expect(notice(sent, meeting, urgent).verdict?.outcome).toBe(outcome)
  })
  test("is refused for a day that is none", () => {
    expect(notice("31/2/2026", "11/8/2026").problems).toEqual([
      { field: "sentOn", key: "roundtables.errors.day_wrong" },
    ])
  })
})

test("nothing is judged where nothing is asked", () => {
  expect(judgeTrial(rulesWith(), {})).toEqual({ verdict: null, problems: [] })
})
