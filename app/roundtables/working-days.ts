const DAY_MS = 86_400_000

/** A civil day (`YYYY-MM-DD`) as a number of days since 1970: no clock, no zone, no daylight saving. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** The civil day so many days after another, or before it. */
export const addDays = (day: string, days: number): string =>
  new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10)

/** Easter Sunday of a year (Gregorian computus of Meeus), as a civil day. */
const easter = (year: number): string => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return new Date(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1)).toISOString().slice(0, 10)
}

const FIXED = ["01-01", "01-06", "04-25", "05-01", "06-02", "08-15", "11-01", "12-08", "12-25", "12-26"]

/** Whether a civil day is a national holiday of Italy (L. 260/1949; 4 October since 2026, L. 151/2025). */
export const isHoliday = (day: string): boolean => {
  const year = Number(day.slice(0, 4))
  const date = day.slice(5)
  return FIXED.includes(date) || (date === "10-04" && year >= 2026) || day === addDays(easter(year), 1)
}

/** Whether a civil day is neither Saturday, Sunday nor a national holiday of Italy. */
export const isWorkingDay = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(day)
}
