import { describe, expect, test } from "vitest"
import type { Selection } from "#app/ballots/question.ts"
import { type Put, refusePut, ruleOfBallot } from "#app/ballots/rule.ts"
import { PRESETS } from "#app/roundtables/regulation/presets.ts"
import { rulesWith } from "../roundtables/regulation/versions.ts"
import { PUT } from "./hall.ts"

const put = (over: Partial<Put>): Put => ({ ...PUT, ...over })
const ELECTION: Selection = {
  ...{
    kind: "election",
    options: ["a", "b", "c"],
    places: 1,
    min: 1,
    max: 1,
    noneOfThese: false,
    wins: "most",
  },
}
const PERSONS = { question: { kind: "motion" as const, persons: true } }
const WRITTEN = { written: { allowed: true } }
const WEIGHTS = { seats: { weightMax: 5 } }

describe("a table's rules let it be put", () => {
  test.each([
    ["a motion in a meeting", {}, {}],
    ["an election on paper", {}, { question: ELECTION, visibility: "secret_paper" as const }],
    ["persons in the open, where the rules say so", { ballot: { persons: "roll_call" as const } }, PERSONS],
    ["a motion in writing", WRITTEN, { setting: "written" as const }],
    ["a motion with weights", WEIGHTS, {}],
  ])("%s", (_name, over, asked) => {
    expect(refusePut(rulesWith(over), put(asked))).toBeNull()
  })
  test.each([
    ["a secret electronic ballot", {}, { visibility: "secret" as const }, "secret_electronic"],
    ["persons in the open", {}, PERSONS, "persons_in_the_open"],
    ["an election in the open", {}, { question: ELECTION }, "persons_in_the_open"],
    [
      "paper in writing",
      WRITTEN,
      { setting: "written" as const, visibility: "secret_paper" as const },
      "paper_in_writing",
    ],
    ["paper with weights", WEIGHTS, { visibility: "secret_paper" as const }, "paper_weights"],
    ["anything in writing", {}, { setting: "written" as const }, "not_in_writing"],
    [
      "a matter that is not for writing",
      WRITTEN,
      { setting: "written" as const, matter: "regulation" as const },
      "matter_not_in_writing",
    ],
    [
      "a second call that there is not",
      { quorum_second: { held: false } },
      { call: "second" as const },
      "no_second_call",
    ],
    [
      "the most votes where constituencies approve",
      { majority_ordinary: { groups: "every" as const } },
      { question: { ...ELECTION, kind: "choice" as const } },
      "most_by_group",
    ],
    [
      "a question that is none",
      {},
      { question: { ...ELECTION, kind: "choice" as const, places: 0 } },
      "places",
    ],
  ])("but not %s", (_name, over, asked, key) => {
    expect(refusePut(rulesWith(over), put(asked))?.key).toBe(`ballots.refuse.${key}`)
  })
})

describe("the frozen rule", () => {
  test("has the majority of its matter", () => {
    expect(ruleOfBallot(rulesWith(), PUT).majority).toMatchObject({
      base: "yes_no",
      num: 1,
      den: 2,
      strict: true,
    })
    expect(ruleOfBallot(rulesWith(), put({ matter: "regulation" })).majority).toMatchObject({
      ...{ base: "entitled", num: 2, den: 3, strict: false },
    })
  })
  test("has the numero legale of its call", () => {
    expect(ruleOfBallot(rulesWith(), PUT).quorum).toEqual({
      ...{ base: "filled", strict: true, num: 1, den: 2, floor: 3, scope: "whole" },
    })
    expect(ruleOfBallot(rulesWith(), put({ call: "second" })).quorum).toEqual({
      ...{ base: "filled", strict: false, num: 1, den: 3, floor: 3, scope: "whole" },
    })
  })
  test.each([
    ["weights where the regulation has them", WEIGHTS, {}, { weights: true }],
    ["none where it has none", {}, {}, { weights: false }],
    [
      "silence as absence in a meeting",
      { written: { silence: "assent" as const } },
      {},
      { silence: "absent" },
    ],
    [
      "silence as assent in writing",
      { written: { allowed: true, silence: "assent" as const } },
      { setting: "written" as const },
      { silence: "assent" },
    ],
    [
      "silence as absence of options",
      { written: { allowed: true, silence: "assent" as const } },
      { setting: "written" as const, question: { ...ELECTION, kind: "choice" as const } },
      { silence: "absent" },
    ],
    ["no change in a meeting", { ballot: { changeable: true } }, {}, { changeable: false }],
    [
      "a change in writing",
      { ballot: { changeable: true } },
      { setting: "written" as const },
      { changeable: true },
    ],
    ["the chair's casting vote", { tie: { outcome: "casting_vote" as const } }, {}, { tie: "casting_vote" }],
    [
      "no casting vote that nobody can know",
      { tie: { outcome: "casting_vote" as const } },
      { visibility: "secret_paper" as const },
      { tie: "not_approved" },
    ],
  ])("has %s", (_name, over, asked, expected) => {
    expect(ruleOfBallot(rulesWith(over), put(asked))).toMatchObject(expected)
  })
  test.each(PRESETS)("comes from every preset: %s", (preset) => {
    expect(refusePut(rulesWith({}, preset), PUT)).toBeNull()
    expect(ruleOfBallot(rulesWith({}, preset), PUT).majority).toEqual(rulesWith({}, preset).majority_ordinary)
  })
})
