import fc from "fast-check"
import ICAL from "ical.js"
import { describe, expect, test } from "vitest"
import { type CalendarEvent, calendarText, escapedText, folded } from "#app/calendar-text.ts"
import { instantOf } from "#app/civil-time.ts"

const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ uid: "ABC@tavoli.example", sequence: 0, status: "CONFIRMED" },
  stampedAt: new Date("2026-05-01T08:00:00Z"),
  startsAt: instantOf("2026-05-14", 10 * 60),
  endsAt: instantOf("2026-05-14", 12 * 60),
  ...{ summary: "Tavolo – riunione 3/2026", description: "", place: "", url: "https://tavoli.example/m" },
  organiser: { name: "Tavolo", url: "https://tavoli.example/t" },
  ...over,
})
const text = (one: CalendarEvent, method: "PUBLISH" | "CANCEL" = "PUBLISH") =>
  calendarText({ method, name: "Tavolo", language: "it", events: [one] })

/** As a reader that is not ours sees it. */
const readBack = (written: string) => {
  const calendar = new ICAL.Component(ICAL.parse(written))
  const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone))
  const own = calendar.getFirstSubcomponent("vevent")
  if (!own) throw new Error("No event was written")
  const read = new ICAL.Event(own)
  const instant = (time: ICAL.Time) => {
    if (time.zone?.tzid === "Europe/Rome" && zones[0]) time.zone = zones[0]
    return time.toJSDate().toISOString()
  }
  return {
    ...{ uid: read.uid, sequence: read.sequence, summary: read.summary, place: read.location },
    ...{ description: read.description, status: own.getFirstPropertyValue("status") },
    method: calendar.getFirstPropertyValue("method"),
    startsAt: instant(read.startDate),
  }
}

describe("an event in a calendar", () => {
  test("is read back as it was written", () => {
    expect(readBack(text(event({ place: "Sala 2; via Roma, 1", sequence: 4 })))).toMatchObject({
      ...{ uid: "ABC@tavoli.example", sequence: 4, summary: "Tavolo – riunione 3/2026" },
      ...{ place: "Sala 2; via Roma, 1", status: "CONFIRMED", method: "PUBLISH" },
    })
  })

  test("that is cancelled says so twice", () => {
    expect(readBack(text(event({ status: "CANCELLED" }), "CANCEL"))).toMatchObject({
      ...{ status: "CANCELLED", method: "CANCEL" },
    })
  })

  test.each([
    ["in winter", instantOf("2026-01-14", 600)],
    ["in summer", instantOf("2026-07-14", 600)],
    ["just before the clocks go forward", instantOf("2026-03-29", 119)],
    ["just after", instantOf("2026-03-29", 180)],
    ["in the hour that comes twice, the first time", instantOf("2026-10-25", 150)],
    ["in the hour that comes twice, the second time", instantOf("2026-10-25", 150, "later")],
    ["in the year 2031", instantOf("2031-11-20", 900)],
  ])("begins at the same instant %s", (_when, startsAt) => {
    expect(readBack(text(event({ startsAt }))).startsAt).toBe(startsAt.toISOString())
  })
})

test("no line is longer than 75 octets, and folded lines are whole again", () => {
  const words = fc.string({ unit: "binary", maxLength: 300 }).map((word) => word.replace(/[\r\n]/g, ""))
  fc.assert(
    fc.property(words, (line) => {
      const lines = folded(line).split("\r\n")
      expect(lines.every((one) => new TextEncoder().encode(one).length <= 75)).toBe(true)
      expect(lines.map((one, n) => (n === 0 ? one : one.slice(1))).join("")).toBe(line)
    }),
  )
})

test("any text stands in an event and comes back", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (words) => {
      const plain = words.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " ")
      expect(readBack(text(event({ description: `x${plain}` }))).description).toBe(`x${plain}`)
    }),
  )
})

test("nothing that is typed begins a line of its own", () => {
  expect(escapedText("a\r\nATTENDEE:mailto:b@example.org")).toBe("a\\nATTENDEE:mailto:b@example.org")
  const name = 'Tavolo"\r\nATTENDEE:mailto:x@example.org'
  const lines = text(event({ organiser: { name, url: "https://tavoli.example" } })).split("\r\n")
  expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toEqual([])
})
