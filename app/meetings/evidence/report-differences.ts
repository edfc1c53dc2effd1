import type { Presence } from "../presence.ts"
import type { Stay } from "./platform-report.ts"

/** So far apart times may be before they are told: clocks, and the waiting room. */
export const TOLERANCE_MINUTES = 5
const TOLERANCE_MS = TOLERANCE_MINUTES * 60_000

export type ReportDifference = "only_report" | "only_roll" | "in_room_on_roll" | "came" | "left"
type Span = { from: Date; until: Date | null }

const spanOf = (all: readonly Span[]): Span | null => {
  if (all.length === 0) return null
  const from = new Date(Math.min(...all.map((one) => one.from.getTime())))
  const until = all.some((one) => one.until === null)
    ? null
    : new Date(Math.max(...all.map((one) => one.until?.getTime() ?? 0)))
  return { from, until }
}

const isApart = (one: Date | null, other: Date | null) =>
  one !== null && other !== null && Math.abs(one.getTime() - other.getTime()) > TOLERANCE_MS

/**
 * Where a platform's report and the roll differ for a seat; the roll is what counts and is never changed by this.
 * Who came and left in between is compared by first coming and last leaving.
 */
export const reportDifferences = (
  stays: readonly Stay[] | null,
  roll: readonly Presence[],
): ReportDifference[] => {
  const remote = roll.filter((one) => one.isRemote)
  if (stays === null) return remote.length > 0 ? ["only_roll"] : []
  if (roll.length === 0) return ["only_report"]
  if (remote.length === 0) return ["in_room_on_roll"]
  const [seen, held] = [spanOf(stays), spanOf(remote)]
  return [
    ...(seen && held && isApart(seen.from, held.from) ? (["came"] as const) : []),
    ...(seen && held && isApart(seen.until, held.until) ? (["left"] as const) : []),
  ]
}
