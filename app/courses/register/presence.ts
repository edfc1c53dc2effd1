import { civilDay, instantOf } from "../../civil-time.ts"
import { minutesPresent, type Pair } from "../attendance.ts"
import type { Stretch } from "../session-times.ts"

export const DIRECTIONS = ["in", "out"] as const
export const PLACES = ["room", "online"] as const
export type Place = (typeof PLACES)[number]

/** Somebody came in, to a place, or went out. */
export type Entry = { direction: string; at: Date; place: string | null }

/** From an entry to the exit that follows it; without one it is "uscita mancante". */
export type Stay = { from: Date; until: Date | null; place: string }

const MINUTE_MS = 60_000

/** The whole minute that an instant lies in, counted from an epoch: what clocks do at night changes nothing. */
export const minuteOf = (instant: Date): number => Math.floor(instant.getTime() / MINUTE_MS)

/** An instant cut off to its minute: registers know no seconds. */
export const toTheMinute = (instant: Date): Date => new Date(minuteOf(instant) * MINUTE_MS)

const closed = (stay: Stay, until: Date): Stay[] =>
  minuteOf(until) > minuteOf(stay.from) ? [{ ...stay, until }] : []

/**
 * The stays that entries and exits make, in any order that they came in. Who is there already and comes in again
 * only moves to another place; an exit of who is not there says nothing. In one minute who is there goes out first.
 */
export const staysOf = (entries: readonly Entry[]): Stay[] => {
  const stays: Stay[] = []
  let here: Stay | null = null
  const apply = ({ direction, at, place }: Entry) => {
    if (direction === "out" ? here === null : here?.place === place) return
    if (here) stays.push(...closed(here, at))
    here = direction === "in" ? { from: at, until: null, place: place ?? "room" } : null
  }
  const moments = [...new Set(entries.map(({ at }) => at.getTime()))].sort((a, b) => a - b)
  for (const moment of moments) {
    const now = entries.filter(({ at }) => at.getTime() === moment)
    const first = here === null ? "in" : "out"
    for (const one of now.filter(({ direction }) => direction === first)) apply(one)
    for (const one of now.filter(({ direction }) => direction !== first)) apply(one)
  }
  return here === null ? stays : [...stays, here]
}

/** Whether somebody came in and was not written out. */
export const lacksExit = (stays: readonly Stay[]): boolean => stays.some(({ until }) => until === null)

const clipped = (from: number, until: number, session: Pair & { out: number }): Pair => ({
  in: Math.max(from, session.in),
  out: Math.min(until, session.out),
})

const pairOf = ({ startsAt, endsAt }: Stretch) => ({ in: minuteOf(startsAt), out: minuteOf(endsAt) })

/** The minutes that some stretches cover together within a session, its breaks left out. */
const covered = (stays: readonly Stay[], whole: Pair & { out: number }, breaks: readonly Pair[]) => {
  const pairs = stays.map(({ from, until }) =>
    clipped(minuteOf(from), until === null ? minuteOf(from) : minuteOf(until), whole),
  )
  // |there and not in a break| = |there or in a break| − |in a break|
  return minutesPresent([...pairs, ...breaks]) - minutesPresent(breaks)
}

export type Taught = Stretch & { plannedMinutes: number }
export type SessionRule = { breaks: readonly Stretch[]; creditsToEnd: boolean }
/** Whole minutes: in all, never above what was planned, and which of them in the room and online. */
export type Minutes = { attended: number; room: number; online: number }

/**
 * The minutes of one person at one session: what their stays cover between its begin and end, breaks left out. A
 * stay without exit counts nothing, or until the end where the session credits to it.
 */
export const minutesAt = (
  session: Taught,
  { breaks, creditsToEnd }: SessionRule,
  stays: readonly Stay[],
): Minutes => {
  const whole = pairOf(session)
  const pauses = breaks.map((one) => clipped(minuteOf(one.startsAt), minuteOf(one.endsAt), whole))
  const known = creditsToEnd
    ? stays.map((stay) => ({ ...stay, until: stay.until ?? session.endsAt }))
    : stays.filter(({ until }) => until !== null)
  const attended = Math.min(session.plannedMinutes, covered(known, whole, pauses))
  const online = Math.min(
    attended,
    covered(
      known.filter(({ place }) => place === "online"),
      whole,
      pauses,
    ),
  )
  return { attended, room: attended - online, online }
}

type Held = { inAt: Date; outAt: Date }

/** The minutes of who holds a session, breaks left out, never above what was planned. */
export const minutesHeld = (session: Taught, breaks: readonly Stretch[], held: readonly Held[]): number =>
  minutesAt(
    session,
    { breaks, creditsToEnd: false },
    held.map(({ inAt, outAt }) => ({ from: inAt, until: outAt, place: "room" })),
  ).attended

/**
 * The instant that somebody means by a reading of the clock on a session's day: of an hour that the clocks repeat, the
 * one within the session; else the earlier.
 */
export const clockInSession = ({ startsAt, endsAt }: Stretch, minutes: number): Date => {
  const readings = (["earlier", "later"] as const).map((which) =>
    instantOf(civilDay(startsAt), minutes, which),
  )
  return readings.find((at) => at >= startsAt && at <= endsAt) ?? (readings[0] as Date)
}

/** So many minutes before a session and after it something may be written as having happened. */
export const MARGIN_MINUTES = 60

/** Whether an entry may have been made at that moment: around its session, and not in the future. */
export const isAround = ({ startsAt, endsAt }: Stretch, at: Date): boolean =>
  at.getTime() >= startsAt.getTime() - MARGIN_MINUTES * MINUTE_MS &&
  at.getTime() <= endsAt.getTime() + MARGIN_MINUTES * MINUTE_MS
