import { covers } from "../civil-time.ts"
import { because, type Reason } from "../errors.ts"

export type Term = { rank: number; startsOn: string; endsOn: string | null; endedAt: Date | null }
export type SeatCondition = "filled" | "vacant" | "not_designated"

/** Whether a mandate is in force on a day. */
export const isLive = (term: Term, day: string): boolean => term.endedAt === null && covers(term, day)

/** Whether a mandate has ended, by an act or by its last day; one that has yet to begin has not. */
export const isOver = (term: Term, day: string): boolean =>
  term.endedAt !== null || (term.endsOn !== null && term.endsOn < day)

/** Whether a voting seat has its titular, stands empty, or (advisory) was never designated. */
export const seatCondition = (
  seat: { voting: boolean },
  terms: readonly Term[],
  day: string,
): SeatCondition => {
  if (terms.some((term) => term.rank === 0 && isLive(term, day))) return "filled"
  return seat.voting ? "vacant" : "not_designated"
}

/** Why a mandate with these days cannot be given at a table with this term, or null. */
export const refuseMandateDays = (
  mandate: { startsOn: string; endsOn: string | null },
  roundtable: { startsOn: string; endsOn: string | null },
): Reason | null => {
  if (mandate.endsOn !== null && mandate.endsOn < mandate.startsOn)
    return because("roundtables.errors.ends_before_start")
  const last = mandate.endsOn ?? mandate.startsOn
  if (roundtable.endsOn !== null && last > roundtable.endsOn)
    return because("roundtables.errors.after_roundtable")
  return null
}
