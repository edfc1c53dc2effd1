import { describe, expect, test } from "vitest"
import type { Actor } from "#app/context.ts"
import {
  isChair,
  isMember,
  isSecretary,
  refuseAdminister,
  refuseManageSeats,
  refuseReadNames,
  refuseReadRoundtable,
} from "#app/roundtables/policy.ts"
import { actorAs, ELSEWHERE, HERE, RELATIONS, type Relation } from "#tests/support/relations.ts"

type Ask = (actor: Actor) => boolean

const EVERYBODY = RELATIONS
const MEMBERS: readonly Relation[] = [
  "observer",
  "substitute",
  "titular",
  "facilitator",
  "chair",
  "secretary here",
]

const asks: [sentence: string, ask: Ask, allowed: readonly Relation[]][] = [
  [
    "sees a public table",
    (actor) => refuseReadRoundtable(actor, { id: HERE, visibility: "public" }) === null,
    EVERYBODY,
  ],
  [
    "sees a table for members",
    (actor) => refuseReadRoundtable(actor, { id: HERE, visibility: "members" }) === null,
    [...MEMBERS, "administrator"],
  ],
  [
    "reads who sits there by name",
    (actor) => refuseReadNames(actor, HERE) === null,
    [...MEMBERS, "administrator"],
  ],
  [
    "invites to seats and ends mandates",
    (actor) => refuseManageSeats(actor, HERE) === null,
    ["secretary here", "administrator"],
  ],
  ["adds tables and organisations", (actor) => refuseAdminister(actor) === null, ["administrator"]],
  ["is a member", (actor) => isMember(actor, HERE), MEMBERS],
  ["is its secretary", (actor) => isSecretary(actor, HERE), ["secretary here"]],
  ["presides or facilitates", (actor) => isChair(actor, HERE), ["chair", "facilitator"]],
]

const table = asks.flatMap(([sentence, ask, allowed]) =>
  RELATIONS.map((relation) => [relation, allowed.includes(relation), sentence, ask] as const),
)

describe("whether each relation to a table", () => {
  test.each(table)("%s: %s, %s", (relation, expected, _sentence, ask) => {
    expect(ask(actorAs(relation))).toBe(expected)
  })
})

describe("a refusal says why:", () => {
  test.each([
    [
      "the table",
      refuseReadRoundtable(actorAs("stranger"), { id: HERE, visibility: "members" }),
      "members_only",
    ],
    ["the names", refuseReadNames(actorAs("stranger"), HERE), "names_members_only"],
    ["the seats", refuseManageSeats(actorAs("titular"), HERE), "secretary_only"],
    ["the register", refuseAdminister(actorAs("secretary here")), "administrator_only"],
  ])("%s", (_what, reason, key) => {
    expect(reason).toEqual({ key: `roundtables.refuse.${key}` })
  })
})

test("roles at several tables are asked one by one", () => {
  const both: Actor = {
    ...actorAs("titular"),
    offices: [{ roundtableId: ELSEWHERE, role: "secretary" }],
  }
  expect([HERE, ELSEWHERE].map((id) => refuseManageSeats(both, id) === null)).toEqual([false, true])
})
