const ZONE = "Europe/Rome"

// Making a formatter takes a hundred times as long as using it.
const CIVIL_DAY = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
})

/** The civil day in Rome at an instant, as `YYYY-MM-DD`. */
export const civilDay = (instant: Date): string => CIVIL_DAY.format(instant)

/** Whether a term of civil days, both ends included and an open end allowed, covers the day. */
export const covers = (term: { startsOn: string; endsOn: string | null }, day: string): boolean =>
  term.startsOn <= day && (term.endsOn === null || day <= term.endsOn)

/** The instant at which a civil day in Rome ends: its next midnight, whatever the clocks do that night. */
export const endOfCivilDay = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const utcMidnight = Date.UTC(year, month - 1, date + 1)
  const offset = (instant: number) => {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: ZONE, timeZoneName: "longOffset" })
      .formatToParts(new Date(instant))
      .find((part) => part.type === "timeZoneName")?.value
    const [, hours = "0", minutes = "0"] = /GMT([+-]\d+)?:?(\d+)?/.exec(parts ?? "") ?? []
    return (Number(hours) * 60 + Number(minutes)) * 60_000
  }
  const guess = utcMidnight - offset(utcMidnight)
  return new Date(utcMidnight - offset(guess))
}

/** A civil day typed as `g/m/aaaa` or sent as `aaaa-mm-gg`, given back as `YYYY-MM-DD`; null if there is no such day. */
export const civilDayTyped = (text: string): string | null => {
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const parts = typed ? [typed[3], typed[2], typed[1]] : iso ? [iso[1], iso[2], iso[3]] : []
  const [year = 0, month = 0, date = 0] = parts.map(Number)
  const instant = new Date(Date.UTC(year, month - 1, date))
  const isReal = year > 1900 && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date
  return isReal ? instant.toISOString().slice(0, 10) : null
}

/** The civil day so many days later, or earlier. */
export const daysAfter = (day: string, days: number): string => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** The weekday of a civil day: 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

const minutesAheadOfUtc = (instant: number): number => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONE,
    hourCycle: "h23",
    ...({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const),
  }).formatToParts(new Date(instant))
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"))
  return (local - Math.floor(instant / 60_000) * 60_000) / 60_000
}

/**
 * The instant at which Rome's clocks show so many minutes after midnight on a civil day. Of an hour that the
 * clocks repeat, the earlier or the later one; of an hour that they leave out, the moment of the jump.
 */
export const instantOf = (day: string, minutes: number, which: "earlier" | "later" = "earlier"): Date => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const local = Date.UTC(year, month - 1, date) + minutes * 60_000
  const [before, after] = [minutesAheadOfUtc(local - 86_400_000), minutesAheadOfUtc(local + 86_400_000)]
  const at = (offset: number) => local - offset * 60_000
  const right = [before, after].filter((offset) => minutesAheadOfUtc(at(offset)) === offset).map(at)
  if (right.length > 0) return new Date(which === "earlier" ? Math.min(...right) : Math.max(...right))
  // Left out: the jump lies between the two readings; halve the way to it, in whole minutes.
  let [low, high] = [at(Math.max(before, after)), at(Math.min(before, after))]
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000
    if (minutesAheadOfUtc(middle) === before) low = middle
    else high = middle
  }
  return new Date(high)
}
