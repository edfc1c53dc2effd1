import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  type Counts,
  type Hall,
  judgeCounts,
  refuseCasting,
  refuseCounts,
  type VoteRule,
  wholeOf,
} from "#app/meetings/totals/counted.ts"
import { refuseConfirm, refuseVoteMoment, refuseVoteOn } from "#app/meetings/totals/policy.ts"
import { totalsWords } from "#app/meetings/totals/words.ts"
import { rulesWith } from "#tests/roundtables/regulation/versions.ts"

const counts = (yes: number, no: number, abstained = 0, invalid = 0, cast?: number): Counts => ({
  ...{ yes, no, abstained, invalid },
  cast: cast ?? yes + no + abstained + invalid,
})
const hall = (present: number, entitled = present, over: Partial<Hall> = {}): Hall => ({
  ...{ groupId: "", name: "", present, entitled, excluded: 0 },
  ...over,
})
const rule = (over: Partial<VoteRule> = {}): VoteRule => ({
  majority: rulesWith().majority_ordinary,
  ...{ tie: "not_approved", conflictInQuorum: true, method: "show_of_hands" },
  ...over,
})
const QUORATE = { isQuorate: true, casting: null }

describe("numbers are refused", () => {
  test.each([
    ["that do not add up", counts(5, 3, 1, 0, 10), hall(12), "totals.refuse.differ"],
    ["of more votes than were there", counts(9, 4), hall(12), "totals.refuse.more_than_there"],
    ["of one group that do not add up", counts(2, 1, 0, 0, 4), hall(5, 5, { name: "Enti" }), "differ_in"],
    ["of more votes than one group had", counts(4, 2), hall(5, 5, { name: "Enti" }), "there_in"],
  ])("%s", (_what, part, room, key) => {
    expect(refuseCounts([part], [room])?.key).toContain(key)
  })

  test("of one group where each has its result, and of several where all are counted together", () => {
    const halls = [hall(3, 3, { name: "Enti" }), hall(4, 4, { name: "Associazioni" })]
    expect(refuseCounts([counts(3, 1)], halls)).toMatchObject({
      ...{ key: "totals.refuse.by_group", values: { groups: "Enti, Associazioni" } },
    })
    expect(refuseCounts([counts(1, 0), counts(1, 0)], [hall(9)])?.key).toBe("totals.refuse.whole")
  })

  test("never when they add up to at most who was there", () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(count, count, count, count, count, (yes, no, abstained, invalid, silent) => {
        const part = counts(yes, no, abstained, invalid)
        expect(refuseCounts([part], [hall(part.cast + silent)])).toBeNull()
        expect(wholeOf([part, part]).cast).toBe(2 * part.cast)
      }),
    )
  })
})

describe("the outcome", () => {
  test.each([
    ["more than half of yes and no", counts(7, 6, 4), hall(20), {}, "approved"],
    ["half is not more than half", counts(6, 6, 4), hall(20), {}, "not_approved"],
    ["nobody said yes or no", counts(0, 0, 4), hall(20), {}, "no_valid_votes"],
    ["a tie is voted on again", counts(6, 6), hall(20), { tie: "run_off" }, "tied"],
    ["a casting vote that is not given yet", counts(6, 6), hall(20), { tie: "casting_vote" }, "tied"],
    [
      "a tie on paper, where nobody knows the chair's",
      counts(6, 6),
      hall(20),
      { tie: "casting_vote", method: "paper" },
      "not_approved",
    ],
  ] as const)("%s", (_what, part, room, over, outcome) => {
    expect(judgeCounts(rule(over as Partial<VoteRule>), [part], [room], QUORATE).outcome).toBe(outcome)
  })

  test.each([
    ["yes", "approved"],
    ["no", "not_approved"],
  ] as const)("a tie that the chair's %s decides", (casting, outcome) => {
    const voted = judgeCounts(rule({ tie: "casting_vote" }), [counts(6, 6)], [hall(12)], {
      ...{ isQuorate: true, casting },
    })
    expect(voted.outcome).toBe(outcome)
    const words = totalsWords({ ...voted, casting, required: 7, found: 12 })
    expect(words.why.map(({ key }) => key)).toContain(`totals.casting.${casting}`)
  })

  test("without the numero legale is not valid, whatever was counted, and says what was missing", () => {
    const voted = judgeCounts(rule(), [counts(5, 0)], [hall(5)], { isQuorate: false, casting: null })
    expect(voted.outcome).toBe("not_valid")
    expect(totalsWords({ ...voted, casting: null, required: 7, found: 5 }).says).toMatchObject({
      ...{ key: "regulation.verdict.quorum_missing", values: { found: 5, needed: 7, missing: 2 } },
    })
  })

  test("of a majority of all seats counts those who are away, and those excluded stay in it", () => {
    const two = { ...rulesWith().majority_ordinary, base: "entitled" as const }
    const room = hall(9, 20, { excluded: 1 })
    expect(judgeCounts(rule({ majority: two }), [counts(9, 0)], [room], QUORATE).outcome).toBe("not_approved")
    expect(judgeCounts(rule({ majority: two }), [counts(9, 0)], [hall(9, 17)], QUORATE).outcome).toBe(
      "approved",
    )
  })

  test("of a majority in every constituency is not what the sum would be", () => {
    const each = { ...rulesWith().majority_ordinary, groups: "every" as const }
    const parts = [counts(9, 0), counts(1, 2)]
    const halls = [hall(9, 9, { name: "Enti" }), hall(3, 3, { name: "Associazioni" })]
    expect(judgeCounts(rule({ majority: each }), parts, halls, QUORATE).outcome).toBe("not_approved")
  })
})

describe("the chair's vote is refused", () => {
  const tied = (over: Partial<VoteRule>) =>
    judgeCounts(rule(over), [counts(6, 6)], [hall(12)], QUORATE).judged
  test.each([
    ["where the rules know none", tied({}), "show_of_hands", "no_casting"],
    ["on paper", tied({ tie: "casting_vote" }), "paper", "casting_secret"],
  ] as const)("%s", (_where, judged, method, key) => {
    expect(refuseCasting("yes", judged, method)?.key).toContain(key)
    expect(refuseCasting(null, judged, method)).toBeNull()
  })

  test("without a tie", () => {
    const { judged } = judgeCounts(rule({ tie: "casting_vote" }), [counts(7, 5)], [hall(12)], QUORATE)
    expect(refuseCasting("yes", judged, "spoken")?.key).toBe("totals.refuse.casting_without_tie")
  })
})

describe("a vote was taken", () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 4, 14, 8, minutes))
  const times = {
    openedAt: at(0),
    closedAt: at(50),
    pauses: [{ fromAt: at(20), untilAt: at(30) }],
  }
  test.each([
    [10, null],
    [20, "totals.refuse.while_suspended"],
    [30, null],
    [55, "totals.refuse.outside_sitting"],
    [-1, "totals.refuse.outside_sitting"],
    [70, "assembly.refuse.time_to_come"],
  ])("%i minutes after the opening: %s", (minutes, key) => {
    expect(refuseVoteMoment(at(minutes), at(60), times)?.key ?? null).toBe(key)
  })

  test("before no opening at all", () => {
    expect(refuseVoteMoment(at(1), at(60), { ...times, openedAt: null })?.key).toContain("not_open")
  })
})

test("a point for information is not voted on, a secret one on paper alone", () => {
  const item = { kind: "decision", isSecret: false }
  expect(refuseVoteOn({ ...item, kind: "information" }, "paper")?.key).toContain("information")
  expect(refuseVoteOn({ ...item, isSecret: true }, "spoken")?.key).toContain("secret_on_paper")
  expect(refuseVoteOn({ ...item, isSecret: true }, "paper")).toBeNull()
  expect(refuseVoteOn(item, "show_of_hands")).toBeNull()
})

test("nobody confirms their own, nor what is confirmed, withdrawn or corrected", () => {
  const when = new Date(0)
  const waiting = { enteredById: "a", confirmedAt: null, withdrawnAt: null, replacedAt: null }
  expect(refuseConfirm("b", waiting)).toBeNull()
  expect(refuseConfirm("a", waiting)?.key).toContain("own")
  expect(refuseConfirm("b", { ...waiting, confirmedAt: when })?.key).toContain("confirmed")
  expect(refuseConfirm("b", { ...waiting, withdrawnAt: when })?.key).toContain("withdrawn")
  expect(refuseConfirm("b", { ...waiting, replacedAt: when })?.key).toContain("replaced")
})
