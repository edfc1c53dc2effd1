/** In and out of one person, in minutes of the session's day; without an out it stays "uscita mancante". */
export type Pair = { in: number; out: number | null }

/** What became of one person at one session. */
export type Presence = {
  planned: number
  attended: number
  /** The absence was excused. */
  excused: boolean
  /** It did not take place: it leaves the denominator. A session that recovers another simply is one more. */
  cancelled: boolean
  /** It has taken place, or was missed. */
  held: boolean
}

/**
 * Minutes present: what the pairs cover together, a moment in two pairs counted once. A pair without an end counts
 * until `creditUntil` where the session credits to its end, else nothing.
 */
export const minutesPresent = (pairs: readonly Pair[], creditUntil: number | null = null): number => {
  const closed = pairs
    .map((pair) => ({ from: pair.in, to: pair.out ?? creditUntil ?? pair.in }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
  let [minutes, covered] = [0, Number.NEGATIVE_INFINITY]
  for (const { from, to } of closed) {
    minutes += Math.max(0, to - Math.max(from, covered))
    covered = Math.max(covered, to)
  }
  return minutes
}

type ExcusedRule = { excusedLeaveDenominator: boolean }

const counted = (presences: readonly Presence[], { excusedLeaveDenominator }: ExcusedRule) =>
  presences.filter((one) => !one.cancelled && !(excusedLeaveDenominator && one.excused && one.attended === 0))

/** Planned minutes and those attended, none above what its session planned. */
export const hoursOf = (presences: readonly Presence[], rule: ExcusedRule) => {
  const those = counted(presences, rule)
  return {
    planned: those.reduce((sum, one) => sum + one.planned, 0),
    attended: those.reduce((sum, one) => sum + Math.min(one.planned, one.attended), 0),
  }
}

/** Whether the minutes reach the threshold, in percent of what was planned: attended·100 ≥ threshold·planned. */
export const isThresholdReached = (attended: number, planned: number, threshold: number): boolean =>
  attended * 100 >= threshold * planned

/** The fewest minutes that reach the threshold. */
export const minutesNeeded = (planned: number, threshold: number): number => {
  const product = planned * threshold
  return (product - (product % 100)) / 100 + (product % 100 === 0 ? 0 : 1)
}

/** The share attended in tenths of a percent, cut off and never rounded up: 767 of 960 is 798. */
export const tenthsOfPercent = (attended: number, planned: number): number => {
  if (planned === 0) return 0
  const product = attended * 1000
  return (product - (product % planned)) / planned
}

export type Standing = "reached" | "safe" | "at_risk" | "lost"

/**
 * How somebody stands: over the threshold already; sure to reach it even if they miss one more session, the
 * longest; not any more; or out of reach.
 */
export const standingOf = (
  presences: readonly Presence[],
  rule: ExcusedRule & { threshold: number },
): Standing => {
  const { planned, attended } = hoursOf(presences, rule)
  const ahead = counted(presences, rule).filter((one) => !one.held)
  const possible = ahead.reduce((sum, one) => sum + one.planned, 0)
  const longest = ahead.reduce((most, one) => Math.max(most, one.planned), 0)
  const reaches = (minutes: number) => isThresholdReached(minutes, planned, rule.threshold)
  if (reaches(attended)) return "reached"
  if (!reaches(attended + possible)) return "lost"
  return reaches(attended + possible - longest) ? "safe" : "at_risk"
}
