import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { seatAnnounced } from "#app/meetings/session/announced.ts"
import { inOrder, refuseAsking } from "#app/meetings/session/floor.ts"
import { keyFor } from "#app/meetings/session/form-keys.ts"
import { refuseConduct, refuseFollow, refuseTakePart } from "#app/meetings/session/policy.ts"
import { isRoomCode, roomCode } from "#app/meetings/session/room-code.server.ts"
import {
  type Call,
  currentCall,
  refuseClosing,
  refuseMoment,
  refuseOpen,
  refuseResume,
  refuseRoll,
  refuseWork,
  spareSeats,
  typedMoment,
} from "#app/meetings/session/sitting.ts"
import { actorAs, HERE, RELATIONS } from "#tests/support/relations.ts"

const START = new Date("2026-05-14T08:00:00Z") // ten in Rome
const at = (minute: number) => new Date(START.getTime() + minute * 60_000)
const call = (over: Partial<Call> = {}): Call => ({
  ...{ ordinal: 1, startsAt: START, openedAt: null, closedAt: null, desertedAt: null },
  ...over,
})
const keyOf = (reason: { key: string } | null) => reason?.key ?? null

describe("the roll", () => {
  test.each([
    ["an hour and a minute before", "convened", -61, "assembly.refuse.too_early"],
    ["an hour before", "convened", -60, null],
    ["while it is open", "open", 30, null],
    ["while it is suspended", "suspended", 30, null],
    ["of a draft", "draft", 0, "assembly.refuse.not_convened"],
    ["once it is closed", "closed", 90, "assembly.refuse.over"],
    ["once it is deserted", "deserted", 90, "assembly.refuse.over"],
    ["of one that is off", "cancelled", 0, "meetings.refuse.cancelled"],
  ])("%s", (_when, state, minute, reason) => {
    expect(keyOf(refuseRoll(state, call(), at(minute)))).toBe(reason)
  })

  test("of the second call waits for that one's time", () => {
    const calls = [call({ desertedAt: at(40) }), call({ ordinal: 2, startsAt: at(1440) })]
    expect(currentCall(calls)?.ordinal).toBe(2)
    expect(keyOf(refuseRoll("convened", currentCall(calls), at(60)))).toBe("assembly.refuse.too_early")
  })

  test("stays at the last call once that is deserted too", () => {
    const calls = [call({ desertedAt: at(40) }), call({ ordinal: 2, desertedAt: at(1500) })]
    expect(currentCall(calls)?.ordinal).toBe(2)
  })
})

describe("a sitting is opened", () => {
  test.each([
    [
      "before the time of the call",
      "convened",
      -1,
      { isReached: true, missing: 0 },
      "assembly.refuse.before_time",
    ],
    ["at that time", "convened", 0, { isReached: true, missing: 0 }, null],
    ["without numero legale", "convened", 5, { isReached: false, missing: 2 }, "assembly.refuse.no_quorum"],
    ["at a table without rules", "convened", 5, null, null],
    ["twice", "open", 5, { isReached: true, missing: 0 }, "assembly.refuse.is_open"],
  ])("%s", (_when, state, minute, quorum, reason) => {
    expect(keyOf(refuseOpen(state, call(), quorum, at(minute)))).toBe(reason)
  })

  test("or not, saying how many are missing", () => {
    expect(refuseOpen("convened", call(), { isReached: false, missing: 2 }, at(5))?.values).toEqual({
      count: 2,
    })
  })
})

test.each([
  ["open", null, "assembly.refuse.not_suspended", null],
  ["suspended", "assembly.refuse.is_suspended", null, null],
  ["convened", "assembly.refuse.not_open", "assembly.refuse.not_suspended", "assembly.refuse.not_open"],
  ["closed", "assembly.refuse.not_open", "assembly.refuse.not_suspended", "assembly.refuse.not_open"],
])("a sitting that is %s is worked in, resumed and closed as it may", (state, work, resume, closing) => {
  expect(keyOf(refuseWork(state))).toBe(work)
  expect(keyOf(refuseResume(state, { isReached: true, missing: 0 }))).toBe(resume)
  expect(keyOf(refuseClosing(state))).toBe(closing)
})

test("a sitting is not resumed without its numero legale", () => {
  expect(keyOf(refuseResume("suspended", { isReached: false, missing: 1 }))).toBe("assembly.refuse.no_quorum")
})

describe("a time that is typed", () => {
  test.each([
    ["is today's", 10 * 60 + 15, at(30), at(15)],
    [
      "is yesterday's where the meeting began before midnight",
      23 * 60,
      new Date("2026-05-14T23:30:00Z"),
      new Date("2026-05-14T21:00:00Z"),
    ],
  ])("%s", (_what, minutes, now, moment) => {
    expect(typedMoment(minutes, now, call())).toEqual(moment)
  })

  test.each([
    ["to come", 11 * 60, "assembly.refuse.time_to_come"],
    ["before the roll was called", 8 * 60 + 30, "assembly.refuse.time_too_early"],
    ["since", 10 * 60, null],
  ])("%s is judged", (_what, minutes, reason) => {
    expect(keyOf(refuseMoment(typedMoment(minutes, at(30), call()), at(30), call()))).toBe(reason)
  })
})

test.each([
  ["a whole table with three to spare", "filled", "whole", { isReached: true, found: 11, needed: 8 }, 3],
  ["one without numero legale", "filled", "whole", { isReached: false, found: 7, needed: 8 }, null],
  [
    "a base that moves with who is justified",
    "without_justified",
    "whole",
    { isReached: true, found: 11, needed: 8 },
    null,
  ],
  [
    "groups that each need their own",
    "filled",
    "each_group",
    { isReached: true, found: 11, needed: 8 },
    null,
  ],
])("how many may leave %s", (_what, base, scope, verdict, spare) => {
  expect(spareSeats({ base, scope }, verdict)).toBe(spare)
})

describe("all who announced themselves", () => {
  test("sit down with the titular before the substitute", () => {
    const said = ["s", "t"].map((personId) => ({ personId, isRemote: false }))
    const holders = [
      { seatId: "A", personId: "t", rank: 0 },
      { seatId: "A", personId: "s", rank: 1 },
    ]
    expect(seatAnnounced(said, holders, new Set())).toMatchObject([{ personId: "t", quality: "titular" }])
    expect(seatAnnounced(said.slice(0, 1), holders, new Set())).toMatchObject([{ quality: "substitute" }])
    expect(seatAnnounced(said, holders, new Set(["A"]))).toEqual([])
  })

  test("sit each on one seat, and each seat has one", () => {
    const ids = fc.constantFrom("p1", "p2", "p3", "p4")
    const holder = fc.record({ seatId: fc.constantFrom("A", "B", "C"), personId: ids, rank: fc.nat(3) })
    const said = fc.uniqueArray(ids).map((all) => all.map((personId) => ({ personId, isRemote: false })))
    fc.assert(
      fc.property(said, fc.array(holder), fc.subarray(["A", "B", "C"]), (announced, holders, taken) => {
        const seated = seatAnnounced(announced, holders, new Set(taken))
        expect(new Set(seated.map(({ seatId }) => seatId)).size).toBe(seated.length)
        expect(new Set(seated.map(({ personId }) => personId)).size).toBe(seated.length)
        expect(seated.every(({ seatId }) => !taken.includes(seatId))).toBe(true)
      }),
    )
  })
})

describe("the floor", () => {
  const asks = (
    name: string,
    spoken: number,
    ofGroup: number,
    minute: number,
    first: number | null = null,
  ) => ({
    ...{ name, spoken, ofGroup, askedAt: at(minute), putFirstAt: first === null ? null : at(first) },
  })

  test("goes to who has spoken less, then whose group has, then who asked first, but first to who was put first", () => {
    const waiting = [
      asks("twice", 2, 2, 1),
      asks("late", 0, 1, 4),
      asks("early", 0, 1, 3),
      asks("quiet group", 0, 0, 5),
      asks("put first", 3, 3, 6, 7),
    ]
    expect(inOrder(waiting).map(({ name }) => name)).toEqual([
      ...["put first", "quiet group", "early", "late", "twice"],
    ])
  })

  test.each([
    ["open", true, null],
    ["open", false, "assembly.refuse.not_there"],
    ["suspended", true, "assembly.refuse.is_suspended"],
    ["convened", true, "assembly.refuse.not_open"],
  ])("is asked for in a sitting that is %s by who is there: %s", (state, isThere, reason) => {
    expect(keyOf(refuseAsking(state, isThere))).toBe(reason)
  })
})

test("the code on the screen is good for its minute and the next, and for its own room", () => {
  const code = roomCode("one", at(0))
  expect(code).toMatch(/^\d{4}$/)
  expect([at(0), at(1)].map((now) => isRoomCode("one", code, now))).toEqual([true, true])
  const codes = Array.from({ length: 30 }, (_, n) => roomCode("one", at(n)))
  expect(new Set(codes).size).toBeGreaterThan(25)
  expect(codes.slice(2).filter((later) => later === codes[0]).length).toBeLessThan(2)
})

test("the forms of one page have keys of their own", () => {
  const page = "01890000-0000-4000-8000-000000000000"
  const keys = Array.from({ length: 500 }, (_, n) => keyFor(page, `exit ${n}`))
  expect(new Set(keys).size).toBe(500)
  expect(keys.every((key) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))).toBe(true)
})

describe("who may", () => {
  const allowed = (refuse: (of: ReturnType<typeof actorAs>) => unknown) =>
    RELATIONS.filter((relation) => refuse(actorAs(relation)) === null)

  test("conduct", () => {
    expect(allowed((of) => refuseConduct(of, HERE))).toEqual(["facilitator", "chair", "secretary here"])
  })
  test("follow", () => {
    expect(allowed((of) => refuseFollow(of, HERE))).toEqual([
      ...["observer", "substitute", "titular", "facilitator", "chair", "secretary here", "administrator"],
    ])
  })
  test("take part", () => {
    expect(allowed((of) => refuseTakePart(of, HERE))).toEqual([
      ...["observer", "substitute", "titular", "facilitator", "chair", "secretary here"],
    ])
  })
})
