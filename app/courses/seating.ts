/** Seats kept for a group of enrolments (a quota); `null` in place of a pool's id is the general seats. */
export type Pool = { id: string; seats: number }

/** What is known of an edition's seats. Taken are the confirmed and the live offers, each with its pool. */
export type Seating = {
  capacity: number
  pools: readonly Pool[]
  /** What is left of the pools has become general. */
  released: boolean
  taken: readonly (string | null)[]
}

/** A seat of a pool, or a general one (`pool: null`). */
export type Seat = { pool: string | null }

/** How many seats are free all together; negative when the edition is over its capacity. */
export const roomOf = ({ capacity, taken }: Pick<Seating, "capacity" | "taken">): number =>
  capacity - taken.length

/** Whether more seats are taken than there are: nobody is removed, nobody is promoted. */
export const isOverCapacity = (seating: Seating): boolean => roomOf(seating) < 0

const takenIn = ({ taken }: Seating, pool: string | null) => taken.filter((one) => one === pool).length

/** Free seats of one pool; none once it was released, since what was left is general then. */
export const freeInPool = (seating: Seating, pool: Pool): number =>
  seating.released ? 0 : Math.max(0, Math.min(pool.seats - takenIn(seating, pool.id), roomOf(seating)))

/** Free general seats: the capacity less what is taken and what the pools still keep. */
export const freeInGeneral = (seating: Seating): number => {
  const kept = seating.pools.reduce((sum, pool) => sum + freeInPool(seating, pool), 0)
  return Math.max(0, roomOf(seating) - kept)
}

/**
 * The seat that an enrolment takes: of the first pool that it fits and that has room, then a general one.
 * @param fits the pools that it fits, by id
 */
export const seatFor = (seating: Seating, fits: readonly string[]): Seat | null => {
  const pool = seating.pools.find((one) => fits.includes(one.id) && freeInPool(seating, one) > 0)
  if (pool) return { pool: pool.id }
  return freeInGeneral(seating) > 0 ? { pool: null } : null
}

/** The seats after one more was taken. */
export const withTaken = (seating: Seating, seat: Seat): Seating => ({
  ...seating,
  taken: [...seating.taken, seat.pool],
})

/** Whether the seats of the pools and the capacity go together. */
export const poolsFit = (capacity: number, pools: readonly Pick<Pool, "seats">[]): boolean =>
  pools.reduce((sum, pool) => sum + pool.seats, 0) <= capacity
