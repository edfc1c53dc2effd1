import { describe, expect, test } from "vitest"
import {
  type PaperSeat,
  refuseConfirmPapers,
  refuseHandOut,
  refusePaperStep,
  refusePapers,
  refuseScrutineers,
} from "#app/ballots/papers/policy.ts"

const seat = (seatId: string, over: Partial<PaperSeat> = {}): PaperSeat => ({
  ...{ seatId, isExcluded: false, tookPaper: false, people: [`Persona ${seatId}`], ...over },
})
const ROLL = [seat("a"), seat("b"), seat("c"), seat("d", { isExcluded: true })]

describe("scrutineers", () => {
  test.each([
    ["two of the roll", ["a", "b"], [], null],
    ["three of the roll", ["a", "b", "c"], [], null],
    ["one alone", ["a"], [], "scrutineers_number"],
    ["somebody who is not on the roll", ["a", "z"], [], "scrutineer_not_on_roll"],
    ["one of them twice", ["a", "a"], [], "scrutineer_not_on_roll"],
    ["a seat with a conflict of interest", ["a", "d"], [], "scrutineer_excluded"],
    ["a candidate, however written", ["a", "b"], ["  PERSONA  b"], "scrutineer_candidate"],
  ])("%s", (_name, chosen, candidates, key) => {
    expect(refuseScrutineers(chosen, ROLL, candidates)?.key ?? null).toBe(key && `ballots.refuse.${key}`)
  })

  test("are more than three only where nobody counts any more", () => {
    const many = ["a", "b", "c", "e"].map((id) => seat(id))
    expect(refuseScrutineers(["a", "b", "c", "e"], many, [])?.key).toBe("ballots.refuse.scrutineers_number")
  })

  test("stay who they are once a paper was given out", () => {
    const given = [...ROLL, seat("e", { tookPaper: true })]
    expect(refuseScrutineers(["a", "b"], given, [])?.key).toBe("ballots.refuse.scrutineers_fixed")
  })
})

describe("a paper", () => {
  test.each([
    ["is given to a seat of the roll", seat("a"), 2, null],
    ["is not given before anybody counts", seat("a"), 0, "scrutineers_first"],
    ["is not given to who is not on the roll", undefined, 2, "not_on_roll"],
    ["is not given to a seat that is out", seat("a", { isExcluded: true }), 2, "excluded"],
    ["is given once", seat("a", { tookPaper: true }), 2, "paper_taken"],
  ])("%s", (_name, one, scrutineers, key) => {
    expect(refuseHandOut(one, scrutineers)?.key ?? null).toBe(key && `ballots.refuse.${key}`)
  })

  test.each([
    ["of a roll-call", { visibility: "roll_call", state: "open" }, "not_on_paper"],
    ["before the opening", { visibility: "secret_paper", state: "draft" }, "papers_when_open"],
    ["after the closing", { visibility: "secret_paper", state: "closed" }, "papers_when_open"],
    ["while it is open", { visibility: "secret_paper", state: "open" }, null],
  ])("is not given out %s, or it is", (_name, ballot, key) => {
    expect(refusePaperStep(ballot)?.key ?? null).toBe(key && `ballots.refuse.${key}`)
  })
})

describe("a count", () => {
  test("is refused where papers and marks differ, with both numbers", () => {
    expect(refusePapers({ handedOut: 4 }, 4)).toBeNull()
    expect(refusePapers({ handedOut: 5 }, 4)).toMatchObject({ values: { handedOut: 5, marked: 4 } })
  })

  test.each([
    ["there is none", null, 0, "papers_not_counted"],
    ["one entered it oneself", { enteredById: "me", revision: 0 }, 0, "confirm_own"],
    ["it changed since", { enteredById: "other", revision: 1 }, 0, "papers_changed"],
  ])("is not confirmed where %s", (_name, entered, revision, key) => {
    expect(refuseConfirmPapers("me", entered, revision)?.key).toBe(`ballots.refuse.${key}`)
  })
})
