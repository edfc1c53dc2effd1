import { civilDay, daysAfter } from "../civil-time.ts"
import type { OpenThing } from "../open-thing.ts"

/** So many rows stand on the desk; the rest is one press away. */
export const MOST_SHOWN = 7

const HOT_DAYS = 3

/** The civil day of a deadline. */
export const dayOf = (by: string): string => (by.length === 10 ? by : civilDay(new Date(by)))

/** How near a deadline is: past, the day itself, within three days, later; null where there is none. */
export const nearness = (by: string | null, now: Date): "over" | "now" | "hot" | "later" | null => {
  if (by === null) return null
  const [day, today] = [dayOf(by), civilDay(now)]
  if (day < today) return "over"
  if (day === today) return "now"
  return day <= daysAfter(today, HOT_DAYS) ? "hot" : "later"
}

const instantFor = ({ by }: OpenThing) => (by === null ? "~" : by.length === 10 ? `${by}T22` : by)

/** Things by deadline; those without one at the end, what somebody waits for before what one may do. */
export const byDeadline = (things: readonly OpenThing[]): OpenThing[] =>
  [...things].sort((a, b) => {
    const [first, second] = [instantFor(a), instantFor(b)]
    if (first !== second) return first < second ? -1 : 1
    return Number(b.waits) - Number(a.waits)
  })
