import { describe, expect, test } from "vitest"
import { refuseConductBallot, refuseReadBallot } from "#app/ballots/life/policy.ts"
import { type Actor, NOBODY } from "#app/context.ts"

const HERE = "11111111-1111-4111-8111-111111111111"
const ELSEWHERE = "22222222-2222-4222-8222-222222222222"
const office = (role: "secretary" | "chair" | "observer", over: object = {}): Actor => ({
  ...NOBODY,
  personId: "p",
  offices: [{ roundtableId: HERE, role, ...over }],
})
const seat: Actor = {
  ...NOBODY,
  personId: "p",
  seats: [{ roundtableId: HERE, seatId: "s", rank: 0, voting: true }],
}
const read = (actor: Actor, state: string, isOfPublicTable = true) =>
  refuseReadBallot(actor, { roundtableId: HERE, state, isOfPublicTable })?.key ?? null

describe("a ballot is read", () => {
  test.each([
    ["in preparation by who keeps the table", office("secretary"), "draft", true, null],
    ["in preparation by nobody else", seat, "draft", true, "ballots.refuse.draft"],
    ["open by who sits there", seat, "open", false, null],
    ["open by nobody from outside", NOBODY, "open", true, "ballots.refuse.members_only"],
    ["closed by nobody from outside", NOBODY, "closed", true, "ballots.refuse.members_only"],
    ["published by everybody, of a public table", NOBODY, "published", true, null],
    ["published by its members alone, of another", NOBODY, "published", false, "ballots.refuse.members_only"],
  ])("%s", (_what, actor, state, isPublic, key) => {
    expect(read(actor, state, isPublic)).toBe(key)
  })
})

describe("a ballot is conducted", () => {
  test.each([
    ["by the secretary", office("secretary"), HERE, null],
    ["by the chair", office("chair"), HERE, null],
    ["by nobody who observes", office("observer"), HERE, "ballots.refuse.secretary_or_chair"],
    ["by nobody with a seat alone", seat, HERE, "ballots.refuse.secretary_or_chair"],
    ["at another table by nobody", office("secretary"), ELSEWHERE, "ballots.refuse.secretary_or_chair"],
    ["at a closed table by nobody", office("secretary", { closed: true }), HERE, "roundtables.refuse.closed"],
  ])("%s", (_what, actor, table, key) => {
    expect(refuseConductBallot(actor, table)?.key ?? null).toBe(key)
  })
})
