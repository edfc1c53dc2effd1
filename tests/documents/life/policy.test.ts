import { describe, expect, test } from "vitest"
import {
  heldSeat,
  type RoundFacts,
  refuseAnswer,
  refuseEarlyClose,
  refuseStep,
} from "#app/documents/life/policy.ts"
import { STATES, STEP_NAMES, STEPS, stepsFrom } from "#app/documents/life/step.ts"
import { rulesWith } from "#tests/roundtables/regulation/versions.ts"
import {
  actorAs,
  HERE,
  RELATIONS,
  type Relation,
  SEAT_ELSEWHERE,
  SEAT_HERE,
} from "#tests/support/relations.ts"

const paper = (state: string) => ({ roundtableId: HERE, state })
const PRESET = rulesWith().documents
const ALL_SERVING: readonly Relation[] = ["facilitator", "chair", "secretary here"]
const SOME: readonly Relation[] = ["chair", "secretary here"]

describe("by the preset, a step is for whom it names and for nobody else:", () => {
  test.each(STEP_NAMES.flatMap((step) => RELATIONS.map((relation) => [step, relation] as const)))(
    "%s, %s",
    (step, relation) => {
      const { by, from } = STEPS[step]
      const named = by === "adopt" || by === "publish" ? SOME : ALL_SERVING
      expect(refuseStep(actorAs(relation), paper(from), step, PRESET)).toEqual(
        named.includes(relation) ? null : { key: `life.refuse.by.${by}` },
      )
    },
  )
})

test.each(STEP_NAMES)("a step is taken from its own state only: %s", (step) => {
  const allowed = STATES.filter((state) => !refuseStep(actorAs("secretary here"), paper(state), step, PRESET))
  expect(allowed).toEqual([STEPS[step].from])
})

test("a table that names the facilitator alone takes the step from its secretary", () => {
  const { documents } = rulesWith({ documents: { review: ["facilitator"] } })
  const may = (who: Relation) =>
    refuseStep(actorAs(who), paper("co_design"), "begin_review", documents) === null
  expect(RELATIONS.filter(may)).toEqual(["facilitator"])
})

test("every state but the last is left by a step, and no step leads out of what the table shares", () => {
  const leads = STATES.filter((state) => stepsFrom(state).some((step) => STEPS[step].to !== null))
  expect(leads).toEqual(["draft", "co_design", "final_review", "approval"])
})

const NOON = new Date("2026-05-10T12:00:00Z")
const round = (over: Partial<RoundFacts> = {}): RoundFacts => ({
  ...{ roundtableId: HERE, closedAt: null, closesAt: new Date("2026-05-20T22:00:00Z") },
  rule: { mostObjections: 0, mayAbstain: true, silence: "absent" },
  ...over,
})
const seat = { id: SEAT_HERE, isAsked: true, live: null }
const answer = (who: Relation, over: object = {}, of: Partial<RoundFacts> = {}, now = NOON) =>
  refuseAnswer(actorAs(who), round(of), { ...seat, ...over }, now)?.key ?? null

describe("who answers for a seat:", () => {
  test.each(RELATIONS.map((relation) => [relation, ["titular", "substitute"].includes(relation)] as const))(
    "%s: %s",
    (relation, may) => {
      expect(answer(relation)).toBe(may ? null : "life.refuse.not_your_seat")
    },
  )

  test.each([
    ["a closed round", "titular", {}, { closedAt: NOON }, NOON, "round_closed"],
    [
      "a round that closed though its deadline is to come",
      "titular",
      {},
      { closedAt: NOON },
      NOON,
      "round_closed",
    ],
    ["the second of the deadline", "titular", {}, {}, new Date("2026-05-20T22:00:00Z"), "round_over"],
    ["a seat that is not asked", "titular", { isAsked: false }, {}, NOON, "seat_not_asked"],
    ["another's seat", "titular", { id: SEAT_ELSEWHERE }, {}, NOON, "not_your_seat"],
    [
      "what the titular answered",
      "substitute",
      { live: { personId: "other", rank: 0 } },
      {},
      NOON,
      "titular_answered",
    ],
  ] as const)("not %s", (_what, who, over, of, now, key) => {
    expect(answer(who, over, of, now)).toBe(`life.refuse.${key}`)
  })

  test.each([
    ["the titular what a substitute answered", "titular", { personId: "other", rank: 1 }],
    ["whoever gave it, their own", "substitute", { personId: "p", rank: 1 }],
    ["until the last second", "titular", null],
  ] as const)("changes it: %s", (_what, who, live) => {
    expect(answer(who, { live }, {}, new Date("2026-05-20T21:59:59Z"))).toBeNull()
  })
})

test("the seat that a person answers for is their own at this table", () => {
  expect(heldSeat(actorAs("titular"), HERE, SEAT_HERE)?.rank).toBe(0)
  expect(heldSeat(actorAs("titular"), HERE, SEAT_ELSEWHERE)).toBeUndefined()
})

test.each([
  ["while two are silent", 2, NOON, "life.refuse.still_answering"],
  ["when all have answered", 0, NOON, null],
  ["after the deadline, though two are silent", 2, new Date("2026-05-21T00:00:00Z"), null],
] as const)("a round is closed %s", (_when, silent, now, key) => {
  expect(refuseEarlyClose(round(), silent, now)?.key ?? null).toBe(key)
})
