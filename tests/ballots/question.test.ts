import { describe, expect, test } from "vitest"
import {
  approval,
  isAboutPersons,
  refuseChoice,
  refuseQuestion,
  type Selection,
} from "#app/ballots/question.ts"
import { MOTION } from "./hall.ts"

const selection = (over: Partial<Selection> = {}): Selection => ({
  ...{
    kind: "choice",
    options: ["a", "b", "c"],
    places: 1,
    min: 1,
    max: 1,
    noneOfThese: false,
    wins: "most",
  },
  ...over,
})
const election = (over: Partial<Selection> = {}) => selection({ kind: "election", ...over })

describe("a question is put", () => {
  test.each([
    ["of yes and no", MOTION],
    ["of three options", selection()],
    ["of as many marks as one likes", approval(["a", "b", "c"])],
    ["of two of three persons", election({ places: 2, max: 2 })],
  ])("%s", (_name, question) => {
    expect(refuseQuestion(question)).toBeNull()
  })
  test.each([
    ["one option", selection({ options: ["a"] }), "two_options"],
    ["an option twice", selection({ options: ["a", "b", "a"] }), "same_option"],
    ["no place", selection({ places: 0 }), "places"],
    ["half a place", selection({ places: 1.5 }), "places"],
    ["as many candidates as places", election({ places: 3, max: 3 }), "confirm_list"],
    ["fewer candidates than places", election({ places: 4, max: 4 }), "confirm_list"],
    ["options that all win", selection({ places: 3 }), "places_for_all"],
    ["marks that need more than there are", selection({ min: 2, max: 4 }), "marks"],
    ["no marks", selection({ min: 0 }), "marks"],
    ["more at least than at most", selection({ min: 2, max: 1 }), "marks"],
    ["more preferences than places", election({ places: 1, max: 2 }), "marks_over_places"],
  ])("not with %s", (_name, question, key) => {
    expect(refuseQuestion(question)?.key).toBe(`ballots.refuse.${key}`)
  })
  test.each([
    [election(), true],
    [{ kind: "motion" as const, persons: true }, true],
    [MOTION, false],
    [selection(), false],
  ])("on persons or not: %#", (question, expected) => {
    expect(isAboutPersons(question)).toBe(expected)
  })
})

describe("an answer", () => {
  const two = selection({ min: 2, max: 2, noneOfThese: true })
  test.each([
    ["yes to a motion", MOTION, "yes"],
    ["blank", two, "abstain"],
    ["none of these, though two are asked", two, "none"],
    ["two of two", two, ["c", "a"]],
  ] as const)("%s", (_name, question, choice) => {
    expect(refuseChoice(question, choice)).toBeNull()
  })
  test.each([
    ["none of these to a motion", MOTION, "none", "not_an_answer"],
    ["marks to a motion", MOTION, ["a"], "not_an_answer"],
    ["yes to options", two, "yes", "not_an_answer"],
    ["none where it is not on the ballot", selection(), "none", "not_an_answer"],
    ["one unknown among two, which voids both", two, ["a", "z"], "not_an_answer"],
    ["one twice", two, ["a", "a"], "not_an_answer"],
    ["too few", two, ["a"], "too_few_marks"],
    ["too many", two, ["a", "b", "c"], "too_many_marks"],
    ["nothing at all", approval(["a", "b"]), [], "too_few_marks"],
  ] as const)("is not %s", (_name, question, choice, key) => {
    expect(refuseChoice(question, choice)?.key).toBe(`ballots.refuse.${key}`)
  })
})
