const DAY_MS = 86_400_000

/** Easter Sunday of a year (Gregorian computus of Meeus), as a day number since 1970. */
const easter = (year: number): number => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1) / DAY_MS
}

// L. 260/1949: fixed national holidays; Easter Monday is computed.
const FIXED = ["01-01", "01-06", "04-25", "05-01", "06-02", "08-15", "11-01", "12-08", "12-25", "12-26"]

const iso = (dayNumber: number) => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** Whether a civil day (`YYYY-MM-DD`) is neither weekend nor a national holiday of Italy. */
export const isWorkingDay = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6 || FIXED.includes(day.slice(5))) return false
  if (day.slice(5) === "10-04" && day >= "2026") return false // L. 151/2025
  return numberOf(day) !== easter(Number(day.slice(0, 4))) + 1
}

const seek = (dayNumber: number, step: 1 | -1): string => {
  let at = dayNumber
  while (!isWorkingDay(iso(at))) at += step
  return iso(at)
}

/** The last working day not after `today` − n. */
export const before = (today: string, n: number): string => seek(numberOf(today) - n, -1)

/** The first working day not before `today` + n. */
export const after = (today: string, n: number): string => seek(numberOf(today) + n, 1)

/** The same day of the month, years later. */
export const yearsAfter = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
