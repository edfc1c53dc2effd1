import { civilDay } from "../../civil-time.ts"
import { addDays, dayNumber, isWorkingDay } from "../working-days.ts"
import type { RuleOf } from "./fields.ts"

export type Notice = RuleOf<"notice">
type Counting = Pick<Notice, "counted" | "excluded">

/**
 * How many days of notice lie between two civil days (`YYYY-MM-DD`). *Giorni liberi* leave out both the day
 * of sending and that of the meeting; some regulations count one of them.
 */
export const noticeDays = (from: string, meeting: string, { counted, excluded }: Counting): number => {
  const first = excluded === "meeting" ? from : addDays(from, 1)
  const last = excluded === "sending" ? meeting : addDays(meeting, -1)
  const days = Math.max(0, dayNumber(last) - dayNumber(first) + 1)
  if (counted === "calendar") return days
  return Array.from({ length: days }, (_, n) => addDays(first, n)).filter(isWorkingDay).length
}

/** The days that a meeting needs; null when it is urgent and the rule knows no urgency. */
export const requiredDays = (notice: Notice, isUrgent: boolean): number | null =>
  isUrgent ? notice.urgentDays : notice.days

/** The day that completes a count, beginning with `first` and going one way. */
const countTo = (first: string, step: 1 | -1, days: number, { counted }: Counting): string => {
  let day = first
  for (let left = days; left > 0; day = addDays(day, step))
    if (counted === "calendar" || isWorkingDay(day)) left--
  return addDays(day, -step)
}

const workingDayFrom = (day: string, step: 1 | -1): string =>
  isWorkingDay(day) ? day : workingDayFrom(addDays(day, step), step)

/**
 * The last civil day on which a notice (or, counted likewise, papers) for a meeting is in time. A term that
 * ends on a holiday ends on the working day before, where the rule says so (`onHoliday`).
 */
export const lastDay = (
  meeting: string,
  days: number,
  rule: Counting & Pick<Notice, "onHoliday">,
): string => {
  const first = rule.excluded === "sending" ? meeting : addDays(meeting, -1)
  const counted = days === 0 ? meeting : countTo(first, -1, days, rule)
  const last = days === 0 || rule.excluded === "meeting" ? counted : addDays(counted, -1)
  return rule.onHoliday === "earlier" ? workingDayFrom(last, -1) : last
}

/** The first civil day on which a meeting may be held whose notice left (or arrived) on `from`. */
export const firstMeetingDay = (from: string, days: number, rule: Notice): string => {
  const start = rule.onHoliday === "earlier" ? workingDayFrom(from, 1) : from
  if (days === 0) return start
  const counted = countTo(rule.excluded === "meeting" ? start : addDays(start, 1), 1, days, rule)
  return rule.excluded === "sending" ? counted : addDays(counted, 1)
}

export type NoticeVerdict = {
  isEnough: boolean
  required: number
  found: number
  /** The first day on which the meeting may be held with this notice. */
  firstMeeting: string
  /** The last day to send (or deliver) for this meeting; may have passed. */
  lastToSend: string
}

/**
 * Whether a notice that left (or arrived) at an instant is in time for a meeting at another: civil days of
 * Europe/Rome are counted, whatever the clocks do in between. Null when urgency is asked and not foreseen.
 */
export const judgeNotice = (
  notice: Notice,
  from: Date,
  meeting: Date,
  isUrgent = false,
): NoticeVerdict | null => judgeNoticeDays(notice, civilDay(from), civilDay(meeting), isUrgent)

/** As `judgeNotice`, for civil days. */
export const judgeNoticeDays = (
  notice: Notice,
  from: string,
  meeting: string,
  isUrgent = false,
): NoticeVerdict | null => {
  const required = requiredDays(notice, isUrgent)
  if (required === null) return null
  const lastToSend = lastDay(meeting, required, notice)
  return {
    isEnough: from <= lastToSend,
    required,
    found: noticeDays(from, meeting, notice),
    firstMeeting: firstMeetingDay(from, required, notice),
    lastToSend,
  }
}

/** The last civil day on which papers for a meeting may be deposited, or null where no rule says. */
export const lastDayForPapers = (notice: Notice, meeting: string): string | null =>
  notice.papersDays === null ? null : lastDay(meeting, notice.papersDays, notice)
