import { describe, expect, test } from "vitest"
import {
  asksSeats,
  refuseAdding,
  refuseAgreement,
  refuseDecideOn,
  refuseKind,
  refuseSaid,
} from "#app/meetings/added/added.ts"
import { withAdded } from "#app/meetings/added/agenda.ts"

const MAJORITY = { agreed: "majority", decide: "never" } as const
const EVERYBODY = { agreed: "all_seats", decide: "all_seats" } as const
const reached = { isReached: true, missing: 0 }
const seats = { filled: 13, there: 11 }

test.each([
  ["a table without rules", null, reached, "added.refuse.no_rules"],
  ["rules that let nothing be added", { agreed: "never", decide: "never" }, reached, "added.refuse.never"],
  ["a lost numero legale", MAJORITY, { isReached: false, missing: 2 }, "assembly.refuse.no_quorum"],
  ["rules that allow it", MAJORITY, reached, undefined],
] as const)("with %s: %o", (_what, rule, quorum, key) => {
  expect(refuseAdding(rule, quorum)?.key).toBe(key)
})

test.each([
  [MAJORITY, true],
  [{ agreed: "chair", decide: "never" }, false],
  [{ agreed: "chair", decide: "as_others" }, false],
  [{ agreed: "chair", decide: "all_seats" }, true],
] as const)("%o asks the seats: %s", (rule, asks) => {
  expect(asksSeats(rule)).toBe(asks)
})

describe("what the seats said", () => {
  test.each([
    [{ inFavour: 6, against: 3, abstained: 2 }, undefined],
    [
      { inFavour: 6, against: 3, abstained: 3 },
      { there: 11, count: 1 },
    ],
  ])("%o is at most who is there", (said, values) => {
    expect(refuseSaid(seats, said)?.values).toEqual(values)
  })

  test.each([
    [MAJORITY, 6, undefined],
    [MAJORITY, 5, "added.refuse.too_few"],
    [EVERYBODY, 11, "added.refuse.absent"],
  ] as const)("by %o, %i in favour: %s", (rule, inFavour, key) => {
    expect(refuseAgreement(rule, seats, inFavour)?.key).toBe(key)
  })
})

test.each([
  [MAJORITY, "discussion", 6, undefined],
  [MAJORITY, "information", 6, undefined],
  [MAJORITY, "decision", 11, "added.refuse.never_decided"],
  [{ agreed: "majority", decide: "all_seats" }, "decision", 11, "added.refuse.not_everybody"],
  [{ agreed: "majority", decide: "as_others" }, "decision", 6, undefined],
] as const)("by %o a point for %s with %i in favour: %s", (rule, kind, inFavour, key) => {
  expect(refuseKind(rule, seats, kind, inFavour)?.key).toBe(key)
})

test("nothing is decided on what was only told, and a convened point is no matter of this rule", () => {
  const withdrawn = { at: "2026-05-14T09:10:00Z", reason: "Per errore" }
  expect(refuseDecideOn({ mayDecide: false, withdrawn: null })?.key).toBe("added.refuse.not_decided")
  expect(refuseDecideOn({ mayDecide: true, withdrawn: null })).toBeNull()
  expect(refuseDecideOn({ mayDecide: true, withdrawn })?.key).toBe("added.refuse.withdrawn")
  expect(refuseDecideOn(null)).toBeNull()
})

describe("the agenda of a meeting", () => {
  const item = (code: string) => ({
    ...{ code, kind: "discussion" as const, title: code, detail: null, rapporteur: null },
    ...{ minutes: null, isSecret: false, paper: null },
  })
  const added = {
    ...{ ...seats, inFavour: 6, against: 0, abstained: 0, agreed: "majority" as const, needed: 6 },
    ...{ at: "2026-05-14T09:00:00Z", mayDecide: false, withdrawn: null },
  }

  test("has what was added after what was sent, and each point once", () => {
    const late = { ...item("C"), added }
    expect(withAdded([item("A"), item("B")], [late]).map(({ code, added: is }) => [code, is])).toEqual([
      ...[
        ["A", null],
        ["B", null],
      ],
      ["C", added],
    ])
    expect(withAdded([item("A"), item("C")], [late]).map(({ code, added: is }) => [code, is])).toEqual([
      ["A", null],
      ["C", added],
    ])
  })
})
