import { because, type Reason } from "../errors.ts"

/** In which quality somebody sits: the delegate has a letter of the seat's body for this meeting. */
export type Quality = "titular" | "substitute" | "delegate"

/**
 * Somebody on a seat from one moment until another, which is no part of it; open while they sit there. Of one
 * seat no two overlap.
 */
export type Presence = {
  seatId: string
  as: Quality
  isRemote: boolean
  from: Date
  until: Date | null
}

const lasts = ({ from, until }: Presence, at: Date) => from <= at && (until === null || at < until)
const endsAfter = ({ until }: Presence, at: Date) => until === null || until > at

/** Whether the intervals are possible: each has a length, and no two of one seat overlap. */
export const isSound = (presences: readonly Presence[]): boolean =>
  presences.every(
    (one, n) =>
      (one.until === null || one.from < one.until) &&
      presences
        .slice(n + 1)
        .every(
          (other) =>
            other.seatId !== one.seatId || !(endsAfter(one, other.from) && endsAfter(other, one.from)),
        ),
  )

/** Who sits on a seat at a moment, or null. */
export const sittingAt = (presences: readonly Presence[], seatId: string, at: Date): Presence | null =>
  presences.find((one) => one.seatId === seatId && lasts(one, at)) ?? null

/** The seats that somebody sits on at a moment. */
export const presentAt = (presences: readonly Presence[], at: Date): ReadonlySet<string> =>
  new Set(presences.filter((one) => lasts(one, at)).map((one) => one.seatId))

/** Why nobody can come to this seat at that moment, or null: it is taken, or was later. */
export const refuseEntry = (presences: readonly Presence[], seatId: string, at: Date): Reason | null => {
  const own = presences.filter((one) => one.seatId === seatId)
  if (own.some((one) => one.until === null)) return because("meetings.refuse.seat_taken")
  return own.some((one) => endsAfter(one, at)) ? because("meetings.refuse.entry_before_exit") : null
}

/** Why nobody can leave this seat at that moment, or null. */
export const refuseExit = (presences: readonly Presence[], seatId: string, at: Date): Reason | null => {
  const open = presences.find((one) => one.seatId === seatId && one.until === null)
  if (!open) return because("meetings.refuse.nobody_sits")
  return at <= open.from ? because("meetings.refuse.exit_before_entry") : null
}

/** The intervals after somebody came to a seat. The caller has asked `refuseEntry`. */
export const enter = (presences: readonly Presence[], entry: Omit<Presence, "until">): Presence[] => [
  ...presences,
  { ...entry, until: null },
]

/** The intervals after who sits on a seat left it. The caller has asked `refuseExit`. */
export const leave = (presences: readonly Presence[], seatId: string, at: Date): Presence[] =>
  presences.map((one) => (one.seatId === seatId && one.until === null ? { ...one, until: at } : one))

/** A seat that passes from one to another (the titular comes, the substitute gets up): no moment is nobody's. */
export const changeHands = (presences: readonly Presence[], entry: Omit<Presence, "until">): Presence[] =>
  enter(leave(presences, entry.seatId, entry.from), entry)

/** Every moment at which who is present changes, in order and once each. */
export const changesOf = (presences: readonly Presence[]): Date[] =>
  [...new Set(presences.flatMap(({ from, until }) => [from.getTime(), ...(until ? [until.getTime()] : [])]))]
    .sort((a, b) => a - b)
    .map((time) => new Date(time))
