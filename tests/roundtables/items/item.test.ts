import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Actor } from "#app/context.ts"
import { actsOfHolder, holders, type Passage, senderOf, stateAfter } from "#app/roundtables/items/item.ts"
import {
  actsFor,
  type ItemFacts,
  refuseAct,
  refuseReadItem,
  refuseSendItem,
} from "#app/roundtables/items/policy.ts"
import { actorAs, ELSEWHERE, HERE, RELATIONS, type Relation } from "#tests/support/relations.ts"

const step = (act: string, roundtableId: string, toId: string | null = null): Passage => ({
  act,
  roundtableId,
  toId,
})

describe("who has an item, and who sent it there", () => {
  test.each([
    ["nobody moved it", [], ["a"], null],
    ["sent", [step("sent", "a", "b")], ["a", "b"], "a"],
    ["sent and forwarded", [step("sent", "a", "b"), step("forwarded", "b", "c")], ["a", "b", "c"], "b"],
    [
      "returned by the last",
      [step("sent", "a", "b"), step("forwarded", "b", "c"), step("returned", "c", "b")],
      ["a", "b"],
      "a",
    ],
    ["returned to its author", [step("sent", "a", "b"), step("returned", "b", "a")], ["a"], null],
    [
      "received and answered on the way",
      [step("sent", "a", "b"), step("received", "b"), step("answered", "b")],
      ["a", "b"],
      "a",
    ],
  ])("%s", (_what, passages, way, sender) => {
    expect([holders("a", passages), senderOf("a", passages)]).toEqual([way, sender])
  })

  test("whatever the steps, a return goes back one table and never behind the author", () => {
    const steps = fc.array(fc.constantFrom("sent", "forwarded", "returned", "received", "taken"))
    fc.assert(
      fc.property(steps, (acts) => {
        const passages = acts.map((act, n) =>
          step(act, "x", ["sent", "forwarded"].includes(act) ? `t${n}` : null),
        )
        const way = holders("a", passages)
        expect(way[0]).toBe("a")
        const back = holders("a", [...passages, step("returned", "x", "y")])
        expect(back).toEqual(way.slice(0, Math.max(1, way.length - 1)))
      }),
    )
  })
})

describe("what the table that has an item may do", () => {
  test.each([
    ["sent", "b", ["received", "taken", "returned", "forwarded"]],
    ["received", "b", ["taken", "returned", "forwarded"]],
    ["in_charge", "b", ["answered", "returned", "forwarded"]],
    ["returned", "b", ["taken", "returned", "forwarded"]],
    ["returned", "a", ["sent", "withdrawn"]],
    ["answered", "b", []],
    ["withdrawn", "a", []],
  ])("%s, at %s", (state, atId, expected) => {
    expect(actsOfHolder({ state, roundtableId: "a", atId })).toEqual(expected)
  })

  test("a forwarded item waits to be received again", () => {
    expect(stateAfter("forwarded")).toBe("sent")
  })
})

const facts = (over: Partial<ItemFacts> = {}): ItemFacts => ({
  ...{ roundtableId: ELSEWHERE, atId: HERE, state: "sent", isPublic: false },
  tables: [
    { id: ELSEWHERE, visibility: "public" },
    { id: HERE, visibility: "public" },
  ],
  ...over,
})
const SERVING: readonly Relation[] = ["facilitator", "chair", "secretary here"]

describe("whether each relation may", () => {
  const cases = RELATIONS.map((relation) => [relation, SERVING.includes(relation)] as const)
  test.each(cases)("%s send items and take those in charge that came: %s", (relation, expected) => {
    expect(refuseSendItem(actorAs(relation), HERE) === null).toBe(expected)
    expect(refuseAct(actorAs(relation), facts(), "taken") === null).toBe(expected)
  })

  const reads = RELATIONS.map((relation) => [relation, !["nobody", "stranger"].includes(relation)] as const)
  test.each(reads)("%s read an item that is for members: %s", (relation, expected) => {
    expect(refuseReadItem(actorAs(relation), facts()) === null).toBe(expected)
  })

  test.each([
    ["everybody when it says so and its tables are public", facts({ isPublic: true }), true],
    [
      "not everybody when a table of its way is for members",
      facts({ isPublic: true, tables: [{ id: HERE, visibility: "members" }] }),
      false,
    ],
    ["not everybody when it does not say so", facts(), false],
  ])("read it: %s", (_who, item, expected) => {
    expect(refuseReadItem(actorAs("nobody"), item) === null).toBe(expected)
  })
})

describe("of an item", () => {
  test("its author takes it back until somebody receives it", () => {
    const author: Actor = actorAs("secretary elsewhere")
    expect(actsFor(author, facts())).toEqual(["withdrawn"])
    expect(actsFor(author, facts({ state: "received" }))).toEqual([])
  })

  test("a step that does not follow is refused whoever asks", () => {
    expect(refuseAct(actorAs("secretary here"), facts(), "answered")).toEqual({ key: "items.refuse.not_now" })
  })

  test("nothing is done at a closed table", () => {
    const actor = actorAs("secretary here")
    const closed = { ...actor, offices: actor.offices.map((office) => ({ ...office, closed: true })) }
    expect(refuseAct(closed, facts(), "taken")).toEqual({ key: "roundtables.refuse.closed" })
  })
})
