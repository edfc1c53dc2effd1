import { daysAfter, instantOf } from "../../civil-time.ts"
import { fold } from "../../fold.ts"

type Clock = { hours: number; minutes: number }

const clockIn = (text: string): Clock | null => {
  const [, hour, minute, half] =
    /(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?/.exec(text) ?? []
  if (hour === undefined || minute === undefined) return null
  const hours = half ? (Number(hour) % 12) + (half.startsWith("p") ? 12 : 0) : Number(hour)
  return hours < 24 && Number(minute) < 60 ? { hours, minutes: Number(minute) } : null
}

const iso = (year: number, month: number, date: number): string | null => {
  const day = new Date(Date.UTC(year, month - 1, date))
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date ? day.toISOString().slice(0, 10) : null
}

const MONTHS = [
  "gen jan",
  "feb",
  "mar",
  "apr",
  "mag may",
  "giu jun",
  "lug jul",
  "ago aug",
  "set sep",
  "ott oct",
  "nov",
  "dic dec",
]
const monthOf = (word: string) => MONTHS.findIndex((names) => names.split(" ").includes(word.slice(0, 3))) + 1

/** The days that a text may mean: figures are read day first and month first. */
const daysIn = (text: string): string[] => {
  const [, year, month, date] = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text) ?? []
  if (year) return [iso(Number(year), Number(month), Number(date))].filter((day) => day !== null)
  const [, one, two, short] = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(text) ?? []
  if (one && two && short) {
    const whole = Number(short) + (short.length === 2 ? 2000 : 0)
    return [iso(whole, Number(two), Number(one)), iso(whole, Number(one), Number(two))].filter(
      (day) => day !== null,
    )
  }
  const named = /(\d{1,2})\s+([a-z]{3,})\.?,?\s+(\d{4})/.exec(text)
  const english = /([a-z]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})/.exec(text)
  const [word, number, whole] = named
    ? [named[2], named[1], named[3]]
    : [english?.[1], english?.[2], english?.[3]]
  const month2 = word ? monthOf(word) : 0
  return month2 > 0 ? [iso(Number(whole), month2, Number(number))].filter((day) => day !== null) : []
}

/** How far a text says that it is from Greenwich, in minutes; null where it does not say. */
const offsetIn = (text: string): number | null => {
  if (/\d\s*z$/.test(text) || /\b(utc|gmt)$/.test(text)) return 0
  const [, sign, hours, minutes = "0"] = /(?:utc|gmt|\d)\s*([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? []
  return sign ? (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1) : null
}

const DATE = /\d{4}-\d{1,2}-\d{1,2}t?|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/

/** A moment of a report: of the day that is meant, of another, or none that can be read. */
export type ReadMoment = { is: "read"; at: Date } | { is: "other_day" } | { is: "unread" }

/**
 * The moment that a cell names. Figures such as 11/12 are read the way that gives the meeting's day, or the one after
 * it for who stayed beyond midnight; a time alone is of the meeting's day. Without a zone it is Rome's.
 */
export const momentIn = (cell: string, day: string): ReadMoment => {
  const text = fold(cell)
  const clock = clockIn(text.replace(DATE, " "))
  if (!clock) return { is: "unread" }
  const days = daysIn(text)
  const civil = days.length === 0 ? day : days.find((one) => one === day || one === daysAfter(day, 1))
  const minutes = clock.hours * 60 + clock.minutes
  const offset = offsetIn(text)
  if (offset !== null && days.length > 0) {
    const near = [daysAfter(day, -1), day, daysAfter(day, 1)]
    const own = days.find((one) => near.includes(one))
    if (!own) return { is: "other_day" }
    return { is: "read", at: new Date(Date.parse(`${own}T00:00:00Z`) + (minutes - offset) * 60_000) }
  }
  return civil ? { is: "read", at: instantOf(civil, minutes) } : { is: "other_day" }
}

/** A length in whole minutes: "1h 2m 3s", "1 hr 5 min", "01:02:03", "62"; null for none. */
export const minutesIn = (cell: string): number | null => {
  const text = fold(cell)
  const [, hours, minutes] = /^(\d+):(\d{2})(?::\d{2})?$/.exec(text) ?? []
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes)
  if (/^\d+([.,]\d+)?$/.test(text)) return Math.floor(Number(text.replace(",", ".")))
  const part = (unit: RegExp) => Number(new RegExp(`(\\d+)\\s*${unit.source}`).exec(text)?.[1] ?? Number.NaN)
  const parts = [part(/(?:h|ore|ora)/), part(/(?:min|m(?!s))/), part(/s/)]
  if (parts.every(Number.isNaN)) return null
  const [h = 0, m = 0] = parts.map((one) => (Number.isNaN(one) ? 0 : one))
  return h * 60 + m
}
