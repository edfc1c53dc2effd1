import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  clockInSession,
  isAround,
  lacksExit,
  minuteOf,
  minutesAt,
  minutesHeld,
  type Stay,
  staysOf,
  toTheMinute,
} from "#app/courses/register/presence.ts"
import { stretchOf } from "#app/courses/session-times.ts"

const DAY = "2026-05-13"
const MIDNIGHT = stretchOf(DAY, 0, 1).startsAt.getTime()
const at = (minutes: number) => new Date(MIDNIGHT + minutes * 60_000)
const morning = { ...stretchOf(DAY, 540, 780), plannedMinutes: 240 }
const none = { breaks: [], creditsToEnd: false }
const pause = stretchOf(DAY, 645, 665)

const entry = (
  direction: "in" | "out",
  minutes: number,
  place: string | null = direction === "in" ? "room" : null,
) => ({
  direction,
  at: at(minutes),
  place,
})
const stay = (from: number, until: number | null, place = "room"): Stay => ({
  ...{ from: at(from), until: until === null ? null : at(until), place },
})

describe("entries and exits make stays:", () => {
  test.each<[string, ReturnType<typeof entry>[], Stay[]]>([
    ["none without any", [], []],
    ["one from in to out", [entry("in", 540), entry("out", 780)], [stay(540, 780)]],
    ["the same in whatever order they come", [entry("out", 780), entry("in", 540)], [stay(540, 780)]],
    [
      "two for who left and came back",
      [entry("in", 540), entry("out", 600), entry("in", 660), entry("out", 780)],
      [stay(540, 600), stay(660, 780)],
    ],
    [
      "the earlier of two that two trainers press",
      [entry("in", 540), entry("in", 541), entry("out", 780)],
      [stay(540, 780)],
    ],
    ["the earlier exit of two", [entry("in", 540), entry("out", 600), entry("out", 601)], [stay(540, 600)]],
    ["nothing of an exit of who is not there", [entry("out", 600)], []],
    ["an open one where the exit is missing", [entry("in", 540)], [stay(540, null)]],
    [
      "one for each place of who goes home to follow from there",
      [entry("in", 540), entry("in", 660, "online"), entry("out", 780)],
      [stay(540, 660), stay(660, 780, "online")],
    ],
    ["none that lasts no minute", [entry("in", 540), entry("out", 540)], []],
    [
      "who goes and comes in one minute is still there",
      [entry("in", 540), entry("in", 600), entry("out", 600)],
      [stay(540, 600), stay(600, null)],
    ],
  ])("%s", (_sentence, entries, stays) => {
    expect(staysOf(entries)).toEqual(stays)
  })

  const anyEntry = fc.record({
    direction: fc.constantFrom("in" as const, "out" as const),
    minutes: fc.integer({ min: 530, max: 560 }),
    place: fc.constantFrom("room", "online"),
  })
  const anyEntries = fc
    .array(anyEntry, { maxLength: 8 })
    .map((all) =>
      all.map(({ direction, minutes, place }) =>
        entry(direction, minutes, direction === "in" ? place : null),
      ),
    )

  test("never two at one moment, and each in order", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const stays = staysOf(entries)
        for (const [index, one] of stays.entries()) {
          expect((one.until ?? at(999)) > one.from).toBe(true)
          const next = stays[index + 1]
          if (next) expect(one.until !== null && one.until <= next.from).toBe(true)
        }
      }),
    )
  })

  test("the same with every entry sent twice", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        // Where two places are said in one minute, the later word counts; said twice, so does it.
        const places = new Set(entries.map((one) => `${one.at.getTime()} ${one.direction}`))
        fc.pre(places.size === entries.length)
        expect(staysOf([...entries, ...entries])).toEqual(staysOf(entries))
      }),
    )
  })
})

test("an exit that is missing is noticed", () => {
  expect([[stay(540, 780)], [stay(540, 600), stay(660, null)]].map(lacksExit)).toEqual([false, true])
})

describe("minutes at a session", () => {
  test.each<
    [
      string,
      Stay[],
      typeof none | { breaks: (typeof pause)[]; creditsToEnd: boolean },
      [number, number, number],
    ]
  >([
    ["are those from in to out", [stay(560, 780)], none, [220, 220, 0]],
    ["do not begin before it or go on after it", [stay(500, 800)], none, [240, 240, 0]],
    ["leave its break out", [stay(540, 780)], { breaks: [pause], creditsToEnd: false }, [220, 220, 0]],
    [
      "lose no break to who had gone already",
      [stay(540, 645)],
      { breaks: [pause], creditsToEnd: false },
      [105, 105, 0],
    ],
    [
      "lose the part of the break that they saw",
      [stay(540, 650)],
      { breaks: [pause], creditsToEnd: false },
      [105, 105, 0],
    ],
    ["are none without an exit", [stay(540, null)], none, [0, 0, 0]],
    [
      "go to the end where it credits them",
      [stay(540, null)],
      { breaks: [], creditsToEnd: true },
      [240, 240, 0],
    ],
    ["are told apart by place", [stay(540, 660), stay(660, 780, "online")], none, [240, 120, 120]],
    ["are none for who came after the end", [stay(790, 800)], none, [0, 0, 0]],
  ])("%s", (_sentence, stays, rule, [attended, room, online]) => {
    expect(minutesAt(morning, rule, stays)).toEqual({ attended, room, online })
  })

  test("are never more than it planned", () => {
    expect(minutesAt({ ...morning, plannedMinutes: 220 }, none, [stay(540, 780)]).attended).toBe(220)
  })

  test("are those in which somebody was there and no break was, counted one by one", () => {
    const stretch = fc.tuple(fc.integer({ min: 530, max: 800 }), fc.integer({ min: 1, max: 120 }))
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 4 }),
        fc.array(stretch, { maxLength: 3 }),
        (there, pauses) => {
          const isIn =
            (minute: number) =>
            ([from, long]: [number, number]) =>
              from <= minute && minute < from + long
          const counted = [...Array(240).keys()].filter(
            (n) => there.some(isIn(540 + n)) && !pauses.some(isIn(540 + n)),
          ).length
          const breaks = pauses.map(([from, long]) => ({ startsAt: at(from), endsAt: at(from + long) }))
          const stays = there.map(([from, long]) => stay(from, from + long))
          expect(minutesAt(morning, { breaks, creditsToEnd: false }, stays).attended).toBe(counted)
        },
      ),
    )
  })

  test("in room and online add up to all of them, whatever overlaps", () => {
    const one = fc.tuple(fc.integer({ min: 530, max: 800 }), fc.integer({ min: 1, max: 120 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), (stays) => {
        const { attended, room, online } = minutesAt(
          morning,
          none,
          stays.map(([from, long, far]) => stay(from, from + long, far ? "online" : "room")),
        )
        expect([room + online, room >= 0, online >= 0]).toEqual([attended, true, true])
      }),
    )
  })
})

test.each([
  ["longer by the hour that the clocks repeat", "2026-10-25", 240],
  ["shorter by the hour that they leave out", "2026-03-29", 120],
  ["as long as the clocks say on other days", "2026-05-13", 180],
])("a night session is %s", (_sentence, day, minutes) => {
  const session = { ...stretchOf(day, 60, 240), plannedMinutes: 600 }
  const whole = { from: session.startsAt, until: session.endsAt, place: "room" }
  expect(minutesAt(session, none, [whole]).attended).toBe(minutes)
})

test("a clock that is read twice means the moment within the session", () => {
  const late = { startsAt: new Date("2026-10-25T01:10:00Z"), endsAt: new Date("2026-10-25T03:00:00Z") }
  const early = { startsAt: new Date("2026-10-25T00:00:00Z"), endsAt: new Date("2026-10-25T00:50:00Z") }
  expect([late, early].map((session) => clockInSession(session, 150).toISOString())).toEqual([
    "2026-10-25T01:30:00.000Z",
    "2026-10-25T00:30:00.000Z",
  ])
})

test.each([
  ["as long as they were there, breaks out", [[540, 780]], 220],
  [
    "once for what two of them did together",
    [
      [540, 660],
      [600, 780],
    ],
    220,
  ],
  ["none where nobody held it", [], 0],
] as [string, [number, number][], number][])(
  "minutes of who holds a session are %s",
  (_sentence, held, minutes) => {
    const stretches = held.map(([from, until]) => ({ inAt: at(from), outAt: at(until) }))
    expect(minutesHeld(morning, [pause], stretches)).toBe(minutes)
  },
)

test.each([
  [479, false],
  [480, true],
  [840, true],
  [841, false],
])("an entry at minute %i of the day is around the session: %s", (minutes, around) => {
  expect(isAround(morning, at(minutes))).toBe(around)
})

test("a moment is cut off to its minute", () => {
  const moment = new Date("2026-05-13T07:14:59.999Z")
  expect([toTheMinute(moment).toISOString(), minuteOf(moment) * 60_000]).toEqual([
    "2026-05-13T07:14:00.000Z",
    Date.parse("2026-05-13T07:14:00Z"),
  ])
})
