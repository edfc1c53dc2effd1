import { civilDay, daysAfter, instantOf } from "../../civil-time.ts"
import { because, type Reason } from "../../errors.ts"

/** So long before the time of a call people may say that they are there, and the roll may be called. */
export const CHECK_IN_MINUTES = 60
const MINUTE_MS = 60_000

export type Call = {
  ordinal: number
  startsAt: Date
  openedAt: Date | null
  closedAt: Date | null
  desertedAt: Date | null
  /** It ended with points left to the second call. */
  continuedAt?: Date | null
}

/** The call that a meeting is at: the first, until that was deserted, or left points to a second. */
export const currentCall = <C extends Call>(calls: readonly C[]): C | null => {
  const inOrder = [...calls].sort((a, b) => a.ordinal - b.ordinal)
  return inOrder.find((call) => call.desertedAt === null && !call.continuedAt) ?? inOrder.at(-1) ?? null
}

/** The moment from which a call's roll may be called and people may announce themselves. */
export const checkInFrom = ({ startsAt }: Pick<Call, "startsAt">): Date =>
  new Date(startsAt.getTime() - CHECK_IN_MINUTES * MINUTE_MS)

/** Why nothing of the roll can be kept now, or null: it is too early, or the meeting is over, off or a draft. */
export const refuseRoll = (state: string, call: Call | null, now: Date): Reason | null => {
  if (!call || state === "draft") return because("assembly.refuse.not_convened")
  if (state === "cancelled") return because("meetings.refuse.cancelled")
  if (state === "closed" || state === "deserted") return because("assembly.refuse.over")
  return now < checkInFrom(call) ? because("assembly.refuse.too_early", { count: CHECK_IN_MINUTES }) : null
}

/** What a numero legale is judged to be; null at a table that has no rules. */
export type Reached = { isReached: boolean; missing: number } | null

/** Why the chair may not open the sitting now, or null. */
export const refuseOpen = (state: string, call: Call | null, quorum: Reached, now: Date): Reason | null => {
  const reason = refuseRoll(state, call, now)
  if (reason || !call) return reason
  if (state !== "convened") return because("assembly.refuse.is_open")
  if (now < call.startsAt) return because("assembly.refuse.before_time")
  return quorum && !quorum.isReached ? because("assembly.refuse.no_quorum", { count: quorum.missing }) : null
}

/** Why the sitting cannot be worked in now (a point taken up, the floor given), or null. */
export const refuseWork = (state: string): Reason | null => {
  if (state === "open") return null
  return because(state === "suspended" ? "assembly.refuse.is_suspended" : "assembly.refuse.not_open")
}

/** Why the sitting cannot be resumed now, or null. Resumed, it needs its numero legale again. */
export const refuseResume = (state: string, quorum: Reached): Reason | null => {
  if (state !== "suspended") return because("assembly.refuse.not_suspended")
  return quorum && !quorum.isReached ? because("assembly.refuse.no_quorum", { count: quorum.missing }) : null
}

/** Why the meeting cannot be closed now, or null. */
export const refuseClosing = (state: string): Reason | null =>
  state === "open" || state === "suspended" ? null : because("assembly.refuse.not_open")

/**
 * The instant of a time of day that somebody types in session (minutes after midnight): today's, or yesterday's
 * where today's is yet to come and the meeting began before midnight.
 */
export const typedMoment = (minutes: number, now: Date, call: Pick<Call, "startsAt">): Date => {
  const today = civilDay(now)
  const at = instantOf(today, minutes)
  if (at <= now) return at
  const yesterday = instantOf(daysAfter(today, -1), minutes)
  return yesterday >= checkInFrom(call) ? yesterday : at
}

/** Why nobody came or left at that moment, or null: it is to come, or before the roll was called. */
export const refuseMoment = (at: Date, now: Date, call: Pick<Call, "startsAt">): Reason | null => {
  if (at > now) return because("assembly.refuse.time_to_come")
  return at < checkInFrom(call) ? because("assembly.refuse.time_too_early") : null
}

/** How many may leave before the numero legale is lost; null where that depends on who leaves. */
export const spareSeats = (
  rule: { base: string; scope: string },
  verdict: { isReached: boolean; found: number; needed: number },
): number | null =>
  !verdict.isReached || rule.base === "without_justified" || rule.scope === "each_group"
    ? null
    : verdict.found - verdict.needed

/** The code on the hall's screen lives so long; the one before it is taken too, for who is still typing. */
export const ROOM_CODE_MS = 60_000
export const roomPeriods = (now: Date): readonly number[] => {
  const period = Math.floor(now.getTime() / ROOM_CODE_MS)
  return [period, period - 1]
}

/** Why no proxy is given or taken back now, or null: from the convocation until the meeting is over. */
export const refuseProxyTime = (state: string): Reason | null => {
  if (state === "draft") return because("assembly.refuse.not_convened")
  if (state === "cancelled") return because("meetings.refuse.cancelled")
  return state === "closed" || state === "deserted" ? because("assembly.refuse.over") : null
}

/** The moment that a call's pages speak of: now, or the last one of a sitting that is over. */
export const momentOf = ({ closedAt }: { closedAt: Date | null }, now: Date): Date =>
  closedAt && closedAt <= now ? new Date(closedAt.getTime() - 1) : now
