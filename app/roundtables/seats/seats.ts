import { covers } from "../../civil-time.ts"

/** A mandate as history keeps it; `endedAt` is the instant of an act that ended it early. */
export type Mandate = {
  seatId: string
  rank: number
  startsOn: string
  endsOn: string | null
  endedAt: Date | null
}
export type CountedSeat = { id: string; groupId: string; voting: boolean; removedAt: Date | null }

/** Seats of one constituency; `assigned` and what follows count voting seats only, and filled + vacant = assigned. */
export type Count = {
  assigned: number
  filled: number
  vacant: number
  advisory: number
  /** Advisory seats with somebody designated. */
  advisoryFilled: number
}

/** A moment: the instant and the civil day in Rome that it belongs to. */
export type Moment = { at: Date; day: string }

/** Whether a mandate is in force at a moment: its days cover it and no act had ended it. */
export const isInForce = (mandate: Omit<Mandate, "seatId">, { at, day }: Moment): boolean =>
  covers(mandate, day) && (mandate.endedAt === null || at < mandate.endedAt)

const existed = (seat: CountedSeat, { at }: Moment) => seat.removedAt === null || at < seat.removedAt

/** Whether a seat is filled at a moment (in carica): a titular's designation is in force. Substitutes do not fill it. */
export const isFilled = (seat: { id: string }, mandates: readonly Mandate[], moment: Moment): boolean =>
  mandates.some((mandate) => mandate.seatId === seat.id && mandate.rank === 0 && isInForce(mandate, moment))

const NONE: Count = { assigned: 0, filled: 0, vacant: 0, advisory: 0, advisoryFilled: 0 }

/** Seats assigned, filled, vacant and advisory at a moment, by constituency: what the quorum counts with. */
export const countByGroup = (
  seats: readonly CountedSeat[],
  mandates: readonly Mandate[],
  moment: Moment,
): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>()
  for (const seat of seats.filter((one) => existed(one, moment))) {
    const count = counts.get(seat.groupId) ?? NONE
    const filled = isFilled(seat, mandates, moment) ? 1 : 0
    counts.set(
      seat.groupId,
      seat.voting
        ? {
            ...count,
            assigned: count.assigned + 1,
            filled: count.filled + filled,
            vacant: count.vacant + 1 - filled,
          }
        : { ...count, advisory: count.advisory + 1, advisoryFilled: count.advisoryFilled + filled },
    )
  }
  return counts
}

/** The sum over all constituencies. */
export const total = (counts: ReadonlyMap<string, Count>): Count =>
  [...counts.values()].reduce(
    (sum, count) => ({
      assigned: sum.assigned + count.assigned,
      filled: sum.filled + count.filled,
      vacant: sum.vacant + count.vacant,
      advisory: sum.advisory + count.advisory,
      advisoryFilled: sum.advisoryFilled + count.advisoryFilled,
    }),
    NONE,
  )

/** Who acts for a seat at a moment: its titular, or while there is none the first substitute in order; else null. */
export const actsFor = <M extends Mandate>(
  seat: { id: string },
  mandates: readonly M[],
  moment: Moment,
): M | null => {
  const own = mandates.filter((mandate) => mandate.seatId === seat.id && isInForce(mandate, moment))
  return [...own].sort((a, b) => a.rank - b.rank)[0] ?? null
}
