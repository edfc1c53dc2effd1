import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { clashOf, isLinkOpen, isOverlapping, minutesOf, stretchOf } from "#app/courses/session-times.ts"

const stretch = (from: string, until: string) => ({ startsAt: new Date(from), endsAt: new Date(until) })

describe("a session", () => {
  test.each([
    ["on an ordinary day", "2026-06-17", 540, 780, 240, "2026-06-17T07:00:00.000Z"],
    ["in winter", "2027-01-12", 540, 780, 240, "2027-01-12T08:00:00.000Z"],
    ["over the hour that is left out", "2026-03-29", 60, 240, 120, "2026-03-29T00:00:00.000Z"],
    ["over the hour that is repeated", "2026-10-25", 60, 240, 240, "2026-10-24T23:00:00.000Z"],
    ["within the hour that is repeated", "2026-10-25", 135, 165, 30, "2026-10-25T00:15:00.000Z"],
    ["on the day after the change", "2026-10-26", 540, 780, 240, "2026-10-26T08:00:00.000Z"],
  ])("%s lasts as long as it lasts", (_sentence, day, from, until, minutes, starts) => {
    const session = stretchOf(day, from, until)
    expect([minutesOf(session), session.startsAt.toISOString()]).toEqual([minutes, starts])
  })
})

describe("two sessions clash", () => {
  const morning = stretch("2026-06-17T07:00Z", "2026-06-17T11:00Z")
  test.each([
    ["when one lies in the other", "2026-06-17T08:00Z", "2026-06-17T09:00Z", true],
    ["when one begins before the other ends", "2026-06-17T10:59Z", "2026-06-17T13:00Z", true],
    ["not when one begins as the other ends", "2026-06-17T11:00Z", "2026-06-17T13:00Z", false],
    ["not on another day", "2026-06-18T07:00Z", "2026-06-18T11:00Z", false],
  ])("%s", (_sentence, from, until, clashes) => {
    expect(isOverlapping(morning, stretch(from, until))).toBe(clashes)
  })

  test("and the two are named", () => {
    const evening = stretch("2026-06-17T16:00Z", "2026-06-17T18:00Z")
    const other = stretch("2026-06-17T17:00Z", "2026-06-17T19:00Z")
    expect(clashOf([morning, evening], [other])).toEqual({ ours: evening, theirs: other })
    expect(clashOf([morning], [other])).toBeNull()
  })

  test("whichever of them is looked at first", () => {
    const anyStretch = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 9 }))
      .map(([from, long]) => ({ startsAt: new Date(from), endsAt: new Date(from + long) }))
    fc.assert(
      fc.property(anyStretch, anyStretch, (a, b) => {
        const both = [...Array(30).keys()].some((moment) =>
          [a, b].every(({ startsAt, endsAt }) => +startsAt <= moment && moment < +endsAt),
        )
        expect([isOverlapping(a, b), isOverlapping(b, a)]).toEqual([both, both])
      }),
    )
  })
})

test.each([
  ["16 minutes before", "2026-07-01T06:44:00Z", null, false],
  ["15 minutes before", "2026-07-01T06:45:00Z", null, true],
  ["a moment before its end", "2026-07-01T10:59:59Z", null, true],
  ["at its end", "2026-07-01T11:00:00Z", null, false],
  ["when it is cancelled", "2026-07-01T07:00:00Z", new Date(0), false],
])("%s the link of a session is there: %s", (_sentence, now, cancelledAt, open) => {
  const session = { ...stretch("2026-07-01T07:00Z", "2026-07-01T11:00Z"), cancelledAt }
  expect(isLinkOpen(session, new Date(now))).toBe(open)
})
