import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  answersNeeded,
  CHOICES,
  countAnswers,
  judgeRound,
  type RoundRule,
  ruleOf,
} from "#app/documents/life/outcome.ts"
import { rulesWith } from "#tests/roundtables/regulation/versions.ts"

const rule = (over: Partial<RoundRule> = {}): RoundRule => ({
  ...{ mostObjections: 0, mayAbstain: true, silence: "absent" },
  ...over,
})
const answers = (...choices: string[]) => choices.map((choice) => ({ choice }))

describe("what comes of a round of five seats that needs three answers:", () => {
  test.each([
    ["all agree", ["approve", "approve", "approve", "approve", "approve"], {}, "adopted"],
    ["three answer, two are silent", ["approve", "approve", "remarks"], {}, "adopted"],
    ["remarks are no objection", ["remarks", "remarks", "remarks"], {}, "adopted"],
    ["who abstains has answered", ["approve", "abstain", "abstain"], {}, "adopted"],
    ["two are too few", ["approve", "approve"], {}, "unanswered"],
    ["nobody answers", [], {}, "unanswered"],
    ["nobody answers, and silence assents", [], { silence: "assent" }, "adopted"],
    ["one objects", ["approve", "approve", "approve", "object"], {}, "objected"],
    ["one objects, and silence assents", ["object"], { silence: "assent" }, "objected"],
    ["one of the few objects: the reason goes before the number", ["object"], {}, "objected"],
    ["one objects where one may", ["approve", "approve", "object"], { mostObjections: 1 }, "adopted"],
    ["two object where one may", ["object", "approve", "object"], { mostObjections: 1 }, "objected"],
  ] as const)("%s", (_what, given, over, outcome) => {
    expect(judgeRound(countAnswers(5, answers(...given)), rule(over), 3)).toBe(outcome)
  })
})

describe("how many answers it takes", () => {
  test.each([
    ["the numero legale of twelve", {}, "seats", 12, 7],
    ["all of them", { answersNeeded: "all" }, "seats", 12, 12],
    ["any", { answersNeeded: "any" }, "seats", 12, 1],
    ["never more than are asked", {}, "seats", 2, 2],
    ["every party of a paper to be signed", { answersNeeded: "any" }, "parties", 4, 4],
  ] as const)("%s", (_what, approval, among, asked, needed) => {
    expect(answersNeeded(rulesWith({ approval }), { among, asked, assigned: 13 })).toBe(needed)
  })
})

test("who signs is never bound by silence, nor over an objection, whatever the regulation says", () => {
  const lax = rulesWith({ approval: { mostObjections: 5, silence: "assent", mayAbstain: true } })
  expect(ruleOf(lax, "parties")).toEqual({ mostObjections: 0, mayAbstain: false, silence: "absent" })
})

const anyAnswers = fc.array(fc.constantFrom(...CHOICES), { maxLength: 12 })
const anyRule = fc.record({
  mostObjections: fc.integer({ min: 0, max: 4 }),
  mayAbstain: fc.boolean(),
  silence: fc.constantFrom("absent" as const, "assent" as const),
})

describe("whatever is answered", () => {
  test("every seat that was asked is counted exactly once", () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(8), (given, silent) => {
        const counts = countAnswers(given.length + silent, answers(...given))
        const { approve, remarks, object, abstain } = counts
        expect(approve + remarks + object + abstain + counts.silent).toBe(counts.asked)
      }),
    )
  })

  test("an objection more never makes a text the table's", () => {
    fc.assert(
      fc.property(anyAnswers, anyRule, fc.nat(8), fc.nat(8), (given, by, silent, needed) => {
        const asked = given.length + silent + 1
        const before = judgeRound(countAnswers(asked, answers(...given, "approve")), by, needed)
        const after = judgeRound(countAnswers(asked, answers(...given, "object")), by, needed)
        expect(before !== "adopted" && after === "adopted").toBe(false)
      }),
    )
  })

  test("an agreement more never takes a text from the table", () => {
    fc.assert(
      fc.property(anyAnswers, anyRule, fc.nat(8), (given, by, needed) => {
        const asked = given.length + 1
        const before = judgeRound(countAnswers(asked, answers(...given)), by, needed)
        const after = judgeRound(countAnswers(asked, answers(...given, "approve")), by, needed)
        expect(before === "adopted" && after !== "adopted").toBe(false)
      }),
    )
  })
})
