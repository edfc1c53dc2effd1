import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { accountOf } from "#app/ballots/counting/account.ts"
import {
  judgeTotals,
  refuseTotals,
  refuseUncounted,
  type TakenRoll,
  type Totals,
  uncounted,
} from "#app/ballots/counting/totals.ts"
import { judgeQuorumOf } from "#app/ballots/counting/verdict.ts"
import type { Selection } from "#app/ballots/question.ts"
import { anyMotionHall } from "../any-hall.ts"
import { hall, judge, MOTION, majority, quorum, rule } from "../hall.ts"

const totals = (over: Partial<Totals> = {}): Totals => ({
  ...{
    groupId: "",
    cast: 10,
    handedOut: null,
    yes: 6,
    no: 2,
    abstain: 1,
    invalid: 1,
    marked: 0,
    none: 0,
    marks: {},
  },
  ...over,
})
const ELECTION: Selection = {
  ...{
    kind: "election",
    options: ["x", "y", "z"],
    places: 2,
    min: 1,
    max: 2,
    noneOfThese: true,
    wins: "most",
  },
}
const papers = (over: Partial<Totals> = {}): Totals =>
  totals({
    ...{ handedOut: 12, cast: 10, yes: 0, no: 0, abstain: 1, invalid: 1, marked: 7, none: 1 },
    marks: { x: 6, y: 4, z: 1 },
    ...over,
  })
const { frozen } = hall({ a: { silent: 12, away: 3 } })
const TAKEN: TakenRoll = { roll: frozen.roll, excluded: [] }
const refusal = (given: Totals[], over: Parameters<typeof rule>[0] = {}, taken: TakenRoll | null = TAKEN) =>
  refuseTotals(MOTION, rule(over), taken, given)

describe("totals are taken down", () => {
  test("when they add up", () => {
    expect(refusal([totals()])).toBeNull()
    expect(refuseTotals(ELECTION, rule(), TAKEN, [papers()])).toBeNull()
  })
  test("not when they differ, saying by how much", () => {
    expect(refusal([totals({ yes: 4 })])).toEqual({
      key: "ballots.refuse.totals_differ",
      values: { cast: 10, sum: 8, difference: 2 },
    })
  })
  test.each<[string, Totals[], Parameters<typeof rule>[0], TakenRoll | null]>([
    ["not_a_count", [totals({ yes: 6.5, no: 1.5 })], {}, TAKEN],
    ["not_a_count", [totals({ yes: -1, no: 9 })], {}, TAKEN],
    ["more_than_there", [totals({ cast: 13, yes: 9 })], {}, TAKEN],
    ["more_papers_back", [totals({ handedOut: 9 })], {}, TAKEN],
    ["not_an_answer", [totals({ yes: 5, marked: 1 })], {}, TAKEN],
    ["totals_weights", [totals()], { weights: true }, TAKEN],
    ["totals_need_roll", [totals()], { majority: majority("present") }, null],
    ["totals_need_roll", [totals()], { majority: majority("entitled") }, null],
    ["totals_by_group", [totals()], { majority: majority("yes_no", { groups: "every" }) }, TAKEN],
    ["totals_whole", [totals({ groupId: "a" })], {}, TAKEN],
    ["totals_whole", [totals(), totals()], {}, TAKEN],
  ])("not: %s %#", (key, given, over, taken) => {
    expect(refusal(given, over, taken)?.key).toBe(`ballots.refuse.${key}`)
  })
  test("not more than the roll without those excluded", () => {
    const taken = { roll: frozen.roll, excluded: ["a-1", "a-2", "a-3"] }
    expect(refusal([totals()], {}, taken)?.key).toBe("ballots.refuse.more_than_there")
  })
  test.each([
    ["marks_over_ballots", { marks: { x: 8, y: 2, z: 1 } }],
    ["marks_impossible", { marks: { x: 3, y: 3, z: 0 } }],
    ["marks_impossible", { marks: { x: 7, y: 7, z: 1 } }],
    ["not_an_answer", { marked: 6, yes: 1 }],
  ])("of an election not: %s %#", (key, over) => {
    expect(refuseTotals(ELECTION, rule(), TAKEN, [papers(over)])?.key).toBe(`ballots.refuse.${key}`)
  })
})

describe("totals come to", () => {
  test("what the same votes by seat come to", () => {
    fc.assert(
      fc.property(anyMotionHall, (one) => {
        const { question, roll } = one.frozen
        const frozenRule = { ...one.frozen.rule, setting: "meeting" as const, weights: false }
        const bySeat = { ...one, frozen: { ...one.frozen, rule: frozenRule } }
        const account = accountOf(bySeat.frozen, one.votes, one.excluded)
        const byGroup = frozenRule.majority.groups !== "joint"
        const of = (groupId: string): Totals => {
          const own = account.filter((seat) => groupId === "" || seat.groupId === groupId)
          const number = (outcome: string) => own.filter((seat) => seat.outcome === outcome).length
          const [yes, no, abstain, invalid] = [
            number("yes"),
            number("no"),
            number("abstain"),
            number("invalid"),
          ]
          return totals({ groupId, yes, no, abstain, invalid, cast: yes + no + abstain + invalid })
        }
        const all = byGroup ? roll.groups.map(({ groupId }) => of(groupId)) : [of("")]
        const taken = { roll, excluded: one.excluded }
        expect(refuseTotals(question, frozenRule, taken, all)).toBeNull()
        const quorumOf = judgeQuorumOf(bySeat.frozen, account)
        const verdict = judgeTotals(question, frozenRule, { taken, quorum: quorumOf }, all)
        const { outcome, motion } = judge(bySeat)
        expect(verdict.outcome).toBe(outcome)
        expect(verdict.motion?.yes).toBe(motion?.yes)
        expect(verdict.motion?.base).toBe(motion?.base)
        expect(verdict.motion?.lacks).toEqual(motion?.lacks)
      }),
      { numRuns: 300 },
    )
  })
  test("who is elected on paper", () => {
    const verdict = judgeTotals(ELECTION, rule(), { taken: TAKEN, quorum: null }, [papers()])
    expect(verdict).toMatchObject({ outcome: "approved", selection: { chosen: ["x", "y"] } })
    expect(verdict.whole?.outcomes.silent.heads).toBe(2)
  })
})

describe("an obvious majority", () => {
  test("shows no figures", () => {
    expect(uncounted(true, null)).toMatchObject({ outcome: "approved", motion: null, whole: null })
    expect(uncounted(false, null).outcome).toBe("not_approved")
  })
  test("is not one without the numero legale", () => {
    const short = hall({ a: { yes: 2, away: 3 } }, { rule: rule({ quorum: quorum({ floor: 3 }) }) })
    const found = judgeQuorumOf(short.frozen, accountOf(short.frozen, short.votes, []))
    expect(uncounted(true, found).outcome).toBe("not_valid")
  })
  test.each([
    ["two thirds", { majority: majority("yes_no", { num: 2, den: 3 }) }],
    ["all members", { majority: majority("entitled") }],
    ["a minimum of yes", { majority: majority("yes_no", { minYes: 3 }) }],
    ["seats not against", { majority: majority("yes_no", { minNotAgainst: 3 }) }],
    ["every constituency", { majority: majority("yes_no", { groups: "every" }) }],
    ["a secret ballot", { visibility: "secret_paper" as const }],
  ])("must be counted for %s", (_name, over) => {
    expect(refuseUncounted(MOTION, rule(over))?.key).toBe("ballots.refuse.must_be_counted")
  })
  test("of options must be counted, of a plain motion need not", () => {
    expect(refuseUncounted(ELECTION, rule())).not.toBeNull()
    expect(refuseUncounted(MOTION, rule())).toBeNull()
  })
})
