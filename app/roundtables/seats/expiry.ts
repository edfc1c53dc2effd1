const DAY_MS = 86_400_000

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** The civil day that is so many days after another (`YYYY-MM-DD`). */
export const plusDays = (day: string, days: number): string =>
  new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10)

/** Whole days from a civil day to another; 0 on the same day, below zero when it is past. */
export const daysUntil = (day: string, today: string): number => dayNumber(day) - dayNumber(today)

/** A mandate is said to be expiring during its last days. */
export const EXPIRING_DAYS = 60
/** When organisation and secretary are told, days before the last day. */
export const REMINDERS = [60, 30] as const
export type Reminder = (typeof REMINDERS)[number]

/** Days left of a mandate that ends soon, its last day counted as 0; null while there is time, or when it is over. */
export const expiresIn = (mandate: { endsOn: string | null }, today: string): number | null => {
  if (mandate.endsOn === null) return null
  const left = daysUntil(mandate.endsOn, today)
  return left >= 0 && left <= EXPIRING_DAYS ? left : null
}

/** Which reminder is due on a day: the nearest one only, none for a mandate that is over. */
export const dueReminder = (mandate: { endsOn: string | null }, today: string): Reminder | null => {
  const left = expiresIn(mandate, today)
  if (left === null) return null
  return left <= 30 ? 30 : 60
}
