import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type GivenProxy, isLiveAt, refuseProxy } from "#app/meetings/proxy.ts"
import type { RuleOf } from "#app/roundtables/regulation/fields.ts"

type Rule = RuleOf<"proxy">
const rule = (over: Partial<Rule> = {}): Rule => ({
  ...{ allowed: true, per: "meeting", written: true, sameGroup: true, mostHeld: 1, principalMayVote: false },
  ...over,
})
const at = (minute: number) => new Date(Date.UTC(2026, 4, 14, 10, minute))
const given = (principalId: string, holderId: string, over: Partial<GivenProxy> = {}): GivenProxy => ({
  ...{ principalId, holderId, givenAt: at(0), withdrawnAt: null },
  ...over,
})
const seat = (seatId: string, over: object = {}) => ({
  ...{ seatId, groupId: seatId.slice(0, 1), voting: true, isFilled: true },
  ...over,
})
const SEATS = [
  ...["A1", "A2", "A3", "A4", "B1"].map((id) => seat(id)),
  seat("A5", { isFilled: false }),
  seat("A9", { voting: false }),
]
const ask = (principalId: string, holderId: string, isWritten = true) => ({
  principalId,
  holderId,
  isWritten,
})

describe("a proxy", () => {
  test.each([
    ["to another seat of the group", ask("A1", "A2"), rule(), [], null],
    ["to an advisory seat", ask("A1", "A9"), rule(), [], null],
    ["where the regulation has none", ask("A1", "A2"), rule({ allowed: false }), [], "not_allowed"],
    ["to oneself", ask("A1", "A1"), rule(), [], "to_oneself"],
    ["to a seat of another table", ask("A1", "Z1"), rule(), [], "outside_table"],
    ["from a seat of another table", ask("Z1", "A1"), rule(), [], "outside_table"],
    ["from an advisory seat", ask("A9", "A1"), rule(), [], "without_vote"],
    ["from a vacant seat", ask("A5", "A1"), rule(), [], "vacant"],
    ["to a vacant seat", ask("A1", "A5"), rule(), [], "vacant"],
    ["to another group", ask("A1", "B1"), rule(), [], "outside_group"],
    ["to another group where that is allowed", ask("A1", "B1"), rule({ sameGroup: false }), [], null],
    ["said only", ask("A1", "A2", false), rule(), [], "not_written"],
    ["said only where that is enough", ask("A1", "A2", false), rule({ written: false }), [], null],
    ["a second one", ask("A1", "A3"), rule({ mostHeld: 9 }), [given("A1", "A2")], "second"],
    ["from who holds one", ask("A2", "A3"), rule({ mostHeld: 9 }), [given("A1", "A2")], "principal_holds"],
    ["to who gave one", ask("A3", "A1"), rule({ mostHeld: 9 }), [given("A1", "A2")], "holder_gave"],
    ["above the cap", ask("A3", "A2"), rule(), [given("A1", "A2")], "above_cap"],
    ["up to the cap", ask("A3", "A2"), rule({ mostHeld: 2 }), [given("A1", "A2")], null],
  ])("%s", (_what, asked, how, live, reason) => {
    expect(refuseProxy(asked, how, SEATS, live)?.key ?? null).toBe(
      reason === null ? null : `meetings.refuse.proxy_${reason}`,
    )
  })
})

test.each([
  ["before it was given", given("A1", "A2", { givenAt: at(5) }), 4, false],
  ["when it is given", given("A1", "A2", { givenAt: at(5) }), 5, true],
  ["just before it is withdrawn", given("A1", "A2", { withdrawnAt: at(9) }), 8, true],
  ["once it is withdrawn", given("A1", "A2", { withdrawnAt: at(9) }), 9, false],
])("%s a proxy is live: %s", (_when, proxy, minute, expected) => {
  expect(isLiveAt(proxy as GivenProxy, at(minute as number))).toBe(expected)
})

test("whatever is asked, what is accepted has no chain, no double and no one above the cap", () => {
  const wish = fc.tuple(
    ...([0, 1].map(() => fc.constantFrom(...SEATS.map(({ seatId }) => seatId))) as [
      fc.Arbitrary<string>,
      fc.Arbitrary<string>,
    ]),
  )
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (wishes, mostHeld) => {
      const how = rule({ sameGroup: false, mostHeld })
      const live: GivenProxy[] = []
      for (const [from, to] of wishes)
        if (!refuseProxy(ask(from, to), how, SEATS, live)) live.push(given(from, to))
      const principals = live.map((one) => one.principalId)
      expect(new Set(principals).size).toBe(principals.length)
      expect(live.filter((one) => principals.includes(one.holderId))).toEqual([])
      for (const { holderId } of live)
        expect(live.filter((one) => one.holderId === holderId).length).toBeLessThanOrEqual(mostHeld)
    }),
  )
})
