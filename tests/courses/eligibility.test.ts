import { describe, expect, test } from "vitest"
import { type Candidate, type Eligibility, poolsFor, unmetRule } from "#app/courses/eligibility.ts"

const anybody: Eligibility = { professions: [], organisationKinds: [], roundtableId: null }
const elena: Candidate = {
  ...{ profession: "social_worker", organisationKind: "municipality", roundtables: ["t1"] },
}

describe("an edition is for somebody", () => {
  test.each<[string, Partial<Eligibility>, Partial<Candidate>, string | null]>([
    ["when it asks nothing", {}, { organisationKind: null, roundtables: [] }, null],
    ["with one of its professions", { professions: ["mediator", "social_worker"] }, {}, null],
    ["and not with another", { professions: ["mediator"] }, {}, "profession"],
    ["of one of its kinds of body", { organisationKinds: ["municipality"] }, {}, null],
    ["and not of another", { organisationKinds: ["school"] }, {}, "organisation_kind"],
    [
      "and not without a body",
      { organisationKinds: ["school"] },
      { organisationKind: null },
      "organisation_kind",
    ],
    ["at its table", { roundtableId: "t1" }, {}, null],
    ["and not at another", { roundtableId: "t2" }, {}, "roundtable"],
  ])("%s", (_sentence, rules, candidate, unmet) => {
    expect(unmetRule({ ...anybody, ...rules }, { ...elena, ...candidate })).toBe(unmet)
  })
})

test("pools are for the kinds of body that they name", () => {
  const pools = [
    { id: "a", organisationKinds: ["migrant_association", "youth_group"] },
    { id: "b", organisationKinds: ["school"] },
  ]
  expect([poolsFor(pools, "youth_group"), poolsFor(pools, "region"), poolsFor(pools, null)]).toEqual([
    ["a"],
    [],
    [],
  ])
})
