/** So many days before a session whoever has a seat is reminded of it. */
export const REMINDER_DAYS = [7, 1] as const

const DAY_MS = 86_400_000

/**
 * The reminder of a session that is due: in the day that follows its moment, so that who got a seat later is not told
 * "in a week" of what is in three days. Null when none is.
 */
export const dueReminder = (startsAt: Date, now: Date): number | null => {
  const left = startsAt.getTime() - now.getTime()
  return REMINDER_DAYS.find((days) => left <= days * DAY_MS && left > (days - 1) * DAY_MS) ?? null
}
