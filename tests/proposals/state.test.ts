import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  isOn,
  isOver,
  mayBeRewritten,
  type ProposalRule,
  type ProposalState,
  STATES,
  STEPS,
  SWITCHES,
  stateAfter,
  stepsFrom,
} from "#app/proposals/state.ts"
import { rulesWith } from "../roundtables/regulation/versions.ts"

const RULE = rulesWith().proposals
const DURING = ["submitted", "admitted", "discussion", "ballot"] as const
const anyDuring = fc.subarray([...DURING])
const anyRule: fc.Arbitrary<ProposalRule> = fc.record({
  ...{ supporters: fc.integer({ min: 0, max: 100 }), fromGroups: fc.integer({ min: 1, max: 20 }) },
  ...{ answerDays: fc.constant(30), extensionDays: fc.constant(30) },
  admit: fc.subarray(["secretary", "chair", "facilitator"] as ProposalRule["admit"], { minLength: 1 }),
  seenFrom: fc.constantFrom("submitted" as const, "admitted" as const),
  ...{ editIn: anyDuring, supportIn: anyDuring, commentIn: anyDuring, mergeIn: anyDuring },
  ...{ ballotFrom: fc.subarray(["admitted" as const, "discussion" as const]), withdrawIn: anyDuring },
  withdrawBy: fc.constantFrom("all_authors" as const, "any_author" as const),
})

describe("the way of a proposal", () => {
  test.each([
    ["draft", []],
    ["submitted", ["admit", "not_admit"]],
    ["admitted", ["discuss", "to_ballot"]],
    ["discussion", ["to_ballot"]],
    ["ballot", ["resume", "vote"]],
    ["not_admitted", []],
    ["voted", []],
    ["withdrawn", []],
    ["merged", []],
    ["split", []],
    ["discarded", []],
  ] as const)("from %s, as the default rules say, leads %j", (state, steps) => {
    expect(stepsFrom(state, RULE)).toEqual(steps)
  })

  test("never leaves a state that is over, whatever the rules say", () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(...STATES), (rule, state) => {
        if (isOver(state)) expect(stepsFrom(state, rule)).toEqual([])
      }),
    )
  })

  test("never comes back to what is before admission", () => {
    fc.assert(
      fc.property(anyRule, fc.array(fc.constantFrom(...STEPS), { maxLength: 30 }), (rule, wishes) => {
        let state: ProposalState = "submitted"
        for (const wish of wishes) {
          if (!stepsFrom(state, rule).includes(wish)) continue
          state = stateAfter(wish)
          expect(["draft", "submitted", "discarded"]).not.toContain(state)
        }
      }),
    )
  })

  test("leads to the vote from nowhere but where the rules say", () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(...STATES), (rule, state) => {
        const may = rule.ballotFrom.some((one) => one === state)
        expect(stepsFrom(state, rule).includes("to_ballot")).toBe(may)
      }),
    )
  })
})

describe("what the rules switch on", () => {
  test("is nothing once a proposal is over", () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(...STATES), fc.constantFrom(...SWITCHES), (rule, state, what) => {
        if (isOver(state)) expect(isOn(what, state, rule)).toBe(false)
      }),
    )
  })

  test("is nothing but writing for a draft", () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(...SWITCHES), (rule, what) => {
        expect(isOn(what, "draft", rule)).toBe(what === "edit")
      }),
    )
  })

  test("is never a change of what is put to the vote", () => {
    expect(isOn("edit", "ballot", { ...RULE, editIn: ["ballot"] })).toBe(false)
  })

  test.each(DURING)("is support, while %s, only where the list of the rules has it", (state) => {
    expect(isOn("support", state, { ...RULE, supportIn: [state] })).toBe(true)
    expect(isOn("support", state, { ...RULE, supportIn: DURING.filter((one) => one !== state) })).toBe(false)
  })
})

test.each([
  ["not_admitted", null, true],
  ["withdrawn", null, true],
  ["voted", "not_approved", true],
  ["voted", "tied", true],
  ["voted", "not_valid", true],
  ["voted", "approved", false],
  ["submitted", null, false],
  ["merged", null, false],
] as const)("%s with the outcome %s may be written anew: %s", (state, outcome, may) => {
  expect(mayBeRewritten(state, outcome)).toBe(may)
})
