const DAY_MS = 86_400_000

/** A request is answered within thirty days (L. 241/1990 art. 2 c. 2). */
export const TERM_DAYS = 30

/** The civil day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** The last day to answer a request confirmed on that day. */
export const dueDay = (confirmedOn: string): string => dayAfter(confirmedOn, TERM_DAYS)

type Suspended = { dueOn: string; askedOn: string; wasSuspended: boolean }

/**
 * The last day once additions arrive: the days waited for them do not count, thirty at most and once only
 * (L. 241/1990 art. 2 c. 7).
 */
export const dueAfterAdditions = ({ dueOn, askedOn, wasSuspended }: Suspended, answeredOn: string): string =>
  wasSuspended ? dueOn : dayAfter(dueOn, Math.min(TERM_DAYS, Math.max(0, daysBetween(askedOn, answeredOn))))
