import { daysAfter } from "../civil-time.ts"
import { Period } from "../meetings/figures/input.ts"

const A_YEAR = 365

/** The period that an address asks for: the last year where it names no bound, and no bound where one is empty. */
export const periodAsked = (search: URLSearchParams, today: string): Period =>
  search.has("from") || search.has("to")
    ? Period.parse(Object.fromEntries(search))
    : { from: daysAfter(today, -A_YEAR), to: today }

/** The same period in an address. */
export const periodQuery = ({ from, to }: Period): string =>
  `?${new URLSearchParams({ from: from ?? "", to: to ?? "" })}`

const MOST_YEARS = 5

/** The calendar years that a table has worked in, the latest first. */
export const yearsOf = (startsOn: string, today: string): number[] => {
  const [first, last] = [Number(startsOn.slice(0, 4)), Number(today.slice(0, 4))]
  const howMany = Math.max(1, Math.min(MOST_YEARS, last - first + 1))
  return Array.from({ length: howMany }, (_, n) => last - n)
}
