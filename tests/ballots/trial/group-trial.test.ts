import { describe, expect, test } from "vitest"
import { judgeGroupTrial } from "#app/ballots/trial/group-trial.ts"
import { rulesWith } from "#tests/roundtables/regulation/versions.ts"

const GROUPS = [
  { name: "Associazioni migranti", seats: 6, filled: 6 },
  { name: "Istituzioni", seats: 4, filled: 4 },
]
type Figures = Record<string, string>
/** A group in which all are there: so many for, against and abstained. */
const group = (n: number, yes: string, no: string, over: Figures = {}): Figures => ({
  ...{ [`assigned-${n}`]: "6", [`justified-${n}`]: "0", [`yes-${n}`]: yes, [`no-${n}`]: no },
  ...{ [`abstained-${n}`]: "0", [`silent-${n}`]: "0", [`away-${n}`]: "0", ...over },
})
const BOTH = {
  trial: "groups",
  call: "first",
  matter: "ordinary",
  ...group(0, "5", "1"),
  ...group(1, "1", "3"),
}
const judge = (over: Figures = {}, rules = rulesWith()) =>
  judgeGroupTrial(rules, { ...BOTH, ...over }, GROUPS)
const every = (groups: "every" | "any" | "joint") => rulesWith({ majority_ordinary: { groups } })
const WEIGHTS = { seats: { weightMax: 3 } }

describe("a vote that is tried by constituencies", () => {
  test.each([
    ["joint", "approved", "ballots.verdict.approved"],
    ["every", "not_approved", "ballots.verdict.every_missing"],
    ["any", "approved", "ballots.verdict.any_approved"],
  ] as const)("counted %s is %s", (how, outcome, key) => {
    const { verdict } = judge({}, every(how))
    expect([verdict?.outcome, verdict?.says.key]).toEqual([outcome, key])
  })

  test("says what each of them came to, by its name", () => {
    const why = judge({}, every("every")).verdict?.why ?? []
    expect(why.filter(({ key }) => key === "ballots.verdict.group").map(({ values }) => values)).toEqual([
      { group: "\u2068Associazioni migranti\u2069", yes: 5, base: 6, needed: 4 },
      { group: "\u2068Istituzioni\u2069", yes: 1, base: 4, needed: 3 },
    ])
  })

  test("is not valid where one of them lacks its numero legale, if the rule asks it of each", () => {
    const away = group(1, "1", "0", { "away-1": "3" })
    const rules = rulesWith({ quorum_first: { scope: "each_group" } })
    expect(judge(away).verdict?.outcome).toBe("approved")
    expect(judge(away, rules).verdict?.outcome).toBe("not_valid")
  })

  test("that ends in a tie says what the rule does about it, and decides nothing", () => {
    const { verdict } = judge({ ...group(0, "3", "3"), ...group(1, "2", "2") })
    expect(verdict?.outcome).toBe("tied")
    expect(verdict?.why[0]?.key).toMatch(/^regulation\.words\.tie\./)
  })

  test("is not held in a second call that there is not", () => {
    expect(judge({ call: "second" }, rulesWith({ quorum_second: { held: false } })).verdict?.outcome).toBe(
      "not_valid",
    )
  })
})

describe("a vote that is tried with weights", () => {
  const EMPTY = {
    "abstained-0": "",
    "abstained-1": "",
    "silent-0": "",
    "silent-1": "",
    "away-0": "",
    "away-1": "",
  }

  test("counts what seats weigh, and the numero legale in seats", () => {
    const light = { ...EMPTY, "yes-0": "1 1", "no-0": "1 1 1 1", "yes-1": "3 3 3", "no-1": "1" }
    const { verdict } = judge(light, rulesWith(WEIGHTS))
    expect(verdict?.outcome).toBe("approved")
    expect(verdict?.says.values).toMatchObject({ yes: 11, base: 16 })
    const keys = verdict?.why.map(({ key }) => key)
    expect(keys).toContain("ballots.verdict.weights")
    const quorum = verdict?.why.find(({ key }) => key === "ballots.verdict.quorum_meeting")
    expect(quorum?.values).toEqual({ found: 10, needed: 6 })
  })

  test("is refused for a weight above the rules", () => {
    const { problems } = judge(
      { ...EMPTY, "yes-0": "4 1", "no-0": "", "yes-1": "", "no-1": "" },
      rulesWith(WEIGHTS),
    )
    expect(problems).toEqual([{ field: "yes-0", key: "regulation.errors.weights" }])
  })
})

describe("figures that cannot be", () => {
  test.each([
    ["more filled than assigned", { "yes-0": "9" }, "assigned-0 regulation.errors.filled_over_assigned"],
    ["more justified than away", { "justified-1": "1" }, "justified-1 regulation.errors.justified_over_away"],
    ["a figure that is none", { "no-1": "x" }, "no-1 regulation.errors.figure"],
    ["a matter that nobody knows", { matter: "x" }, "matter regulation.errors.choose"],
  ])("%s", (_what, over, problem) => {
    expect(judge(over as Figures).problems.map(({ field, key }) => `${field} ${key}`)).toEqual([problem])
  })
})

test("nothing is judged where nothing is asked", () => {
  expect(judgeGroupTrial(rulesWith(), {}, GROUPS)).toEqual({ verdict: null, problems: [] })
})
