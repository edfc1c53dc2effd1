import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Majority } from "#app/roundtables/regulation/fields.ts"
import {
  judgeMajority,
  judgeMajorityByGroup,
  majorityBase,
  moreYesNeeded,
  type Tally,
  yesNeeded,
} from "#app/roundtables/regulation/majority.ts"

const rule = (base: Majority["base"], over: Partial<Majority> = {}): Majority => ({
  ...{ base, strict: true, num: 1, den: 2, minYes: null, maxNo: null, minNotAgainst: null },
  ...{ attendanceNum: null, attendanceDen: null, groups: "joint" },
  ...over,
})
const TWO_THIRDS = rule("entitled", { strict: false, num: 2, den: 3 })
const STATUTE = rule("present", { attendanceNum: 3, attendanceDen: 4 })
const DISSOLUTION = rule("entitled", { strict: false, num: 3, den: 4 })
const of = (yes: number, no: number, abstained: number, present: number, entitled = 12): Tally => ({
  ...{ yes, no, abstained, present, entitled },
})

describe("the outcome", () => {
  test.each([
    ["of the minutes, 8 for and 2 abstained", rule("yes_no"), of(8, 0, 2, 10), "approved"],
    ["of the desk, 7 against 1, one not voting", rule("yes_no"), of(7, 1, 1, 10), "approved"],
    ["of the guide, 4 against 4", rule("yes_no"), of(4, 4, 1, 9), "tied"],
    ["of the change of rules, 7 of 12", TWO_THIRDS, of(7, 0, 1, 8), "not_approved"],
    ["of the same with one more", TWO_THIRDS, of(8, 0, 0, 8), "approved"],
    ["with abstentions that weigh", rule("present"), of(5, 3, 2, 10), "not_approved"],
    ["with those who did not vote, too", rule("present"), of(6, 4, 0, 12), "not_approved"],
    ["of votes cast, abstentions in", rule("expressed"), of(4, 3, 1, 12), "not_approved"],
    ["of absolute majority", rule("entitled"), of(7, 0, 0, 7), "approved"],
    ["of exactly half of all, which is no tie", rule("entitled"), of(6, 5, 1, 12), "not_approved"],
    ["of as many yes as no among more present", rule("present"), of(5, 5, 2, 12), "not_approved"],
    ["of nobody voting", rule("yes_no"), of(0, 0, 0, 10), "no_valid_votes"],
    ["of abstentions only", rule("yes_no"), of(0, 0, 10, 10), "no_valid_votes"],
    [
      "of a share that a tie is no tie of",
      rule("yes_no", { num: 2, den: 3 }),
      of(4, 4, 0, 8),
      "not_approved",
    ],
    ["of at least half, where a tie passes", rule("yes_no", { strict: false }), of(4, 4, 0, 8), "approved"],
    [
      "of two thirds of 300",
      rule("yes_no", { strict: false, num: 2, den: 3 }),
      of(200, 100, 0, 300, 300),
      "approved",
    ],
    [
      "of 55 of 100",
      rule("yes_no", { strict: false, num: 55, den: 100 }),
      of(55, 45, 0, 100, 100),
      "approved",
    ],
    ["of a minimum of yes", rule("yes_no", { minYes: 5 }), of(4, 0, 8, 12), "not_approved"],
    ["of a maximum of no", rule("yes_no", { maxNo: 1 }), of(8, 2, 0, 10), "not_approved"],
    ["of a minimum not against", rule("yes_no", { minNotAgainst: 9 }), of(6, 4, 0, 12), "not_approved"],
    [
      "of a tie that a limit would spoil anyway",
      rule("yes_no", { maxNo: 3 }),
      of(4, 4, 0, 8),
      "not_approved",
    ],
    ["of a statute (c.c. art. 21): 9 of 12 present, 5 for", STATUTE, of(5, 1, 3, 9), "approved"],
    ["of a statute: abstentions count against", STATUTE, of(4, 1, 4, 9), "not_approved"],
    ["of a statute with 8 of 12 present", STATUTE, of(8, 0, 0, 8), "not_approved"],
    ["of dissolution (c.c. art. 21): 9 of all 12", DISSOLUTION, of(9, 0, 0, 9), "approved"],
    ["of dissolution: 8 of all 12", DISSOLUTION, of(8, 0, 0, 8), "not_approved"],
  ])("%s", (_name, majority, tally, outcome) => {
    expect(judgeMajority(majority, tally).outcome).toBe(outcome)
  })

  test("says what was missing", () => {
    const strict = rule("yes_no", { minYes: 5, maxNo: 3 })
    expect(judgeMajority(strict, of(4, 4, 0, 8)).lacks).toEqual(["share", "min_yes", "max_no"])
    expect(judgeMajority(STATUTE, of(8, 0, 0, 8)).lacks).toEqual(["attendance"])
  })

  test("says how many yes it took", () => {
    expect(judgeMajority(TWO_THIRDS, of(7, 0, 1, 8))).toMatchObject({ yes: 7, base: 12, needed: 8 })
    expect(judgeMajority(rule("yes_no"), of(7, 1, 1, 10))).toMatchObject({ yes: 7, base: 8, needed: 5 })
  })
})

describe("one more yes", () => {
  test.each([
    ["of all members", TWO_THIRDS, of(7, 0, 1, 8), 1],
    ["where the base grows with it", rule("yes_no"), of(4, 6, 0, 10, 20), 3],
    ["where the base grows, of more seats than there are", rule("yes_no"), of(4, 6, 0, 10, 12), null],
    ["of what is approved", rule("yes_no"), of(6, 4, 0, 10), 0],
    ["that nobody is left to give", TWO_THIRDS, of(5, 2, 0, 8), null],
    ["against too many no", rule("yes_no", { maxNo: 1 }), of(5, 2, 0, 8), null],
  ])("%s", (_name, majority, tally, more) => {
    expect(moreYesNeeded(majority, tally)).toBe(more)
  })
})

describe("by constituency", () => {
  const groups = [of(3, 0, 0, 3, 3), of(1, 2, 0, 3, 3)]
  test.each([
    ["joint", "approved"],
    ["every", "not_approved"],
    ["any", "approved"],
  ] as const)("counted %s is %s", (how, outcome) => {
    expect(judgeMajorityByGroup(rule("yes_no", { groups: how }), groups).outcome).toBe(outcome)
  })
  test("a group without seats is not asked", () => {
    const every = rule("yes_no", { groups: "every" })
    expect(judgeMajorityByGroup(every, [of(3, 0, 0, 3, 3), of(0, 0, 0, 0, 0)]).outcome).toBe("approved")
  })
  test("nobody is every one of nobody", () => {
    expect(judgeMajorityByGroup(rule("yes_no", { groups: "every" }), []).outcome).toBe("no_valid_votes")
  })
})

const majority: fc.Arbitrary<Majority> = fc
  .record({
    base: fc.constantFrom("yes_no" as const, "expressed" as const, "present" as const, "entitled" as const),
    strict: fc.boolean(),
    num: fc.nat(20),
    den: fc.integer({ min: 1, max: 20 }),
    minYes: fc.option(fc.integer({ min: 1, max: 20 })),
    maxNo: fc.option(fc.nat(20)),
    minNotAgainst: fc.option(fc.integer({ min: 1, max: 20 })),
    attendanceNum: fc.constant(null),
    attendanceDen: fc.constant(null),
    groups: fc.constantFrom("joint" as const, "every" as const, "any" as const),
  })
  .filter(({ num, den }) => num <= den)
const tally = fc
  .record({ yes: fc.nat(30), no: fc.nat(30), abstained: fc.nat(30), silent: fc.nat(30), away: fc.nat(30) })
  .map(({ yes, no, abstained, silent, away }) => {
    const present = yes + no + abstained + silent
    return { yes, no, abstained, present, entitled: present + away }
  })

describe("for any rule and count", () => {
  test("a no that becomes a yes never makes it fail", () => {
    fc.assert(
      fc.property(majority, tally, (rule, count) => {
        fc.pre(count.no > 0)
        const better = { ...count, yes: count.yes + 1, no: count.no - 1 }
        const approved = judgeMajority(rule, count).outcome === "approved"
        expect(!approved || judgeMajority(rule, better).outcome === "approved").toBe(true)
      }),
    )
  })

  test("it is approved exactly when the share is reached in exact integers and no limit is broken", () => {
    fc.assert(
      fc.property(majority, tally, (rule, count) => {
        const base = BigInt(majorityBase(rule, count))
        const [ours, theirs] = [BigInt(count.yes) * BigInt(rule.den), BigInt(rule.num) * base]
        const isOver = rule.strict ? ours > theirs : ours >= theirs
        const isWithin =
          (rule.minYes === null || count.yes >= rule.minYes) &&
          (rule.maxNo === null || count.no <= rule.maxNo) &&
          (rule.minNotAgainst === null || count.present - count.no >= rule.minNotAgainst)
        const isSaid = count.yes + count.no + count.abstained > 0 && base > 0n
        expect(judgeMajority(rule, count).outcome === "approved").toBe(isOver && isWithin && isSaid)
      }),
    )
  })

  test("the yes that it says are needed suffice for the share, and one fewer does not", () => {
    fc.assert(
      fc.property(majority, tally, (rule, count) => {
        fc.pre(rule.base === "present" || rule.base === "entitled")
        const needed = yesNeeded(rule, count)
        // Where nobody says anything there is no share to reach: that is an outcome of its own.
        fc.pre(majorityBase(rule, count) > 0 && needed + count.no + count.abstained > 0)
        const lacks = (yes: number) => judgeMajority(rule, { ...count, yes }).lacks
        expect(lacks(needed)).not.toContain("share")
        expect(lacks(needed)).not.toContain("min_yes")
        if (needed > 0)
          expect(lacks(needed - 1).filter((lack) => lack === "share" || lack === "min_yes")).not.toEqual([])
      }),
    )
  })

  test("the order of constituencies changes nothing", () => {
    fc.assert(
      fc.property(majority, fc.array(tally, { maxLength: 5 }), (rule, counts) => {
        expect(judgeMajorityByGroup(rule, counts)).toEqual(judgeMajorityByGroup(rule, [...counts].reverse()))
      }),
    )
  })

  test("the further yes that it asks approve, and one fewer do not", () => {
    fc.assert(
      fc.property(majority, tally, (rule, count) => {
        const more = moreYesNeeded(rule, count)
        fc.pre(more !== null && more > 0)
        const approves = (yes: number) =>
          judgeMajority(rule, { ...count, yes: count.yes + yes }).lacks.length === 0
        expect([approves(more ?? 0), approves((more ?? 0) - 1)]).toEqual([true, false])
      }),
    )
  })
})
