import type { SeatFigures } from "./quorum-threshold.ts"

/** The voting seats of a whole table, from the counts of its constituencies. */
export const seatFigures = (groups: readonly { seats: number; filled: number }[]): SeatFigures => ({
  assigned: groups.reduce((sum, group) => sum + group.seats, 0),
  filled: groups.reduce((sum, group) => sum + group.filled, 0),
  justified: 0,
})
