import { civilDay, daysAfter, instantOf } from "../civil-time.ts"

/** Quiet hours in minutes of Rome's day; `until` may lie before `from`, on the next day. */
export type Quiet = { from: number; until: number }

/** What the form proposes to somebody who has none: from nine in the evening to eight in the morning. */
export const USUAL_QUIET: Quiet = { from: 21 * 60, until: 8 * 60 }

/**
 * When the quiet that reigns at this instant ends, or null when it is not quiet. A window that begins or ends
 * in an hour that the clocks repeat is taken at its widest; in one that they leave out, at the jump.
 */
export const quietUntil = (now: Date, quiet: Quiet | null): Date | null => {
  if (!quiet) return null
  const today = civilDay(now)
  for (const day of [daysAfter(today, -1), today]) {
    const from = instantOf(day, quiet.from, "earlier")
    const lastDay = quiet.until > quiet.from ? day : daysAfter(day, 1)
    const until = instantOf(lastDay, quiet.until, "later")
    if (from <= now && now < until) return until
  }
  return null
}
