import { describe, expect, test } from "vitest"
import { AnswerObservation, NoteIntervention, Observe } from "#app/meetings/minutes/input.ts"
import {
  type LifeFacts,
  refuseApprove,
  refuseAtOnce,
  refuseFileMinutes,
  refuseFreeze,
  refuseObserve,
  refuseOpenReview,
  reviewOutcome,
  signedState,
} from "#app/meetings/minutes/life/steps.ts"
import { messageKeys, problemsOf } from "#tests/support/messages.ts"

const life = (over: Partial<LifeFacts> = {}): LifeFacts => ({
  ...{ kind: "sitting", state: "draft", way: "next_meeting", observationDays: 10, isFrozen: false },
  ...{ isApproved: false, isSigned: false, isGoingOn: false, reviews: 0, isInReview: false },
  ...{ openObservations: 0, isFiled: false, ...over },
})

const RULES = {
  review: refuseOpenReview,
  freeze: refuseFreeze,
  file: refuseFileMinutes,
  approve: refuseApprove,
  whole: (facts: LifeFacts) => refuseAtOnce(facts, true),
  point: (facts: LifeFacts) => refuseAtOnce(facts, false),
}

describe("a step of a verbale", () => {
  test.each<[keyof typeof RULES, Partial<LifeFacts>, string | null]>([
    ["review", {}, null],
    ["review", { isGoingOn: true }, "sitting_goes_on"],
    ["review", { isInReview: true, state: "review" }, "in_review"],
    ["review", { openObservations: 2, state: "review" }, "observations_open"],
    ["review", { observationDays: 0 }, "no_review"],
    ["review", { isFrozen: true, state: "signing" }, "frozen"],
    ["review", { reviews: 1, state: "review" }, null],
    ["freeze", {}, "review_first"],
    ["freeze", { observationDays: 0 }, null],
    ["freeze", { reviews: 1, state: "review" }, null],
    ["freeze", { reviews: 1, way: "written" }, "written_first"],
    ["freeze", { way: "signature", observationDays: 0, isGoingOn: true }, "sitting_goes_on"],
    ["freeze", { state: "approved", isFrozen: true }, "frozen"],
    ["file", {}, "not_frozen"],
    ["file", { isFrozen: true, state: "approved" }, null],
    ["file", { isFrozen: true, isFiled: true }, "filed_already"],
    ["approve", {}, "not_signed"],
    ["approve", { state: "signing", isFrozen: true }, "not_signed"],
    ["approve", { state: "signed", isFrozen: true }, null],
    ["approve", { state: "approved", isApproved: true }, "approved_already"],
    ["whole", { isGoingOn: true }, "way_is_another"],
    ["whole", { isGoingOn: true, way: "same_sitting" }, null],
    ["whole", { way: "same_sitting" }, "not_at_once"],
    ["whole", { isGoingOn: true, way: "same_sitting", isApproved: true }, "approved_already"],
    ["point", { isGoingOn: true }, null],
    ["point", { kind: "desertion", isGoingOn: true }, "not_at_once"],
  ])("%s with %j is refused because %s", (step, over, why) => {
    const reason = RULES[step](life(over))
    expect(reason?.key ?? null).toBe(why && `minutes.refuse.${why}`)
    if (reason) expect(messageKeys).toContain(reason.key)
  })
})

test.each([
  [null, "no_review_open"],
  [{ closedAt: new Date("2026-10-20"), closesAt: new Date("2026-11-01") }, "no_review_open"],
  [{ closedAt: null, closesAt: new Date("2026-10-31T10:00:00Z") }, "review_over"],
  [{ closedAt: null, closesAt: new Date("2026-10-31T10:00:01Z") }, null],
])("an observation at ten o'clock on a review %j is refused because %s", (review, why) => {
  const reason = refuseObserve(review, new Date("2026-10-31T10:00:00Z"))
  expect(reason?.key ?? null).toBe(why && `minutes.refuse.${why}`)
})

test.each([
  ["written", 0, "approved"],
  ["written", 1, "again"],
  ["next_meeting", 0, "read"],
  ["signature", 3, "read"],
] as const)("a review of a verbale approved by %s with %i observations ends as %s", (way, made, outcome) => {
  expect(reviewOutcome(way, made)).toBe(outcome)
})

test.each([
  ["signature", false, "approved"],
  ["next_meeting", false, "signed"],
  ["written", true, "approved"],
] as const)("signed by all, a verbale approved by %s (before: %s) is %s", (way, isApproved, state) => {
  expect(signedState(way, isApproved)).toBe(state)
})

const here = { minutesCode: "ABCDEFGH12" }
describe("what is typed", () => {
  test.each([
    [Observe, { ...here, text: "x" }, "text: minutes.errors.words"],
    [Observe, { ...here, text: "x".repeat(2001) }, "text: meetings.errors.text_long"],
    [
      AnswerObservation,
      { ...here, observationCode: "nein", verdict: "accepted" },
      "observationCode: minutes.errors.observation",
    ],
    [AnswerObservation, { ...here, observationCode: "ABCDEFGH12" }, "verdict: minutes.errors.verdict"],
    [
      AnswerObservation,
      { ...here, observationCode: "ABCDEFGH12", verdict: "declined" },
      "answer: minutes.errors.reason",
    ],
    [NoteIntervention, { ...here, presenceId: "x" }, "presenceId: minutes.errors.presence"],
  ])("that makes no sense is refused beside the field", (schema, input, problem) => {
    expect(problemsOf(schema, input)).toEqual([problem])
  })

  test("may leave the answer to what is accepted out", () => {
    const input = { ...here, observationCode: "ABCDEFGH12", verdict: "accepted", answer: " " }
    expect(AnswerObservation.parse(input)).toMatchObject({ answer: null })
  })
})
