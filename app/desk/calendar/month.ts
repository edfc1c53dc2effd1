import { daysAfter, weekdayOf } from "../../civil-time.ts"

export const VIEWS = ["month", "agenda", "list"] as const
export type View = (typeof VIEWS)[number]

/** The month (`YYYY-MM`) of an address, or that of a day. */
export const monthOf = (word: string | null, today: string): string =>
  word && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(word) ? word : today.slice(0, 7)

/** The month so many months later, or earlier. */
export const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split("-").map(Number)
  const all = year * 12 + (number - 1) + months
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}`
}

/** The first day of a month and the first of the next. */
export const boundsOf = (month: string) => ({ from: `${month}-01`, until: `${monthAfter(month, 1)}-01` })

/** The weeks of a month, Monday first, whole: the days of its neighbours stand in them too. */
export const weeksOf = (month: string): string[][] => {
  const { from, until } = boundsOf(month)
  const weeks: string[][] = []
  for (let day = daysAfter(from, 1 - weekdayOf(from)); day < until; day = daysAfter(day, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => daysAfter(day, n)))
  return weeks
}

/** Things by their civil day, the days in order. */
export const byDay = <E extends { day: string }>(events: readonly E[]): [day: string, events: E[]][] => {
  const days = new Map<string, E[]>()
  for (const event of events) days.set(event.day, [...(days.get(event.day) ?? []), event])
  return [...days].sort(([a], [b]) => a.localeCompare(b))
}
