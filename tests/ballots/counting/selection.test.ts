import { describe, expect, test } from "vitest"
import type { Choice, Selection } from "#app/ballots/question.ts"
import type { BallotRule } from "#app/ballots/rule.ts"
import { hall, judge, majority, rule, type Side } from "../hall.ts"

const question = (over: Partial<Selection> = {}): Selection => ({
  ...{
    kind: "choice",
    options: ["w", "x", "y", "z"],
    places: 1,
    min: 1,
    max: 4,
    noneOfThese: false,
    wins: "most",
  },
  ...over,
})
type Marking = readonly (readonly [Choice, number | readonly number[]])[]
const judged = (
  marking: Marking,
  asked: Partial<Selection> = {},
  over: Partial<BallotRule> = {},
  chair: Choice | null = null,
  rest: Side = {},
) => {
  const frozenRule = rule(over)
  return judge(hall({ a: { marking, ...rest } }, { question: question(asked), rule: frozenRule }), chair)
}

describe("most votes", () => {
  test("win one place", () => {
    const verdict = judged([
      [["w"], 3],
      [["x"], 2],
    ])
    expect(verdict).toMatchObject({
      outcome: "approved",
      selection: { chosen: ["w"], tied: null, unfilled: 0 },
    })
  })
  test("win as many places as there are, in the order of votes", () => {
    const verdict = judged(
      [
        [["w", "x"], 2],
        [["x", "y"], 1],
        [["z"], 1],
      ],
      { places: 2 },
    )
    expect(verdict.selection).toMatchObject({ chosen: ["x", "w"], tied: null })
  })
  test("of nobody win nothing, and leave places unfilled", () => {
    expect(judged([["abstain", 3]])).toMatchObject({
      outcome: "not_approved",
      selection: { chosen: [], unfilled: 1 },
    })
    expect(judged([[["w"], 3]], { places: 2 }).selection).toMatchObject({ chosen: ["w"], unfilled: 1 })
  })
  test("are votes in weight where the rule counts weight", () => {
    const marking: Marking = [
      [["w"], [5]],
      [["x"], [1, 1, 1]],
    ]
    expect(judged(marking, {}, { weights: true }).selection?.chosen).toEqual(["w"])
    expect(judged(marking).selection?.chosen).toEqual(["x"])
  })
})

describe("a majority", () => {
  const MARKS: Marking = [
    [["w"], 5],
    [["x"], 4],
    [["y"], 1],
  ]
  test("is more than the most votes", () => {
    expect(judged(MARKS, { wins: "majority" })).toMatchObject({ outcome: "not_approved" })
    expect(judged([...MARKS, [["w"], 1]], { wins: "majority" }).selection?.chosen).toEqual(["w"])
  })
  test.each([
    ["yes_no", "approved"],
    ["expressed", "not_approved"],
    ["present", "not_approved"],
    ["entitled", "not_approved"],
  ] as const)("of %s, with blank ballots and people away, is %s", (base, outcome) => {
    const over = { majority: majority(base) }
    expect(
      judged(
        [
          [["w"], 3],
          ["abstain", 3],
        ],
        { wins: "majority" },
        over,
        null,
        { away: 4 },
      ).outcome,
    ).toBe(outcome)
  })
  test("may be several options', the most voted of which win", () => {
    const verdict = judged(
      [
        [["w", "x"], 3],
        [["x"], 1],
      ],
      { wins: "majority" },
    )
    expect(verdict.selection?.chosen).toEqual(["x"])
  })
  test("is one in every constituency where the rule says so", () => {
    const frozen = rule({ majority: majority("yes_no", { groups: "every" }) })
    const sides = { a: { marking: [[["w"], 5]] as Marking }, b: { marking: [[["x"], 2]] as Marking } }
    const of = (more: Record<string, Side>) =>
      judge(hall({ ...sides, ...more }, { question: question({ wins: "majority" }), rule: frozen })).selection
    expect(of({})?.chosen).toEqual([])
    expect(of({ b: { marking: [[["w"], 2]] } })?.chosen).toEqual(["w"])
  })
})

describe("none of these", () => {
  const asked = { noneOfThese: true }
  test.each([
    ["with fewer votes changes nothing", 2, ["w"], "approved"],
    ["with as many leaves nothing chosen", 3, [], "not_approved"],
    ["with more leaves nothing chosen", 4, [], "not_approved"],
  ])("%s", (_name, none, chosen, outcome) => {
    const verdict = judged(
      [
        [["w"], 3],
        ["none", none],
      ],
      asked,
    )
    expect(verdict).toMatchObject({ outcome, selection: { chosen, none } })
  })
  test("is a valid ballot below the fewest marks, and a short one is not", () => {
    const verdict = judged(
      [
        [["w", "x"], 3],
        ["none", 1],
        [["y"], 1],
      ],
      { ...asked, min: 2 },
    )
    expect(verdict.whole?.outcomes).toMatchObject({
      none: { heads: 1 },
      invalid: { heads: 1 },
      marked: { heads: 3 },
    })
    expect(verdict.selection?.options.find(({ option }) => option === "y")?.votes).toBe(0)
  })
})

describe("a tie of options", () => {
  const TIED: Marking = [
    [["w"], 3],
    [["x"], 2],
    [["y"], 2],
  ]
  const two = { places: 2 }
  test("at the line leaves those above it chosen, and nobody else", () => {
    expect(judged(TIED, two)).toMatchObject({
      outcome: "tied",
      selection: { chosen: ["w"], tied: { options: ["x", "y"], places: 1 } },
      tie: { becomes: "not_approved" },
    })
  })
  test.each([
    ["above the line is none", 3],
    ["below the line is none", 1],
  ])("%s", (_name, places) => {
    expect(judged(TIED, { places }).selection?.tied).toBeNull()
  })
  test("of persons is voted on again, whatever the rule does with others", () => {
    const election = { ...two, kind: "election" as const, max: 2 }
    for (const tie of ["not_approved", "casting_vote", "run_off"] as const)
      expect(judged(TIED, election, { tie }, ["x"])).toMatchObject({
        outcome: "tied",
        tie: { becomes: "run_off" },
      })
  })
  test.each<[string, Choice | null, string, string[]]>([
    ["for one of the tied decides", ["y"], "approved", ["y"]],
    ["for one of the tied and another decides", ["w", "y"], "approved", ["y"]],
    ["for both decides nothing", ["x", "y"], "tied", []],
    ["for none of the tied decides nothing", ["w"], "tied", []],
    ["that is blank decides nothing", "abstain", "tied", []],
    ["that nobody knows decides nothing", null, "tied", []],
  ])("a casting vote %s", (_name, chair, outcome, chosen) => {
    expect(judged(TIED, two, { tie: "casting_vote" }, chair)).toMatchObject({ outcome, tie: { chosen } })
  })
})
