import { daysAfter, weekdayOf } from "../civil-time.ts"
import { dayNumber, isHoliday } from "../roundtables/working-days.ts"

/** So many days before the last one a body is told that it is near. */
export const DAYS_OF_WARNING = 5

const isFestive = (day: string) => weekdayOf(day) === 7 || isHoliday(day)

/**
 * The last day of a term of so many days: the first day is not counted, and a term that ends on a Sunday or a national
 * holiday goes on to the next day that is neither (c.c. art. 2963; the days are the regulation's, L. 241/1990 art. 2).
 */
export const lastDay = (from: string, days: number): string => {
  let day = daysAfter(from, days)
  while (isFestive(day)) day = daysAfter(day, 1)
  return day
}

/** By how many days an answer is or was late on a day: none until its last day is over. */
export const daysLate = (dueOn: string, on: string): number => Math.max(0, dayNumber(on) - dayNumber(dueOn))

/** How many days are left, the last one included in no count: 0 on the last day, below zero once it is over. */
export const daysLeft = (dueOn: string, on: string): number => dayNumber(dueOn) - dayNumber(on)
