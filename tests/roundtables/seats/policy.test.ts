import { describe, expect, test } from "vitest"
import type { Actor } from "#app/context.ts"
import { refuseClosed, refuseHandOverOffice, refuseManageSeats } from "#app/roundtables/policy.ts"
import { refuseSecondSeat } from "#app/roundtables/seats/cumulo.ts"
import { delegateOn, refuseDelegateDay } from "#app/roundtables/seats/delegate.ts"
import {
  refuseReadDelegate,
  refuseSendDelegate,
  refuseWithdrawDelegate,
} from "#app/roundtables/seats/policy.ts"
import { actorAs, HERE, RELATIONS, type Relation, SEAT_HERE } from "#tests/support/relations.ts"

const SEAT = { id: SEAT_HERE, roundtableId: HERE, organisationId: "body", designatedById: null }
const NOTE = { submittedById: "somebody", personId: null }
const manager = (organisationId: string): Actor => ({
  ...actorAs("stranger"),
  memberships: [{ organisationId, organisationName: "Ente", role: "manager", offices: [] }],
})

const SPEAKERS: readonly Relation[] = ["substitute", "titular", "secretary here", "administrator"]

describe("whether each relation may", () => {
  const cases = RELATIONS.map((relation) => [relation, SPEAKERS.includes(relation)] as const)
  test.each(cases)("%s send a delegate to the seat and read its notes: %s", (relation, expected) => {
    const actor = actorAs(relation)
    expect(refuseSendDelegate(actor, { ...SEAT, takesDelegates: true }) === null).toBe(expected)
    expect(refuseReadDelegate(actor, SEAT, NOTE) === null).toBe(expected)
  })

  test.each(RELATIONS)("%s hand the secretary's office over", (relation) => {
    expect(refuseHandOverOffice(actorAs(relation), HERE) === null).toBe(relation === "secretary here")
  })
})

describe("the manager of an organisation", () => {
  test.each([
    ["its own seat", "body", true],
    ["another's", "other", false],
  ])("sends a delegate to %s", (_whose, organisationId, expected) => {
    const actor = manager(organisationId)
    expect(refuseSendDelegate(actor, { ...SEAT, takesDelegates: true }) === null).toBe(expected)
    expect(refuseWithdrawDelegate(actor, SEAT, NOTE) === null).toBe(expected)
  })

  test("does so for a body that designates a person", () => {
    const seat = { ...SEAT, organisationId: null, designatedById: "body", takesDelegates: true }
    expect(refuseSendDelegate(manager("body"), seat)).toBeNull()
  })
})

test("a constituency without delegates says so to those who could send one", () => {
  const seat = { ...SEAT, takesDelegates: false }
  expect(refuseSendDelegate(actorAs("titular"), seat)).toEqual({ key: "seats.refuse.no_delegates" })
  expect(refuseSendDelegate(actorAs("stranger"), seat)).toEqual({ key: "seats.refuse.send_delegate" })
})

test("whoever sent a note may read it and take it back", () => {
  const note = { ...NOTE, submittedById: "p" }
  expect(refuseReadDelegate(actorAs("stranger"), SEAT, note)).toBeNull()
  expect(refuseWithdrawDelegate(actorAs("stranger"), SEAT, note)).toBeNull()
})

describe("at a closed table", () => {
  const closed = (relation: Relation): Actor => {
    const actor = actorAs(relation)
    return {
      ...actor,
      seats: actor.seats.map((seat) => ({ ...seat, closed: true })),
      offices: actor.offices.map((office) => ({ ...office, closed: true })),
    }
  }
  test("nobody manages seats, hands over or sends delegates", () => {
    const reason = { key: "roundtables.refuse.closed" }
    expect(refuseManageSeats(closed("secretary here"), HERE)).toEqual(reason)
    expect(refuseHandOverOffice(closed("secretary here"), HERE)).toEqual(reason)
    expect(refuseSendDelegate(closed("titular"), { ...SEAT, takesDelegates: true })).toEqual(reason)
    expect(refuseClosed({ closedAt: new Date() })).toEqual(reason)
  })
})

describe("a second seat of one person", () => {
  test.each([
    ["nothing held", [], false, null],
    [
      "one held, no cumulo",
      [{ label: "A1" }],
      false,
      { key: "seats.refuse.second_seat", values: { seat: "A1" } },
    ],
    ["one held, cumulo", [{ label: "A1" }], true, null],
  ])("%s", (_what, held, allowed, expected) => {
    expect(refuseSecondSeat(held, allowed)).toEqual(expected)
  })
})

describe("a note of delegation", () => {
  const note = (over = {}) => ({ seatId: "s", day: "2026-05-04", state: "accepted", ...over })
  test.each([
    ["accepted, on its day", note(), true],
    ["on another day", note({ day: "2026-05-05" }), false],
    ["for another seat", note({ seatId: "t" }), false],
    ["not decided", note({ state: "submitted" }), false],
    ["refused", note({ state: "refused" }), false],
    ["withdrawn", note({ state: "withdrawn" }), false],
  ])("makes the seat present: %s", (_what, one, expected) => {
    expect(delegateOn([one], "s", "2026-05-04") === one).toBe(expected)
  })

  test.each([
    ["2026-05-03", false],
    ["2026-05-04", true],
    ["2026-05-05", true],
  ])("for %s may be sent on 4 May: %s", (day, expected) => {
    expect(refuseDelegateDay(day, "2026-05-04") === null).toBe(expected)
  })
})
