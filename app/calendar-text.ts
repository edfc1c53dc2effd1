import { civilDay, instantOf } from "./civil-time.ts"

/** One thing in a calendar. Moments are instants; they are written as Rome's clocks show them. */
export type CalendarEvent = {
  /** Stays the same for ever, whatever changes: by it a calendar knows that this is the same meeting. */
  uid: string
  /** Raised with every change that is sent. */
  sequence: number
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED"
  stampedAt: Date
  startsAt: Date
  endsAt: Date
  summary: string
  description: string
  place: string
  url: string
  organiser: { name: string; url: string }
}

export type Calendar = {
  method: "PUBLISH" | "CANCEL"
  name: string
  /** BCP 47. */
  language: string
  events: readonly CalendarEvent[]
}

const MOST_OCTETS = 75
const utf8 = new TextEncoder()

/** A content line in pieces of at most 75 octets, none of which splits a character (RFC 5545, 3.1). */
export const folded = (line: string): string => {
  const pieces: string[] = []
  let [piece, octets] = ["", 0]
  for (const sign of line) {
    const size = utf8.encode(sign).length
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece)
      // The space that begins a continued line counts too.
      ;[piece, octets] = ["", 1]
    }
    piece += sign
    octets += size
  }
  return [...pieces, piece].join("\r\n ")
}

/** Text as a value: separators and line ends escaped, control characters left out (RFC 5545, 3.3.11). */
export const escapedText = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")

/** A parameter's value in quotes, which cannot themselves stand in it (RFC 5545, 3.2). */
const quoted = (text: string) => `"${text.replace(/["\p{Cc}]/gu, "'")}"`

const utcStamp = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d+/g, "")

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  ...({ timeZone: "Europe/Rome", hourCycle: "h23" } as const),
  ...({ hour: "2-digit", minute: "2-digit", second: "2-digit" } as const),
})

/** A moment in Rome's time; in UTC where Rome's clocks show that hour twice, since readers differ about which it is. */
const momentLine = (name: string, instant: Date): string => {
  const [hour = "0", minute = "0", second = "0"] = CLOCK.format(instant).split(":")
  const day = civilDay(instant)
  const shown = Number(hour) * 60 + Number(minute)
  const isOnce = instantOf(day, shown).getTime() === instantOf(day, shown, "later").getTime()
  if (!isOnce) return `${name}:${utcStamp(instant)}`
  return `${name};TZID=Europe/Rome:${day.replaceAll("-", "")}T${hour}${minute}${second}`
}

/** Rome's clocks since the European rule of today (RFC 5545, 3.6.5). */
const ROME = [
  ...["BEGIN:VTIMEZONE", "TZID:Europe/Rome"],
  ...["BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"],
  ...["TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"],
  ...["TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD"],
  "END:VTIMEZONE",
]

const eventLines = (event: CalendarEvent): string[] => [
  "BEGIN:VEVENT",
  `UID:${escapedText(event.uid)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${utcStamp(event.stampedAt)}`,
  momentLine("DTSTART", event.startsAt),
  momentLine("DTEND", event.endsAt),
  `SUMMARY:${escapedText(event.summary)}`,
  ...(event.description ? [`DESCRIPTION:${escapedText(event.description)}`] : []),
  ...(event.place ? [`LOCATION:${escapedText(event.place)}`] : []),
  `URL:${event.url}`,
  `ORGANIZER;CN=${quoted(event.organiser.name)}:${event.organiser.url}`,
  `STATUS:${event.status}`,
  // A second call may never be needed: it blocks nobody's day.
  `TRANSP:${event.status === "CONFIRMED" ? "OPAQUE" : "TRANSPARENT"}`,
  "END:VEVENT",
]

/**
 * A calendar as iCalendar text (RFC 5545; the methods are those of RFC 5546). Answers are given on our page and not
 * by the calendar's own mail, so it is published and names no attendees.
 */
export const calendarText = ({ method, name, language, events }: Calendar): string =>
  [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Tavoli//Tavoli//${language.toUpperCase()}`],
    ...["CALSCALE:GREGORIAN", `METHOD:${method}`, `X-WR-CALNAME:${escapedText(name)}`],
    ...ROME,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("")
