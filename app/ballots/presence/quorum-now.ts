import type { Frozen } from "../counting/verdict.ts"
import { judgeRollQuorum, type SeatAtOpening } from "../roll.ts"

/** The numero legale of a ballot at another moment than its opening. */
export type QuorumThen = { isReached: boolean; found: number; needed: number; missing: number }
/** What is kept of it where a ballot was ended for it. */
export type QuorumGone = Pick<QuorumThen, "found" | "needed" | "missing">

const isAsked = ({ roll }: Frozen, seat: SeatAtOpening) =>
  seat.voting && roll.groups.some(({ groupId }) => groupId === seat.groupId)

/**
 * The numero legale while a ballot is open: of the seats that are asked, those there or represented now, who came
 * after the opening included. What it takes was frozen.
 * @param excluded seats that are out for a conflict of interest
 */
export const quorumNow = (
  frozen: Frozen,
  seats: readonly SeatAtOpening[],
  excluded: readonly string[],
): QuorumThen => {
  const out = new Set(frozen.rule.conflictInQuorum ? [] : excluded)
  // Who lost the mandate since stands on the roll all the same.
  const onRoll = new Set(frozen.roll.seats.map(({ seatId }) => seatId))
  const sits = (seat: SeatAtOpening) => onRoll.has(seat.seatId) || seat.isFilled
  const counted = seats.filter(
    (seat) => isAsked(frozen, seat) && sits(seat) && seat.attendance !== "absent" && !out.has(seat.seatId),
  )
  return judged(frozen, counted)
}

const judged = (frozen: Frozen, counted: readonly { groupId: string }[]): QuorumThen => {
  const of = (groupId: string) => counted.filter((seat) => seat.groupId === groupId).length
  const { isReached, found, needed, missing } = judgeRollQuorum(frozen.rule, frozen.roll, of)
  return { isReached, found, needed, missing }
}

/** How the roll at the opening reads after somebody corrected it, beside the roll that the ballot froze. */
export type Correction = {
  /** Seats there or represented: as it was frozen, and as it reads now. */
  before: number
  now: number
  needed: number
  isReached: boolean
  /** The seats that were there and were not on the roll, and those on the roll that were not there. */
  came: string[]
  gone: string[]
}

/**
 * What a correction of presence says of a ballot that was opened before it; null where it says the same. The ballot
 * keeps the roll that it was opened with, whatever this says.
 * @param seats the table's seats at the moment of opening, by presence as it stands today
 */
export const correctionOf = (frozen: Frozen, seats: readonly SeatAtOpening[]): Correction | null => {
  const onRoll = new Set(frozen.roll.seats.map(({ seatId }) => seatId))
  const there = new Set(seats.flatMap((seat) => (seat.attendance === "absent" ? [] : [seat.seatId])))
  const came = seats.filter(
    (seat) => isAsked(frozen, seat) && seat.isFilled && there.has(seat.seatId) && !onRoll.has(seat.seatId),
  )
  const stayed = frozen.roll.seats.filter(({ seatId }) => there.has(seatId))
  const gone = frozen.roll.seats.filter(({ seatId }) => !there.has(seatId))
  if (came.length === 0 && gone.length === 0) return null
  const { found, needed, isReached } = judged(frozen, [...stayed, ...came])
  const ids = (all: readonly { seatId: string }[]) => all.map(({ seatId }) => seatId).sort()
  return { before: onRoll.size, now: found, needed, isReached, came: ids(came), gone: ids(gone) }
}
