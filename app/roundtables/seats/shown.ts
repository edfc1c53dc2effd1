import type { SeatCondition } from "../mandate.ts"

/** What the list of who sits at a table can be narrowed to. */
export const SHOWN = ["all", "vacant", "filled", "expiring"] as const
export type Shown = (typeof SHOWN)[number]

type Listed = { condition: SeatCondition; holders: readonly { expiresIn: number | null }[] | null }

/** Whether a seat belongs to the narrowed list; an advisory seat that nobody was designated to counts as vacant. */
export const isShown = (seat: Listed, show: Shown): boolean => {
  if (show === "all") return true
  if (show === "expiring") return (seat.holders ?? []).some((holder) => holder.expiresIn !== null)
  return (seat.condition === "filled") === (show === "filled")
}

/** How many seats each narrowed list has. */
export const countShown = (seats: readonly Listed[]): Record<Shown, number> => ({
  all: seats.length,
  vacant: seats.filter((seat) => isShown(seat, "vacant")).length,
  filled: seats.filter((seat) => isShown(seat, "filled")).length,
  expiring: seats.filter((seat) => isShown(seat, "expiring")).length,
})
