import type { RuleOf } from "./fields.ts"
import { neededOf } from "./rational.ts"
import { type Said, said } from "./say.ts"

type AddedItems = RuleOf<"added_items">
export type Agreement = AddedItems["agreed"]
/** Seats filled, and those of them present or represented, at the moment in which a point is added. */
export type SeatsThere = { filled: number; there: number }

const HALF = { strict: true, num: 1, den: 2 }

/** How many seats must agree that a point is added; null where no number of them is enough. */
export const agreementNeeded = (agreed: Agreement, { filled, there }: SeatsThere): number | null => {
  if (agreed === "never") return null
  if (agreed === "chair") return 0
  if (agreed === "majority") return neededOf(there, HALF)
  if (agreed === "all_present") return there
  return there < filled ? null : filled
}

/** Whether a point that so many seats agreed to add may be voted on, or is only told and discussed. */
export const mayBeDecided = (
  { agreed, decide }: AddedItems,
  seats: SeatsThere,
  inFavour: number,
): boolean => {
  if (agreed === "never" || decide === "never") return false
  if (decide === "as_others") return true
  const needed = agreementNeeded("all_seats", seats)
  return needed !== null && inFavour >= needed
}

/** Whether points are added in a sitting, who must agree, and whether they are voted on. */
export const addedItemsWords = ({ agreed, decide }: AddedItems): Said[] => [
  said(`regulation.words.added_items.${agreed}`),
  ...(agreed === "never" ? [] : [said(`regulation.words.added_items.decide_${decide}`)]),
]

/** The sitting that stands as the example beside the rule: three seats filled are not there. */
const THERE = 21

/** What the rule takes with the seats of the table, and in an example that is always the same. */
export const addedItemsFigures = ({ agreed, decide }: AddedItems, filled: number): Said[] => {
  const example = { there: THERE, filled: THERE + 3 }
  const needed = agreementNeeded(agreed, example)
  const everybody = agreed === "all_seats" || (agreed !== "never" && decide === "all_seats")
  return [
    ...(agreed === "majority" || agreed === "all_present"
      ? [said("regulation.figures.added_agreed", { there: THERE, needed: needed ?? 0 })]
      : []),
    ...(everybody && filled > 0 ? [said("regulation.figures.added_everybody", { count: filled })] : []),
  ]
}
