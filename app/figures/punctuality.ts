import { dayNumber } from "../roundtables/working-days.ts"

/** An answer that a body owes or gave, in civil days. */
export type Asked = { askedOn: string; dueOn: string; publishedOn: string | null; isExtended: boolean }

/** The four that every answer asked for is one of, in the order in which pages show them. */
export const ANSWER_STANDINGS = ["in_time", "open_in_term", "late", "open_late"] as const
export type AnswerStanding = (typeof ANSWER_STANDINGS)[number]

/** How an answer stands on a day: the last day itself is in time. */
export const answerStanding = ({ dueOn, publishedOn }: Asked, today: string): AnswerStanding => {
  if (publishedOn !== null) return publishedOn <= dueOn ? "in_time" : "late"
  return today <= dueOn ? "open_in_term" : "open_late"
}

/** The middle of some numbers in tenths of one, between the two middle ones where they are even; null of none. */
export const medianTenths = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) * 5
}

/**
 * How punctual answers were: how many of each standing, the share in time of those that are out or should be, and the
 * middle of the days from the request to the publication, in tenths of a day.
 */
export const punctualityOf = (all: readonly Asked[], today: string) => {
  const count = (standing: AnswerStanding) =>
    all.filter((answer) => answerStanding(answer, today) === standing).length
  const standings = {
    ...{ in_time: count("in_time"), open_in_term: count("open_in_term") },
    ...{ late: count("late"), open_late: count("open_late") },
  }
  const days = all.flatMap(({ askedOn, publishedOn }) =>
    publishedOn === null ? [] : [dayNumber(publishedOn) - dayNumber(askedOn)],
  )
  return {
    ...{ asked: all.length, standings, extended: all.filter(({ isExtended }) => isExtended).length },
    inTime: { part: standings.in_time, whole: all.length - standings.open_in_term },
    medianTenths: medianTenths(days),
  }
}
export type Punctuality = ReturnType<typeof punctualityOf>
