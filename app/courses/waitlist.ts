import { type Seat, type Seating, seatFor, withTaken } from "./seating.ts"

/** Somebody on the list: in which order they stand, and the pools that they fit. */
export type Waiting = {
  id: string
  /** Set by the coordinator with a reason; 0 unless somebody decided otherwise. */
  priority: number
  /** When they asked, in milliseconds; never changes. */
  joinedAt: number
  fits: readonly string[]
}

/** Higher priority first, then who asked earlier, then the id, so that no two stand at one place. */
export const byTurn = (a: Waiting, b: Waiting): number =>
  b.priority - a.priority || a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The place of somebody on the list, from 1; null for who is not on it. */
export const positionOf = (list: readonly Waiting[], id: string): number | null => {
  const place = [...list].sort(byTurn).findIndex((one) => one.id === id)
  return place < 0 ? null : place + 1
}

export type Promotion = { id: string; seat: Seat }

/** Who moves up: each free seat goes to the first in order who fits its pool. */
export const promotionsOf = (seating: Seating, list: readonly Waiting[]): Promotion[] => {
  const promoted: Promotion[] = []
  let left = seating
  for (const one of [...list].sort(byTurn)) {
    const seat = seatFor(left, one.fits)
    if (!seat) continue
    left = withTaken(left, seat)
    promoted.push({ id: one.id, seat })
  }
  return promoted
}

/**
 * The seat that a newcomer takes at once, or null for the tail of the list: while somebody on the list would fit
 * the seat, it is theirs.
 * @param list who still waits after everybody who could move up has moved
 */
export const seatOfNewcomer = (
  seating: Seating,
  list: readonly Waiting[],
  fits: readonly string[],
): Seat | null => {
  const seat = seatFor(seating, fits)
  if (!seat) return null
  return list.some((one) => seat.pool === null || one.fits.includes(seat.pool)) ? null : seat
}
